package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the marked interface a grid of windows that a cron expression cuts: each begins at one of its times and ends at
 * the next, when it exists.
 *
 * <p>Two marker types with equal expression, start and zone are the same grid.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface CronWindows {
  /** Five fields: {@code "0 6 * * MON-FRI"} cuts at six in the morning of working days. */
  String cron();

  /** The first day, {@code yyyy-MM-dd}; the first window begins at the first time on or after its midnight. */
  String start();

  /** The zone by whose clocks the expression is read, such as {@code Europe/London}. */
  String zone() default "UTC";
}
