package dev.assetwright.processor.validate;

import dev.assetwright.processor.read.Language;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Which types cannot be data. */
final class DataTypes {
  /** What a type that cannot be data is instead. */
  enum Sort {
    /** Elements, one after the other. */
    SEQUENCE(
        "java.lang.Iterable",
        "java.util.Iterator",
        "java.util.ListIterator",
        "java.util.Spliterator",
        "java.util.stream.BaseStream",
        "java.util.stream.DoubleStream",
        "java.util.stream.IntStream",
        "java.util.stream.LongStream",
        "java.util.stream.Stream"),
    /** An open file or connection. */
    CHANNEL("java.io.InputStream", "java.io.OutputStream", "java.io.Reader", "java.io.Writer"),
    /** Something still to be done. */
    DEFERRED(
        "java.util.concurrent.Callable",
        "java.util.concurrent.CompletableFuture",
        "java.util.concurrent.CompletionStage",
        "java.util.concurrent.Future"),
    /** Nothing that could be told in other words. */
    OTHER("java.lang.Runnable", "java.lang.Thread");

    private final Set<String> names;

    Sort(String... names) {
      this.names = Set.of(names);
    }
  }

  private DataTypes() {}

  /** Whether the type is refused by a rule of its own, so that others leave it alone. */
  static boolean isUnusable(TypeMirror type, Language language) {
    return unwritablePart(type, language) != null || rawPart(type) != null;
  }

  /** Returns the first part that nobody can write down, or null. */
  static @Nullable TypeMirror unwritablePart(TypeMirror type, Language language) {
    if (type instanceof ArrayType array) {
      return unwritablePart(array.getComponentType(), language);
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = Language.bound(wildcard);
      return bound == null ? null : unwritablePart(bound, language);
    }
    if (isUnwritable(type, language)) {
      return type;
    }
    for (TypeMirror argument : Language.arguments(type)) {
      TypeMirror part = unwritablePart(argument, language);
      if (part != null) {
        return part;
      }
    }
    return null;
  }

  /** Whether the type itself, whatever its arguments are, cannot be written down. */
  static boolean isUnwritable(TypeMirror type, Language language) {
    return find(type, language) != null;
  }

  /** Returns what a type is that cannot be written down. */
  static Sort sort(TypeMirror unwritable, Language language) {
    return Objects.requireNonNullElse(find(unwritable, language), Sort.OTHER);
  }

  private static @Nullable Sort find(TypeMirror type, Language language) {
    if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
      return null;
    }
    TypeElement element = (TypeElement) declared.asElement();
    String name = element.getQualifiedName().toString();
    for (Sort sort : Sort.values()) {
      if (sort.names.contains(name)) {
        return sort;
      }
    }
    if (name.startsWith("java.util.function.")) {
      return Sort.DEFERRED;
    }
    if (language.isA(element, "java.io.InputStream") || language.isA(element, "java.io.Reader")) {
      return Sort.CHANNEL;
    }
    return language.isA(element, "java.lang.Thread") ? Sort.OTHER : null;
  }

  /** Returns the first generic type that is named without its arguments, or null. */
  static @Nullable TypeMirror rawPart(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return rawPart(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = Language.bound(wildcard);
      return bound == null ? null : rawPart(bound);
    }
    if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
      return null;
    }
    if (declared.getTypeArguments().isEmpty()) {
      return ((TypeElement) declared.asElement()).getTypeParameters().isEmpty() ? null : type;
    }
    for (TypeMirror argument : declared.getTypeArguments()) {
      TypeMirror part = rawPart(argument);
      if (part != null) {
        return part;
      }
    }
    return null;
  }
}
