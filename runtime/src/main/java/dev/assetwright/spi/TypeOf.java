package dev.assetwright.spi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A generic type written down: {@code new TypeOf<List<Sale>>() {}.type()}.
 *
 * @param <T> the type
 */
public abstract class TypeOf<T> {
  private final Type type;

  /** Takes the type of the subclass. */
  protected TypeOf() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType written)) {
      throw new IllegalStateException("Write the type down: new TypeOf<List<Sale>>() {}");
    }
    this.type = written.getActualTypeArguments()[0];
  }

  /** The type. */
  public Type type() {
    return type;
  }
}
