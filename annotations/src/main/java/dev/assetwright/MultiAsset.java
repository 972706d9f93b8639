package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that the method produces several assets in one attempt, published together.
 *
 * <p>It returns a record, perhaps wrapped in a {@link Result}, whose components are the assets: the key of each is
 * {@code group/component} with the component's name in snake case. A component may itself be a {@link Result}, to carry
 * metadata of its own. All the assets are stale when one is, unless {@link #canSubset}. A component that had another key
 * before says so with {@link Formerly}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface MultiAsset {
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

  /** See {@link Asset#kinds}. */
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

  /** See {@link Asset#files}. */
  String[] files() default {};

  /** How often a failed attempt is tried again; 0 for never. */
  int retries() default 0;

  /** See {@link Asset#retryOn}. */
  Class<? extends Throwable>[] retryOn() default {};

  /** See {@link Asset#retryWhen}. */
  Class<? extends RetryWhen> retryWhen() default RetryWhen.class;

  /** The wait before the first retry, an ISO-8601 duration; it doubles with each further one, up to an hour. */
  String retryDelay() default "PT1S";

  /** How long one attempt may take, an ISO-8601 duration; empty for no limit. */
  String timeout() default "";

  /** See {@link Asset#stepTimeout}. */
  String stepTimeout() default "";

  /** See {@link Asset#isolation}. */
  Isolation isolation() default Isolation.SHARED;

  /** See {@link Asset#memory}. */
  String memory() default "";

  /** See {@link Asset#pool}. */
  String pool() default "";

  /** See {@link Asset#poolSlots}. */
  int poolSlots() default 1;

  /**
   * Whether the method can make some of its assets without the others. It then takes an {@link Outputs} that says which ones
   * are wanted: only those that are stale or asked for, and only they are published. A component that is not wanted may be
   * null. Each asset is stale on its own.
   */
  boolean canSubset() default false;
}
