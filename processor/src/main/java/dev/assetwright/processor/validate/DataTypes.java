package dev.assetwright.processor.validate;

import dev.assetwright.processor.read.Language;
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
  private static final Set<String> UNWRITABLE = Set.of(
      "java.lang.Iterable",
      "java.lang.Runnable",
      "java.lang.Thread",
      "java.util.Iterator",
      "java.util.ListIterator",
      "java.util.Spliterator",
      "java.util.concurrent.Callable",
      "java.util.concurrent.CompletableFuture",
      "java.util.concurrent.CompletionStage",
      "java.util.concurrent.Future",
      "java.util.stream.BaseStream",
      "java.util.stream.DoubleStream",
      "java.util.stream.IntStream",
      "java.util.stream.LongStream",
      "java.util.stream.Stream",
      "java.io.InputStream",
      "java.io.OutputStream",
      "java.io.Reader",
      "java.io.Writer");

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
    if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
      return false;
    }
    TypeElement element = (TypeElement) declared.asElement();
    String name = element.getQualifiedName().toString();
    return UNWRITABLE.contains(name)
        || name.startsWith("java.util.function.")
        || language.isA(element, "java.io.InputStream")
        || language.isA(element, "java.io.Reader")
        || language.isA(element, "java.lang.Thread");
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
