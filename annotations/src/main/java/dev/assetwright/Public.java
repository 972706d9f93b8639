package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an asset that is read outside of this program, by people or programs that are not compiled with it.
 *
 * <p>A {@link Contract} that it makes is {@link Compatibility#FULL_TRANSITIVE} unless it says otherwise.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Public {}
