package dev.assetwright.processor.read;

import dev.assetwright.processor.model.MethodKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** What annotations make of a method. */
public final class MethodKinds {
  private static final Map<String, MethodKind> BY_ANNOTATION = MethodKind.ALL.stream()
      .collect(Collectors.toUnmodifiableMap(MethodKind::annotationName, Function.identity()));

  private MethodKinds() {}

  /** Returns what the annotations of an element make of it, in the order of declaration; empty for most elements. */
  public static List<MethodKind> of(Element element) {
    List<MethodKind> kinds = new ArrayList<>(1);
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      MethodKind kind = BY_ANNOTATION.get(Language.nameOf(mirror.getAnnotationType()));
      if (kind != null && !kinds.contains(kind)) {
        kinds.add(kind);
      }
    }
    Collections.sort(kinds);
    return kinds;
  }
}
