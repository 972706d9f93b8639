package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which asset a parameter reads, when its name alone does not, and which partitions of it. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface From {
  /**
   * The key, whole ({@code "raw/orders"}) or as far as unambiguous ({@code "orders"}); a constant of the generated
   * {@code …_Keys} class; empty for the parameter's name in snake case.
   */
  String value() default "";

  /**
   * Which partitions of the upstream one partition of the reader needs; empty for what the grids suggest: the same
   * partition, the windows that overlap in time, or all when the reader has no such dimension.
   *
   * <table>
   *   <caption>What can be written</caption>
   *   <tr><td>{@code same}</td><td>the partition of the same key or window</td></tr>
   *   <tr><td>{@code previous}, {@code -1}</td><td>the one before, counted in the reader's windows</td></tr>
   *   <tr><td>{@code -6..0}</td><td>from six windows of the reader before to its own</td></tr>
   *   <tr><td>{@code last}</td><td>the newest that exists</td></tr>
   *   <tr><td>{@code all}</td><td>every one</td></tr>
   *   <tr><td>{@code only eu, us}</td><td>these, whichever the reader's</td></tr>
   *   <tr><td>{@code map eu=de+fr, us=us}</td><td>for each key of the reader those of the upstream</td></tr>
   *   <tr><td>{@code day: -6..0; region: all}</td><td>by dimension of the upstream; those not named as suggested</td></tr>
   *   <tr><td>{@code market from region: same}</td><td>a dimension of the upstream by one of another name</td></tr>
   * </table>
   *
   * <p>Where that is one partition, the parameter has the upstream's type; where it may be several, it is a {@code Map} of
   * partition to value, or a {@link Table}. The same may stand in brackets behind a reference: {@code after =
   * "sales_file[-1]"}, {@code {sales[-6..0]}} in SQL.
   */
  String partitions() default "";

  /** Which partitions must be there when several are read. */
  Require require() default Require.PUBLISHED;

  /** What a fan-in waits for. */
  enum Require {
    /** Reads what is published; a partition that never succeeded is left out and named in the metadata. */
    PUBLISHED,
    /** Is blocked until every partition that exists and has a source is published. */
    ALL
  }
}
