package dev.assetwright.processor.read;

import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.Text;
import dev.assetwright.processor.model.TypeValue;
import dev.assetwright.processor.model.Unresolved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The values of one annotation with their places.
 *
 * <p>A value of the wrong sort is one whose name did not resolve: the compiler puts {@code "<error>"} or an error type
 * there. It is listed, and read as if nothing had been written.
 */
final class AnnotationReader {
  /** What compilers put where a constant or class does not resolve. */
  private static final String ERROR = "<error>";

  private final Element element;
  private final AnnotationMirror mirror;
  private final List<Unresolved> unresolved;
  private final Map<String, AnnotationValue> written = new HashMap<>();
  private final Map<String, Object> defaults;

  AnnotationReader(
      Element element, AnnotationMirror mirror, List<Unresolved> unresolved, Language language) {
    this.element = element;
    this.mirror = mirror;
    this.unresolved = unresolved;
    this.defaults = language.defaults((TypeElement) mirror.getAnnotationType().asElement());
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
        mirror.getElementValues().entrySet()) {
      written.put(value.getKey().getSimpleName().toString(), value.getValue());
    }
  }

  /** The place of the annotation. */
  SourcePlace place() {
    return new SourcePlace(element, mirror, null);
  }

  /** The place of a member's value; the annotation's when it is not written. */
  SourcePlace place(String member) {
    return new SourcePlace(element, mirror, written(member));
  }

  /** Returns a string; empty when it is neither written nor has a default. */
  Text text(String member) {
    AnnotationValue value = written(member);
    if (value == null) {
      return new Text(defaultOf(member) instanceof String text ? text : "", place());
    }
    return text(value);
  }

  private Text text(AnnotationValue value) {
    SourcePlace place = new SourcePlace(element, mirror, value);
    if (value.getValue() instanceof String text && !text.equals(ERROR)) {
      return new Text(text, place);
    }
    unresolved.add(new Unresolved("", place));
    return new Text("", place);
  }

  /** Returns strings; what does not resolve is left out. */
  List<Text> texts(String member) {
    List<AnnotationValue> values = values(member);
    if (values.isEmpty()) {
      return List.of();
    }
    List<Text> texts = new ArrayList<>(values.size());
    for (AnnotationValue value : values) {
      Text text = text(value);
      if (!(text.isEmpty() && isUnresolved(text.place()))) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  private static boolean isUnresolved(SourcePlace place) {
    return place.value() != null && !"".equals(place.value().getValue());
  }

  /** Returns a class literal, or null when it is not written or does not resolve. */
  @Nullable
  TypeValue type(String member) {
    AnnotationValue value = written(member);
    return value == null ? null : type(value);
  }

  /** Returns class literals; what does not resolve is left out. */
  List<TypeValue> types(String member) {
    List<TypeValue> types = new ArrayList<>();
    for (AnnotationValue value : values(member)) {
      TypeValue type = type(value);
      if (type != null) {
        types.add(type);
      }
    }
    return types;
  }

  private @Nullable TypeValue type(AnnotationValue value) {
    SourcePlace place = new SourcePlace(element, mirror, value);
    if (value.getValue() instanceof DeclaredType type
        && type.getKind() != TypeKind.ERROR
        && type.asElement() instanceof TypeElement resolved) {
      return new TypeValue(resolved, place);
    }
    if (value.getValue() instanceof TypeMirror type && type.getKind() != TypeKind.ERROR) {
      // A primitive or an array: its literal resolves, but it can never be what is asked for.
      return null;
    }
    String name = value.getValue() instanceof TypeMirror type ? type.toString() : "";
    unresolved.add(new Unresolved(name, place));
    return null;
  }

  boolean flag(String member) {
    return read(member) instanceof Boolean flag && flag;
  }

  int number(String member) {
    return read(member) instanceof Integer number ? number : 0;
  }

  double decimal(String member) {
    return read(member) instanceof Double number ? number : Double.NaN;
  }

  /** Returns the name of an enum constant; empty when it does not resolve. */
  String constant(String member) {
    return read(member) instanceof VariableElement constant
        ? constant.getSimpleName().toString()
        : "";
  }

  /** Returns the names of enum constants; what does not resolve is left out. */
  List<String> constants(String member) {
    return values(member).stream()
        .map(AnnotationValue::getValue)
        .filter(VariableElement.class::isInstance)
        .map(constant -> ((VariableElement) constant).getSimpleName().toString())
        .toList();
  }

  private @Nullable Object read(String member) {
    AnnotationValue value = written(member);
    return value == null ? defaultOf(member) : value.getValue();
  }

  private List<AnnotationValue> values(String member) {
    AnnotationValue written = written(member);
    if (written == null) {
      return List.of();
    }
    if (!(written.getValue() instanceof List<?> list)) {
      return List.of(written);
    }
    List<AnnotationValue> values = new ArrayList<>(list.size());
    for (Object part : list) {
      if (part instanceof AnnotationValue value) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable AnnotationValue written(String member) {
    return written.get(member);
  }

  private @Nullable Object defaultOf(String member) {
    return defaults.get(member);
  }
}
