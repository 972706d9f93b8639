package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the marked interface a grid of calendar months, one partition a month.
 *
 * <p>A month exists once it has ended in its zone. Two marker types with equal start and zone are the same grid.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Monthly {
  /** The first month, {@code yyyy-MM}. */
  String start();

  /** The zone in which months begin and end, such as {@code Europe/London}. */
  String zone() default "UTC";
}
