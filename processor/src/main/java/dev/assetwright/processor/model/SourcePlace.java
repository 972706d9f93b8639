package dev.assetwright.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where in the source something stands: an element, an annotation on it, a value inside that, or somewhere in its body.
 *
 * @param annotation null for the element itself
 * @param value null for the whole annotation
 * @param body null for what is declared
 */
public record SourcePlace(
    Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value,
    @Nullable BodyPlace body) {

  /** Makes a place in a declaration. */
  public SourcePlace(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
    this(element, annotation, value, null);
  }

  /** Returns the place of an element's name. */
  public static SourcePlace of(Element element) {
    return new SourcePlace(element, null, null);
  }

  /** Returns a place in the body of an element. */
  public static SourcePlace in(Element element, BodyPlace body) {
    return new SourcePlace(element, null, null, body);
  }
}
