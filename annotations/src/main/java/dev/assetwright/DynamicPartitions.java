package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the marked interface a grid whose partitions are added while the program runs, such as customers: by {@code
 * assetwright partitions add NAME KEY}, or by an asset through {@link AssetContext#addPartition}.
 *
 * <p>It begins without any. One that is removed is made and read no more, and comes back as it was when it is added again.
 *
 * <p>Two marker types with an equal name are the same grid and share their partitions.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface DynamicPartitions {
  /**
   * What one partition is, {@code "customer"}: the dimension's name in mappings and commands, and the column of tables. Empty
   * for the marker type's name in snake case without a leading {@code By}.
   */
  String name() default "";
}
