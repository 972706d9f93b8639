package dev.assetwright.processor.read;

import dev.assetwright.processor.model.MethodKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** What annotations make of a method. */
public final class MethodKinds {
  private static final Map<String, MethodKind> BY_ANNOTATION = MethodKind.ALL.stream()
      .collect(Collectors.toUnmodifiableMap(MethodKind::annotationName, Function.identity()));

  private MethodKinds() {}

  /** Returns what the annotations of an element make of it, in the order of declaration; empty for most elements. */
  public static List<MethodKind> of(Element element) {
    List<MethodKind> kinds = List.of();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      MethodKind kind = BY_ANNOTATION.get(Language.nameOf(mirror.getAnnotationType()));
      if (kind != null && kinds.isEmpty()) {
        kinds = List.of(kind);
      } else if (kind != null) {
        kinds =
            Stream.concat(kinds.stream(), Stream.of(kind)).distinct().sorted().toList();
      }
    }
    return kinds;
  }
}
