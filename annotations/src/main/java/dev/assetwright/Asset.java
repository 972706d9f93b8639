package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that the method produces an asset: a piece of data worth naming.
 *
 * <p>The asset's key is {@code group/name}; the name is the method's in snake case. Each parameter is an upstream
 * asset of that name, a partition ({@link Day}), or the {@link AssetContext}. An upstream asset that may be absent is an
 * {@code Optional}: it is empty when nothing is published there, and never holds this asset back. What the method returns is stored; it
 * may be wrapped in a {@link Result}. The Javadoc of the method is the asset's description.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Asset {
  /** The asset's name, when it is not the method's name in snake case: {@code [a-z0-9_]+}. */
  String name() default "";

  /** The path in front of the name, such as {@code "mart"} or {@code "mart/sales"}; empty for none. */
  String group() default "";

  /** The grid type that cuts this asset into partitions, such as one annotated with {@link Daily}. */
  Class<?> partitions() default Unpartitioned.class;

  /** Assets that must be up to date before this one runs although it reads none of their values. */
  String[] after() default {};

  /** Who answers for this asset: mail addresses or team names. */
  String[] owners() default {};

  /** Words to select by, {@code "pii"} or {@code "tier=1"}. */
  String[] tags() default {};

  /** What it is made with or kept as, in a word each: {@code "csv"}, {@code "spark"}; to see, and to select by. */
  String[] kinds() default {};

  /** When to bring the asset up to date by itself: a cron expression of five fields; empty for never. */
  String schedule() default "";

  /** The time zone of {@link #schedule}; empty for the grid's, or UTC without a grid. */
  String zone() default "";

  /** The greatest age the newest data may have, an ISO-8601 duration such as {@code "PT32H"}; empty for no promise. */
  String freshness() default "";

  /**
   * A version of the logic maintained by hand; empty to derive it from the compiled code. With a value here, changed
   * code alone never makes the asset stale.
   */
  String codeVersion() default "";

  /**
   * Files whose content belongs to the code version, as resources' paths from the root of the class path: {@code
   * "prices/catalogue.csv"}. A file that a string constant in the code names so belongs to it anyway.
   */
  String[] files() default {};

  /** How often a failed attempt is tried again; 0 for never. */
  int retries() default 0;

  /**
   * The failures that are tried again: those that the method ends in by throwing one of these, or what was caused by one.
   * Any other exception is as final as a {@link PermanentFailureException}, which is never tried again. Empty for all.
   */
  Class<? extends Throwable>[] retryOn() default {};

  /**
   * The rule that says of each failure whether it passes by itself, for what its type does not say; a class with a constructor
   * without parameters. With {@link #retryOn} both have to agree.
   */
  Class<? extends RetryWhen> retryWhen() default RetryWhen.class;

  /** The wait before the first retry, an ISO-8601 duration; it doubles with each further one, up to an hour. */
  String retryDelay() default "PT1S";

  /** How long one attempt may take, an ISO-8601 duration; empty for no limit. */
  String timeout() default "";

  /**
   * How long all attempts at it in one run may take together, the waits between them included, an ISO-8601 duration; empty for
   * no limit.
   */
  String stepTimeout() default "";

  /** Where an attempt runs. */
  Isolation isolation() default Isolation.SHARED;

  /** The heap of an attempt in a JVM of its own, {@code "512m"} or {@code "2g"}; empty for what its JVM takes by itself. */
  String memory() default "";

  /**
   * The pool in which its attempts take a place, one that {@link AssetModule#pools} names; empty for none. An attempt waits
   * until the pool has room.
   */
  String pool() default "";

  /** How many places of the pool one attempt takes. */
  int poolSlots() default 1;

  /**
   * The keys this asset had before, whole: {@code "raw/orders"}. What is known of it and its data follow to the present key;
   * none of them may be declared any more.
   */
  String[] formerly() default {};
}
