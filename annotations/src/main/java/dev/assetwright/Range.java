package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and greatest value that a number in a {@link Contract} or a {@link Config} may have, both included.
 *
 * <p>A narrower range refuses older data, a wider one surprises older readers. The range is part of the contract and of what
 * is exported; that data keeps to it is for a {@link Check} to test.
 *
 * <p>In a {@link Config} record a value outside is refused at start, and a default outside by the compiler.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
  /** The least value. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value. */
  double max() default Double.POSITIVE_INFINITY;
}
