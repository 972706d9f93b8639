package dev.assetwright.testing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A generic type, which no class literal can say: {@code new TypeOf<Map<YearMonth, BigDecimal>>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeOf<T> {
  private final Type type;

  /** Reads the type from the subclass, whose body is empty. */
  protected TypeOf() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType self)) {
      throw new IllegalStateException("Write the type: new TypeOf<List<String>>() {}");
    }
    this.type = self.getActualTypeArguments()[0];
  }

  final Type type() {
    return type;
  }
}
