package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the marked interface a grid of days, one partition a day.
 *
 * <p>A day exists once it has ended in its zone. Two marker types with equal start and zone are the same grid.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Daily {
  /** The first day, {@code yyyy-MM-dd}. */
  String start();

  /** The zone in which days begin and end, such as {@code Europe/London}. */
  String zone() default "UTC";
}
