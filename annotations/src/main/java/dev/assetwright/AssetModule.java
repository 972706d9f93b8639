package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the module of assets that one compilation produces: one per Maven module, at most.
 *
 * <p>The graph is generated beside the marked type, as {@code <Type>_Graph}. A compilation without one gets a default.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface AssetModule {
  /** What people call it, {@code "shop"}. */
  String name();

  /** The graphs of other modules whose assets this one reads: their generated {@code …_Graph} classes. */
  Class<?>[] uses() default {};

  /** Guice modules that bind what the constructors of asset classes take. */
  Class<?>[] install() default {};
}
