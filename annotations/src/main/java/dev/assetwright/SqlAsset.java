package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a table that one {@code SELECT} produces, on an abstract interface method that returns {@code Table<Row>}.
 *
 * <p>{@code {upstream}} in the statement stands for another table, and declares the dependency. In the upstream's grid
 * it is the slice of the partition at hand, and {@code :partition} is bound to its key, {@code :day} or {@code :region} to the
 * part of the dimension of that name. The columns of the result are matched by name with the components of the row's record,
 * in snake case. The text, without comments and differences of white space, is the code version.
 *
 * <p>Beside SQLite's functions there are exact decimals: {@code decimal_add(a, b)}, {@code decimal_mul(a, b)}, {@code
 * decimal_round(x, places)} (half away from zero) and the aggregate {@code decimal_sum(x)}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface SqlAsset {
  /**
   * The statement: exactly one {@code SELECT} (or {@code WITH … SELECT}); a final semicolon is taken off. Either this or
   * {@link #resource}.
   */
  String sql() default "";

  /**
   * The file that holds the statement, as a resource's path from the root of the class path: {@code "sql/revenue.sql"}. The
   * compiler looks for it where the build copies resources to, on the class path, and in the folders that the processor's
   * option {@code -Aassetwright.resources=FOLDER} names.
   */
  String resource() default "";

  /** See {@link Asset#name}. */
  String name() default "";

  /** See {@link Asset#group}. */
  String group() default "";

  /** See {@link Asset#partitions}. */
  Class<?> partitions() default Unpartitioned.class;

  /** See {@link Asset#after}. */
  String[] after() default {};

  /** See {@link Asset#owners}. */
  String[] owners() default {};

  /** See {@link Asset#tags}. */
  String[] tags() default {};

  /** See {@link Asset#kinds}. */
  String[] kinds() default {};

  /** See {@link Asset#schedule}. */
  String schedule() default "";

  /** See {@link Asset#zone}. */
  String zone() default "";

  /** See {@link Asset#freshness}. */
  String freshness() default "";

  /** See {@link Asset#codeVersion}. */
  String codeVersion() default "";

  /** See {@link Asset#files}. */
  String[] files() default {};

  /** See {@link Asset#retries}. */
  int retries() default 0;

  /** See {@link Asset#retryDelay}. */
  String retryDelay() default "PT1S";

  /** See {@link Asset#timeout}. */
  String timeout() default "";

  /** See {@link Asset#stepTimeout}. */
  String stepTimeout() default "";

  /** See {@link Asset#pool}. */
  String pool() default "";

  /** See {@link Asset#poolSlots}. */
  int poolSlots() default 1;

  /** See {@link Asset#formerly}. */
  String[] formerly() default {};
}
