package dev.assetwright.spi;

import org.jspecify.annotations.Nullable;

/** The assets and checks that one class declares; generated. */
public interface AssetUnit {
  /** The class whose methods these are. */
  Class<?> declaringClass();

  /** Whether an instance is needed: some asset, external or check is an instance method of a class. */
  boolean needsInstance();

  /** Declares everything in the class, in the order of the source. */
  void describe(DefinitionSink sink);

  /**
   * Calls a method.
   *
   * @param index as declared to the sink
   * @param self an instance of the declaring class; null when it needs none
   * @param arguments what the method's parameters receive
   * @return what the method returned; null for {@code void}
   * @throws Throwable what the method threw, unwrapped
   */
  @Nullable
  Object invoke(int index, @Nullable Object self, Arguments arguments) throws Throwable;
}
