package dev.assetwright.load;

import com.google.inject.TypeLiteral;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** The compiler's question about types, asked at run time: can a value of one be handed to a parameter of the other? */
final class TypeFit {
  private static final Map<Class<?>, Class<?>> BOXED = Map.of(
      boolean.class, Boolean.class,
      byte.class, Byte.class,
      char.class, Character.class,
      short.class, Short.class,
      int.class, Integer.class,
      long.class, Long.class,
      float.class, Float.class,
      double.class, Double.class);
  private static final Pattern PACKAGES = Pattern.compile("[\\w.]+[.$](?=\\w)");

  private TypeFit() {}

  /** Whether {@code from} is a subtype of {@code to} (JLS 4.10), both boxed; nothing is unchecked. */
  static boolean isAssignable(Type from, Type to) {
    Type boxedFrom = boxed(from);
    Type boxedTo = boxed(to);
    Class<?> raw = raw(boxedTo);
    if (!raw.isAssignableFrom(raw(boxedFrom))) {
      return false;
    }
    if (boxedTo instanceof Class<?> || boxedTo instanceof WildcardType) {
      return true;
    }
    if (boxedTo instanceof GenericArrayType array) {
      return component(boxedFrom) != null
          && isAssignable(component(boxedFrom), array.getGenericComponentType());
    }
    Type above = TypeLiteral.get(boxedFrom).getSupertype(raw).getType();
    if (!(above instanceof ParameterizedType made)
        || !(boxedTo instanceof ParameterizedType taken)) {
      return false;
    }
    Type[] arguments = made.getActualTypeArguments();
    for (int i = 0; i < arguments.length; i++) {
      if (!contains(taken.getActualTypeArguments()[i], arguments[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether one type argument contains another (JLS 4.5.1). */
  private static boolean contains(Type taken, Type made) {
    if (!(taken instanceof WildcardType wildcard)) {
      return same(taken, made);
    }
    Type upperOfMade = made instanceof WildcardType inner ? inner.getUpperBounds()[0] : made;
    return Arrays.stream(wildcard.getUpperBounds())
            .allMatch(upper -> isAssignable(upperOfMade, upper))
        && Arrays.stream(wildcard.getLowerBounds())
            .allMatch(lower -> !(made instanceof WildcardType) && isAssignable(lower, made));
  }

  private static boolean same(Type one, Type other) {
    // Implementations of these interfaces by different libraries need not be equal to each other.
    return one.equals(other) || TypeLiteral.get(one).equals(TypeLiteral.get(other));
  }

  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof WildcardType wildcard) {
      return raw(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
    }
    return TypeLiteral.get(type).getRawType();
  }

  private static Type component(Type type) {
    return type instanceof GenericArrayType array
        ? array.getGenericComponentType()
        : raw(type).getComponentType();
  }

  private static Type boxed(Type type) {
    return type instanceof Class<?> plain ? BOXED.getOrDefault(plain, plain) : type;
  }

  /** The type for people, with short names. */
  static String text(Type type) {
    return PACKAGES.matcher(type.getTypeName()).replaceAll("");
  }
}
