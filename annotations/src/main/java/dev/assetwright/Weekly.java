package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the marked interface a grid of weeks, one partition a week.
 *
 * <p>Weeks begin on the weekday of {@link #start}. A week exists once it has ended in its zone. Two marker types with equal
 * start and zone are the same grid.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Weekly {
  /** The first day of the first week, {@code yyyy-MM-dd}. */
  String start();

  /** The zone in which weeks begin and end, such as {@code Europe/London}. */
  String zone() default "UTC";
}
