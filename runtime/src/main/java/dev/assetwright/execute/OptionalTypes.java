package dev.assetwright.execute;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/** What an {@code Optional} parameter holds. */
final class OptionalTypes {
  private OptionalTypes() {}

  static Type held(Type type) {
    return type instanceof ParameterizedType optional && optional.getRawType() == Optional.class
        ? optional.getActualTypeArguments()[0]
        : type;
  }
}
