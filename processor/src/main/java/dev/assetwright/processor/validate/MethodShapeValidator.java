package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.MethodDeclaration;
import dev.assetwright.processor.model.MethodKind;
import dev.assetwright.processor.model.ParameterDeclaration;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.MethodKinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** An annotated method can be called by generated code, and means one thing. */
final class MethodShapeValidator implements Validator {
  /** Looks up once for each class what it inherits. */
  @Override
  public void validate(Scene scene) {
    Map<TypeElement, List<ExecutableElement>> inherited = new HashMap<>();
    for (MethodDeclaration method : scene.graph().methods()) {
      scene.progress().at(method::subject);
      validate(
          method,
          inherited.computeIfAbsent(
              method.owner().element(), owner -> inherited(owner, scene.language())),
          scene);
    }
  }

  private static void validate(
      MethodDeclaration method, List<ExecutableElement> inherited, Scene scene) {
    Finding finding = finding(method, inherited, scene);
    if (finding != null) {
      scene
          .messages()
          .add(
              Code.UNUSABLE_METHOD,
              method.place(),
              "'%s' %s".formatted(method.name(), finding.what()),
              finding.remedy());
      return;
    }
    for (ParameterDeclaration parameter : method.parameters()) {
      TypeElement hidden = Accessibility.hiddenPart(
          parameter.type(), method.owner().packageName(), scene.language());
      if (hidden != null) {
        scene
            .messages()
            .add(
                Code.UNUSABLE_METHOD,
                parameter.place(),
                "'%s' takes '%s', which generated code in its package cannot name."
                    .formatted(parameter.name(), hidden.getSimpleName()),
                (scene.language().packageOf(hidden).equals(method.owner().packageName())
                        ? "Take 'private' away from '%s'; package-private is enough."
                        : "Make '%s' public; it is inherited from another package.")
                    .formatted(hidden.getSimpleName()));
      }
    }
  }

  private static @Nullable Finding finding(
      MethodDeclaration method, List<ExecutableElement> inherited, Scene scene) {
    ExecutableElement element = method.element();
    Set<Modifier> modifiers = element.getModifiers();
    List<MethodKind> kinds = MethodKinds.of(element);
    if (kinds.size() > 1) {
      return new Finding(
          "is both %s and %s.".formatted(kinds.get(0).written(), kinds.get(1).written()),
          "Keep one of them.");
    }
    if (modifiers.contains(Modifier.PRIVATE)) {
      return new Finding(
          "is private, so generated code cannot call it.",
          "Take 'private' away; package-private is enough.");
    }
    boolean isAbstract = modifiers.contains(Modifier.ABSTRACT);
    if (method.kind() == MethodKind.SQL_ASSET) {
      if (!method.owner().isInterface() || !isAbstract) {
        return new Finding(
            "has a body or stands in a class, but its statement is all there is to run.",
            "Declare it as an abstract method of an interface: Table<Row> %s();"
                .formatted(method.name()));
      }
      if (!method.parameters().isEmpty()) {
        return new Finding(
            "has parameters, but a statement reads its upstream as {upstream}.",
            "Take the parameters away; ':partition' is bound to the partition.");
      }
    } else if (isAbstract) {
      return new Finding(
          "is abstract, so there is nothing to run.",
          "Give it a body, or use @SqlAsset for a statement.");
    } else if (method.owner().isInterface() && !method.isStatic()) {
      return new Finding(
          "is a default method, and there is no instance to call it on.",
          "Make it static, or move it into a class.");
    }
    if (!element.getTypeParameters().isEmpty()) {
      return new Finding(
          "is generic, so the types of its data are not known.", "Take its type parameters away.");
    }
    if (element.isVarArgs()) {
      return new Finding(
          "takes a varying number of arguments, but each parameter is one asset.",
          "Write each upstream as a parameter of its own.");
    }
    if (isOverload(method, scene)) {
      return new Finding(
          "is declared twice in '%s' with annotations, and an asset is known by its method's name."
              .formatted(method.owner().display()),
          "Rename one of them.");
    }
    return overriding(method, inherited, scene);
  }

  private static boolean isOverload(MethodDeclaration method, Scene scene) {
    for (MethodDeclaration other : scene.graph().siblings(method)) {
      // Every method is compared with all before it, so names stay the compiler's own.
      if (other.index() < method.index()
          && other.element().getSimpleName().equals(method.element().getSimpleName())) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Finding overriding(
      MethodDeclaration method, List<ExecutableElement> inherited, Scene scene) {
    if (method.isStatic()) {
      return null;
    }
    TypeElement owner = method.owner().element();
    for (ExecutableElement other : inherited) {
      if (scene.language().elements().overrides(method.element(), other, owner)) {
        return new Finding(
            "overrides '%s.%s', which is annotated too."
                .formatted(other.getEnclosingElement().getSimpleName(), other.getSimpleName()),
            "Annotate one of the two.");
      }
    }
    return null;
  }

  /** The annotated methods of the classes and interfaces above. */
  private static List<ExecutableElement> inherited(TypeElement owner, Language language) {
    return supertypes(owner.asType(), language).stream()
        .flatMap(above -> ElementFilter.methodsIn(above.getEnclosedElements()).stream())
        .filter(method -> !MethodKinds.of(method).isEmpty())
        .toList();
  }

  private static List<TypeElement> supertypes(TypeMirror type, Language language) {
    return language.types().directSupertypes(type).stream()
        .filter(DeclaredType.class::isInstance)
        .flatMap(above -> Stream.concat(
            Stream.of((TypeElement) ((DeclaredType) above).asElement()),
            supertypes(above, language).stream()))
        .distinct()
        .toList();
  }

  private record Finding(String what, String remedy) {}
}
