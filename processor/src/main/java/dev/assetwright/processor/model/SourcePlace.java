package dev.assetwright.processor.model;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where in the source something stands: an element, an annotation on it, or a value inside that.
 *
 * @param annotation null for the element itself
 * @param value null for the whole annotation
 */
public record SourcePlace(
    Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value) {

  /** Returns the place of an element's name. */
  public static SourcePlace of(Element element) {
    return new SourcePlace(element, null, null);
  }
}
