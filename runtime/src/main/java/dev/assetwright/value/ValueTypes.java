package dev.assetwright.value;

import dev.assetwright.Rows;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Questions about the declared types of outputs and parameters. */
final class ValueTypes {
  private ValueTypes() {}

  /** The erasure of a type; {@code Object} for one that has none of its own. */
  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : Object.class;
  }

  /** The argument of a generic type, {@code Object} where there is none. */
  static Type argument(Type type, int index) {
    return type instanceof ParameterizedType parameterized
            && parameterized.getActualTypeArguments().length > index
        ? parameterized.getActualTypeArguments()[index]
        : Object.class;
  }

  static boolean isRows(Type type) {
    return raw(type) == Rows.class;
  }

  /** What one row of {@code Rows<T>}, {@code List<T>} or another collection is; null for a type without rows. */
  static @Nullable Type row(Type type) {
    Class<?> raw = raw(type);
    return raw == Rows.class || Collection.class.isAssignableFrom(raw) ? argument(type, 0) : null;
  }
}
