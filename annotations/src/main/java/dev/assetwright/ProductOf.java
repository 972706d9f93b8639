package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the marked interface the product of other grids: a partition for each combination, such as each region of each
 * day.
 *
 * <p>A method may take one parameter for each dimension: the one of its type, or where two dimensions have the same type
 * the one of its name; or the whole as a {@link Combination}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ProductOf {
  /** The marker types of the dimensions, two at least, none of them a product; keys are written in this order. */
  Class<?>[] value();
}
