package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which asset a parameter reads, when its name alone does not, and how it reads many partitions. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface From {
  /**
   * The key, whole ({@code "raw/orders"}) or as far as unambiguous ({@code "orders"}); a constant of the generated
   * {@code …_Keys} class; empty for the parameter's name in snake case.
   */
  String value() default "";

  /** Which partitions must be there when a reader without a grid reads an asset that has one. */
  Require require() default Require.PUBLISHED;

  /** What a fan-in waits for. */
  enum Require {
    /** Reads what is published; a partition that never succeeded is left out and named in the metadata. */
    PUBLISHED,
    /** Is blocked until every partition that exists and has a source is published. */
    ALL
  }
}
