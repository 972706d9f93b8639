package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.UnitDeclaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** A class with assets can be named by generated code in its package, and made by Guice if need be. */
final class ClassValidator implements Validator {
  private static final Set<String> INJECT =
      Set.of("jakarta.inject.Inject", "javax.inject.Inject", "com.google.inject.Inject");

  @Override
  public void validate(Scene scene) {
    Map<String, DeclaringClass> byUnit = new HashMap<>();
    for (UnitDeclaration unit : scene.graph().declarations().units()) {
      DeclaringClass owner = unit.owner();
      scene.progress().at(owner.qualifiedName());
      Finding finding = finding(unit);
      if (finding != null) {
        add(scene, owner, finding);
        continue;
      }
      DeclaringClass other =
          byUnit.putIfAbsent(owner.packageName() + "." + owner.unitName(), owner);
      if (other != null) {
        add(
            scene,
            owner,
            new Finding(
                "would get the same generated class '%s' as '%s'."
                    .formatted(owner.unitName(), other.display()),
                "Rename one of them."));
      }
    }
  }

  private static void add(Scene scene, DeclaringClass owner, Finding finding) {
    scene
        .messages()
        .add(
            Code.UNUSABLE_CLASS,
            SourcePlace.of(owner.element()),
            "'%s' %s".formatted(owner.display(), finding.what()),
            finding.remedy());
  }

  private static @Nullable Finding finding(UnitDeclaration unit) {
    DeclaringClass owner = unit.owner();
    TypeElement type = owner.element();
    if (owner.packageName().isEmpty()) {
      return new Finding(
          "holds assets but lies in no package, where other packages cannot reach it.",
          "Give the file a package.");
    }
    if (type.getKind() == ElementKind.ENUM || type.getKind() == ElementKind.ANNOTATION_TYPE) {
      return new Finding(
          "is %s, which cannot hold assets."
              .formatted(type.getKind() == ElementKind.ENUM ? "an enum" : "an annotation"),
          "Move its annotated methods into a class.");
    }
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        return new Finding(
            at.equals(type)
                ? "is private, so generated code cannot call its methods."
                : "lies in '%s', which is private, so generated code cannot call its methods."
                    .formatted(at.getSimpleName()),
            "Take 'private' away; package-private is enough.");
      }
    }
    if (type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC)) {
      return new Finding(
          "belongs to an instance of the class around it.", "Make it static, or move it out.");
    }
    if (!type.getTypeParameters().isEmpty()) {
      return new Finding(
          "is generic, so the types of its assets are not known.",
          "Move its annotated methods into a class without type parameters.");
    }
    if (owner.isInterface()) {
      return null;
    }
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      return new Finding(
          "is abstract, and annotated methods are not inherited.",
          "Move its annotated methods into a class that can be made.");
    }
    return unit.needsInstance() ? constructors(type) : null;
  }

  private static @Nullable Finding constructors(TypeElement type) {
    List<ExecutableElement> all = ElementFilter.constructorsIn(type.getEnclosedElements());
    List<ExecutableElement> marked =
        all.stream().filter(ClassValidator::isMarked).toList();
    // Guice calls a private one that is marked.
    List<ExecutableElement> chosen = marked.isEmpty()
        ? all.stream()
            .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
            .toList()
        : marked;
    if (chosen.isEmpty()) {
      return new Finding(
          "has only private constructors, so no instance can be made.",
          "Take 'private' away from one, or mark it with @Inject, or make the annotated methods static.");
    }
    return chosen.size() == 1
        ? null
        : new Finding(
            marked.isEmpty()
                ? "has %d constructors, and none says that it is the one to call."
                    .formatted(chosen.size())
                : "has %d constructors marked with @Inject.".formatted(chosen.size()),
            "Mark exactly one with @Inject.");
  }

  private static boolean isMarked(ExecutableElement constructor) {
    return constructor.getAnnotationMirrors().stream()
        .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
        .anyMatch(annotation -> INJECT.contains(annotation.getQualifiedName().toString()));
  }

  private record Finding(String what, String remedy) {}
}
