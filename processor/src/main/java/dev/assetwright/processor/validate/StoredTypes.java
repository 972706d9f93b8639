package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.TypeText;
import dev.assetwright.processor.read.Language;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a value of some type from being written as JSON and read again as what it was, down to the components of
 * its records.
 *
 * <p>Keys of maps and elements of sets are written in order, so that equal data is written alike. A type with an
 * annotation of Jackson says itself how it is written, and is left alone. What was found sound once is not looked at again.
 */
final class StoredTypes {
  /**
   * Why a type cannot be stored.
   *
   * @param what the end of the sentence {@code 'lines' returns 'List<Line>', }
   * @param remedy what would help
   */
  record Problem(String what, String remedy) {}

  /** Records that are written as texts. */
  private static final Set<String> TEXTS = Set.of(
      "dev.assetwright.Day",
      "dev.assetwright.Label",
      "dev.assetwright.Month",
      "dev.assetwright.Week",
      "dev.assetwright.rules.AssetKey");

  /** A generic record that holds itself with ever longer arguments has no end. */
  private static final int MOST_INSIDE_EACH_OTHER = 20;

  private final Language language;
  private final DataTypes dataTypes;
  private final Set<TypeElement> sound = new HashSet<>();
  private final Map<String, TypeElement> records = new HashMap<>();
  private final Map<String, Integer> around = new HashMap<>();

  /** Makes the questions for a compilation. */
  StoredTypes(Language language, DataTypes dataTypes) {
    this.language = language;
    this.dataTypes = dataTypes;
  }

  /** Returns the first problem with a type that has none in its own arguments, or null. */
  @Nullable
  Problem problem(TypeMirror type) {
    Problem problem = find(type, "");
    if (problem == null) {
      // A record inside itself is taken for sound until something else in it is not, so only now is
      // all of it known to be.
      records.values().stream()
          .filter(element -> element.getTypeParameters().isEmpty())
          .forEach(sound::add);
    }
    records.clear();
    around.clear();
    return problem;
  }

  private @Nullable Problem find(TypeMirror type, String component) {
    if (type instanceof ArrayType array) {
      return find(array.getComponentType(), component);
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = Language.bound(wildcard);
      return bound == null ? null : find(bound, component);
    }
    if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
      return null;
    }
    TypeElement element = (TypeElement) declared.asElement();
    if (sound.contains(element) || speaksForItself(element)) {
      return null;
    }
    if (!component.isEmpty() && dataTypes.isUnwritable(type)) {
      return new Problem(
          "and '%s' is a '%s', which cannot be stored.".formatted(component, TypeText.alone(type)),
          "Make it a value, or a list of values.");
    }
    if (Language.isOurs(type, "Partition")) {
      return new Problem(
          "and of a 'Partition' nobody knows which sort it was when it is read again.",
          "Keep its key(), a String, or take a Day, a Week, a Month or a Label.");
    }
    Problem own = ordered(type);
    if (own == null) {
      own = isOpen(element)
          ? new Problem(
              "and of a '%s' nobody knows what to make when it is read again."
                  .formatted(TypeText.alone(type)),
              "Use a record, or say with @JsonTypeInfo which classes there are.")
          : null;
    }
    for (TypeMirror argument : declared.getTypeArguments()) {
      own = own == null ? find(argument, component) : own;
    }
    return own == null && element.getKind() == ElementKind.RECORD ? inRecord(declared) : own;
  }

  private @Nullable Problem inRecord(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (records.putIfAbsent(type.toString(), element) != null) {
      return null;
    }
    String name = element.getQualifiedName().toString();
    if (around.merge(name, 1, Integer::sum) > MOST_INSIDE_EACH_OTHER) {
      return new Problem(
          "and '%s' holds itself with ever longer types, so nobody can read it again."
              .formatted(element.getSimpleName()),
          "Let it hold itself with the types that it has.");
    }
    Problem problem = inComponents(type, element);
    around.merge(name, -1, Integer::sum);
    return problem;
  }

  private @Nullable Problem inComponents(DeclaredType type, TypeElement element) {
    for (RecordComponentElement component : element.getRecordComponents()) {
      Problem problem = speaksForItself(component)
          ? null
          : find(
              language.typeOf(component, type),
              element.getSimpleName() + "." + component.getSimpleName());
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private @Nullable Problem ordered(TypeMirror type) {
    boolean isMap = isA(type, "java.util.Map");
    if (!isMap && !isA(type, "java.util.Set") || Language.arguments(type).isEmpty()) {
      return null;
    }
    TypeMirror key = Language.arguments(type).get(0);
    if (!(key instanceof DeclaredType declared)
        || key.getKind() == TypeKind.ERROR
        || Language.nameOf(key).equals("java.lang.Object")
        || TEXTS.contains(Language.nameOf(key))
        || speaksForItself(declared.asElement())) {
      return null;
    }
    if (isMap && declared.asElement().getKind() == ElementKind.RECORD) {
      return new Problem(
          "and keys of the type '%s' cannot be read again.".formatted(TypeText.alone(key)),
          "Use a text, a number, a date or an enum as key, or a list of records.");
    }
    return isA(key, "java.lang.Comparable")
        ? null
        : new Problem(
            "and '%s' has no order in which %s could be stored."
                .formatted(TypeText.alone(key), isMap ? "keys" : "elements"),
            isMap
                ? "Use a text, a number, a date or an enum as key."
                : "Let it implement Comparable, or use a List.");
  }

  private boolean isA(TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && language.isA((TypeElement) declared.asElement(), name);
  }

  /** Whether it is a type of the user's that does not say what its values are. */
  private static boolean isOpen(TypeElement element) {
    return element.getModifiers().contains(Modifier.ABSTRACT)
        && (element.getKind() == ElementKind.INTERFACE || element.getKind() == ElementKind.CLASS)
        && !element.getQualifiedName().toString().startsWith("java.")
        && !element.getQualifiedName().toString().startsWith("dev.assetwright.");
  }

  private static boolean speaksForItself(Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      String name = Language.nameOf(mirror.getAnnotationType());
      if (name.startsWith("com.fasterxml.jackson.") || name.startsWith("tools.jackson.")) {
        return true;
      }
    }
    return false;
  }
}
