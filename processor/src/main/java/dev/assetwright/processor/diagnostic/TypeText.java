package dev.assetwright.processor.diagnostic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Types as people say them: short names, long ones only where two of the types at hand share the short one.
 *
 * <p>Compilers print types each in their own way, so this does not use their {@code toString}.
 */
public final class TypeText {
  private final Map<String, Set<String>> longNames = new HashMap<>();

  private TypeText() {}

  /** Makes the wording for types that appear in one message. */
  public static TypeText of(TypeMirror... types) {
    TypeText text = new TypeText();
    Arrays.stream(types).forEach(text::collect);
    return text;
  }

  /** Returns one type that appears alone. */
  public static String alone(TypeMirror type) {
    return of(type).text(type);
  }

  private void collect(TypeMirror type) {
    if (type instanceof ArrayType array) {
      collect(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        collect(wildcard.getExtendsBound());
      }
      if (wildcard.getSuperBound() != null) {
        collect(wildcard.getSuperBound());
      }
    } else if (type instanceof DeclaredType declared) {
      TypeElement element = (TypeElement) declared.asElement();
      longNames
          .computeIfAbsent(element.getSimpleName().toString(), name -> new TreeSet<>())
          .add(element.getQualifiedName().toString());
      declared.getTypeArguments().forEach(this::collect);
    }
  }

  /** Returns a type that this was made of. */
  public String text(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return text(array.getComponentType()) + "[]";
    }
    if (type instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() != null) {
        return "? extends " + text(wildcard.getExtendsBound());
      }
      return wildcard.getSuperBound() != null ? "? super " + text(wildcard.getSuperBound()) : "?";
    }
    if (type instanceof DeclaredType declared) {
      return name((TypeElement) declared.asElement()) + arguments(declared.getTypeArguments());
    }
    if (type instanceof TypeVariable variable) {
      return variable.asElement().getSimpleName().toString();
    }
    return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
  }

  private String name(TypeElement element) {
    String simple = element.getSimpleName().toString();
    return longNames.getOrDefault(simple, Set.of()).size() > 1
        ? element.getQualifiedName().toString()
        : simple;
  }

  private String arguments(List<? extends TypeMirror> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream().map(this::text).collect(Collectors.joining(", ", "<", ">"));
  }
}
