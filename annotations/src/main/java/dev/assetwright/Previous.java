package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the parameter the asset's own previous partition in time: yesterday's balance for today's.
 *
 * <p>The parameter is an {@link java.util.Optional} of what the method returns, empty for the first partition and where the
 * previous one has nothing to be made from. Partitions are then made one after the other, and a failed one blocks those after
 * it.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Previous {}
