package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.read.Language;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** A class with assets keeps nothing between runs, of which no version would tell. */
final class MutableStateValidator implements Validator {
  private static final Set<String> MUTABLE = Set.of(
      "java.util.ArrayDeque",
      "java.util.ArrayList",
      "java.util.BitSet",
      "java.util.HashMap",
      "java.util.HashSet",
      "java.util.LinkedHashMap",
      "java.util.LinkedHashSet",
      "java.util.LinkedList",
      "java.util.PriorityQueue",
      "java.util.TreeMap",
      "java.util.TreeSet",
      "java.lang.StringBuilder",
      "java.lang.StringBuffer");

  @Override
  public void validate(Scene scene) {
    for (UnitDeclaration unit : scene.graph().declarations().units()) {
      scene.progress().at(unit.owner().qualifiedName());
      for (VariableElement field :
          ElementFilter.fieldsIn(unit.owner().element().getEnclosedElements())) {
        if (field.getModifiers().contains(Modifier.STATIC) && isMutable(field)) {
          scene
              .messages()
              .add(
                  Code.MUTABLE_STATE,
                  SourcePlace.of(field),
                  "'%s' is static and can change, so what its assets return may depend on what ran before."
                      .formatted(field.getSimpleName()),
                  "Keep it inside the method, or make it an asset.");
        }
      }
    }
  }

  private static boolean isMutable(VariableElement field) {
    String type = Language.nameOf(field.asType());
    return !field.getModifiers().contains(Modifier.FINAL)
        || MUTABLE.contains(type)
        || type.startsWith("java.util.concurrent.atomic.")
        || type.startsWith("java.util.concurrent.Concurrent");
  }
}
