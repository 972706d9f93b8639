package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the marked interface a grid of hours, one partition an hour.
 *
 * <p>An hour exists once it has ended. Where clocks go back, the hour that comes twice is two partitions; where they go
 * forward, the hour left out is none. Two marker types with equal start and zone are the same grid.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Hourly {
  /** The first hour, {@code yyyy-MM-ddTHH}. */
  String start();

  /** The zone by whose clocks hours are named, such as {@code Europe/London}. */
  String zone() default "UTC";
}
