package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the marked interface a grid whose partitions are known when the code is written, such as regions.
 *
 * <p>Two marker types with equal name and keys are the same grid.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface StaticPartitions {
  /**
   * The keys, in the order in which people shall see them: letters, digits, {@code _}, {@code .} and {@code -}, of which the
   * latter two do not begin a key.
   */
  String[] value();

  /**
   * What one partition is, {@code "region"}: the dimension's name in mappings and the column of tables. Empty for the marker
   * type's name in snake case without a leading {@code By}.
   */
  String name() default "";
}
