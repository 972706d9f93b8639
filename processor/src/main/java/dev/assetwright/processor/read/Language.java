package dev.assetwright.processor.read;

import dev.assetwright.processor.model.Storage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The questions about Java types that reading, validating and writing have in common; of one round. */
public final class Language {
  private static final String PACKAGE = "dev.assetwright.";
  private static final Set<String> PARTITIONS =
      Set.of("Partition", "Hour", "Day", "Week", "Month", "Window", "Label", "Combination");

  private final Types types;
  private final Elements elements;
  private final Map<TypeElement, Set<String>> inherited = new HashMap<>();
  private final Map<TypeElement, Map<String, Object>> defaults = new HashMap<>();

  /** Makes the questions to a compiler. */
  public Language(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
  }

  /** The compiler's types. */
  public Types types() {
    return types;
  }

  /** The compiler's elements. */
  public Elements elements() {
    return elements;
  }

  /** Returns the qualified name of a class or interface type; empty for any other type. */
  public static String nameOf(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? element.getQualifiedName().toString()
        : "";
  }

  /** Returns the qualified name of a class or interface type, or the word for a primitive one; else empty. */
  public static String writtenName(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? type.getKind().name().toLowerCase(Locale.ROOT)
        : nameOf(type);
  }

  /** Whether the type is {@code dev.assetwright.<simpleName>}, whatever its arguments are. */
  public static boolean isOurs(TypeMirror type, String simpleName) {
    String name = nameOf(type);
    return name.length() == PACKAGE.length() + simpleName.length()
        && name.startsWith(PACKAGE)
        && name.endsWith(simpleName);
  }

  /** Whether the type is that of partitions: of some grids or, {@code Partition}, of all. */
  public static boolean isPartition(TypeMirror type) {
    String name = nameOf(type);
    return name.startsWith(PACKAGE) && PARTITIONS.contains(name.substring(PACKAGE.length()));
  }

  /** Returns the type arguments; empty for a raw type and for types that have none. */
  public static List<? extends TypeMirror> arguments(TypeMirror type) {
    return type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
  }

  /** Returns what a {@code Result} holds, or the type itself. */
  public static TypeMirror withoutResult(TypeMirror type) {
    return isOurs(type, "Result") && arguments(type).size() == 1
        ? arguments(type).get(0)
        : type;
  }

  /** Whether the type is an {@code Optional} of something. */
  public static boolean isOptional(TypeMirror type) {
    return nameOf(type).equals("java.util.Optional") && arguments(type).size() == 1;
  }

  /** Returns what an {@code Optional} holds, or the type itself. */
  public static TypeMirror withoutOptional(TypeMirror type) {
    return isOptional(type) ? arguments(type).get(0) : type;
  }

  /** Returns how data of this type, without {@code Result}, is kept. */
  public static Storage storage(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID || nameOf(type).equals("java.lang.Void")) {
      return Storage.NONE;
    }
    if (isOurs(type, "Table")) {
      return Storage.TABLE;
    }
    return isOurs(type, "Rows") ? Storage.ROWS : Storage.VALUE;
  }

  /** Whether the type is a {@code Table} of some record. */
  public static boolean isTableOfRecord(TypeMirror type) {
    return isOurs(type, "Table")
        && arguments(type).size() == 1
        && arguments(type).get(0) instanceof DeclaredType row
        && row.asElement().getKind() == ElementKind.RECORD;
  }

  /** Returns the reference type of a primitive one, and any other type as it is. */
  public TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : type;
  }

  /** Whether generated code can hand a value of one type to a parameter of the other. */
  public boolean isAssignable(TypeMirror from, TypeMirror to) {
    // Mostly they are the same, which is answered sooner.
    return types.isSameType(from, to) || types.isAssignable(boxed(from), boxed(to));
  }

  /** Whether a class or interface is that of the qualified name, or inherits from it. */
  public boolean isA(TypeElement type, String name) {
    Set<String> names = inherited.get(type);
    if (names == null) {
      names = new HashSet<>();
      collectInherited(type, names);
      inherited.put(type, names);
    }
    return names.contains(name);
  }

  private static void collectInherited(TypeElement type, Set<String> names) {
    if (names.add(type.getQualifiedName().toString())) {
      collectInherited(type.getSuperclass(), names);
      type.getInterfaces().forEach(above -> collectInherited(above, names));
    }
  }

  private static void collectInherited(TypeMirror type, Set<String> names) {
    if (type.getKind() == TypeKind.DECLARED) {
      collectInherited((TypeElement) ((DeclaredType) type).asElement(), names);
    }
  }

  /** Returns the defaults that the members of an annotation type have. */
  Map<String, Object> defaults(TypeElement annotation) {
    return defaults.computeIfAbsent(annotation, Language::readDefaults);
  }

  private static Map<String, Object> readDefaults(TypeElement annotation) {
    Map<String, Object> found = new HashMap<>();
    for (ExecutableElement member : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
      if (member.getDefaultValue() != null) {
        found.put(member.getSimpleName().toString(), member.getDefaultValue().getValue());
      }
    }
    return found;
  }

  /** Returns {@code Map<P, T>} for {@code dev.assetwright.P}. */
  public TypeMirror mapBy(String partition, TypeMirror value) {
    return types.getDeclaredType(
        elements.getTypeElement("java.util.Map"),
        elements.getTypeElement(PACKAGE + partition).asType(),
        boxed(value));
  }

  /** Whether some part of the type is unknown. */
  public static boolean isUnresolved(TypeMirror type) {
    return unresolvedPart(type) != null;
  }

  /** Returns the first unknown part of a type, or null. */
  public static @Nullable TypeMirror unresolvedPart(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      return type;
    }
    if (type instanceof ArrayType array) {
      return unresolvedPart(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = bound(wildcard);
      return bound == null ? null : unresolvedPart(bound);
    }
    for (TypeMirror argument : arguments(type)) {
      TypeMirror part = unresolvedPart(argument);
      if (part != null) {
        return part;
      }
    }
    return null;
  }

  /** Returns the bound of a wildcard, or null for {@code ?}. */
  public static @Nullable TypeMirror bound(WildcardType wildcard) {
    return wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : wildcard.getSuperBound();
  }

  /** Returns the annotation of that qualified name on an element, or null. */
  public static @Nullable AnnotationMirror annotation(Element element, String qualifiedName) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (nameOf(mirror.getAnnotationType()).equals(qualifiedName)) {
        return mirror;
      }
    }
    return null;
  }

  /** Returns the class around a class, a member or a parameter, outermost. */
  public static TypeElement outermost(Element element) {
    Element current = element;
    while (current.getEnclosingElement() != null
        && current.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      current = current.getEnclosingElement();
    }
    return (TypeElement) current;
  }

  /** Returns a component's type with the arguments of a generic record put in. */
  public TypeMirror typeOf(RecordComponentElement component, DeclaredType recordType) {
    if (recordType.getTypeArguments().isEmpty()) {
      return component.asType();
    }
    // ecj does not tell the accessor of a component.
    return ElementFilter.methodsIn(recordType.asElement().getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().equals(component.getSimpleName()))
        .filter(method -> method.getParameters().isEmpty())
        .findFirst()
        .map(method -> (ExecutableType) types.asMemberOf(recordType, method))
        .map(ExecutableType::getReturnType)
        .orElseGet(component::asType);
  }

  /** Returns the package an element lies in; empty for the unnamed one. */
  public String packageOf(Element element) {
    return elements.getPackageOf(element).getQualifiedName().toString();
  }
}
