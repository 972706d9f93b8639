package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an asset that others produce and we only look at.
 *
 * <p>The method says what is there now: it returns {@link Observed} for the partition it is given, or, with a grid but
 * without a partition parameter, a {@code Map<Day, Observed>} of all partitions at once, where a partition that the map
 * lacks is absent. It is called at plan time, at ticks, and every few seconds in development, so it should be quick. It
 * takes no assets. An asset that depends on it without reading a value names it in {@link Asset#after}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface External {
  /** See {@link Asset#name}. */
  String name() default "";

  /** See {@link Asset#group}. */
  String group() default "";

  /** See {@link Asset#partitions}. */
  Class<?> partitions() default Unpartitioned.class;

  /** See {@link Asset#owners}. */
  String[] owners() default {};

  /** See {@link Asset#tags}. */
  String[] tags() default {};

  /** See {@link Asset#freshness}. */
  String freshness() default "";

  /** See {@link Asset#kinds}. */
  String[] kinds() default {};

  /** See {@link Asset#formerly}. */
  String[] formerly() default {};
}
