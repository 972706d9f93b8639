package dev.assetwright.processor.validate;

import dev.assetwright.processor.read.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Which types cannot be data; of one compilation. What is found out about a class is kept, since most methods use the same few. */
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

  private static final Map<String, Sort> SORTS = sorts();

  private final Language language;
  private final Map<TypeElement, Optional<Sort>> known = new HashMap<>();

  DataTypes(Language language) {
    this.language = language;
  }

  private static Map<String, Sort> sorts() {
    Map<String, Sort> sorts = new HashMap<>();
    for (Sort sort : Sort.values()) {
      sort.names.forEach(name -> sorts.put(name, sort));
    }
    return sorts;
  }

  /** Whether the type is refused by a rule of its own, so that others leave it alone. */
  boolean isUnusable(TypeMirror type) {
    return unwritablePart(type) != null || rawPart(type) != null;
  }

  /** Returns the first part that nobody can write down, or null. */
  @Nullable
  TypeMirror unwritablePart(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return unwritablePart(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = Language.bound(wildcard);
      return bound == null ? null : unwritablePart(bound);
    }
    if (isUnwritable(type)) {
      return type;
    }
    for (TypeMirror argument : Language.arguments(type)) {
      TypeMirror part = unwritablePart(argument);
      if (part != null) {
        return part;
      }
    }
    return null;
  }

  /** Whether the type itself, whatever its arguments are, cannot be written down. */
  boolean isUnwritable(TypeMirror type) {
    return find(type).isPresent();
  }

  /** Returns what a type is that cannot be written down. */
  Sort sort(TypeMirror unwritable) {
    return find(unwritable).orElse(Sort.OTHER);
  }

  private Optional<Sort> find(TypeMirror type) {
    return type instanceof DeclaredType declared && type.getKind() != TypeKind.ERROR
        ? known.computeIfAbsent((TypeElement) declared.asElement(), this::judge)
        : Optional.empty();
  }

  private Optional<Sort> judge(TypeElement element) {
    String name = element.getQualifiedName().toString();
    Sort own = SORTS.get(name);
    if (own != null) {
      return Optional.of(own);
    }
    if (name.startsWith("java.util.function.")) {
      return Optional.of(Sort.DEFERRED);
    }
    if (language.isA(element, "java.io.InputStream") || language.isA(element, "java.io.Reader")) {
      return Optional.of(Sort.CHANNEL);
    }
    return language.isA(element, "java.lang.Thread") ? Optional.of(Sort.OTHER) : Optional.empty();
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
