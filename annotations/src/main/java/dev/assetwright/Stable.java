package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a helper that never matters to what assets contain, such as one that logs or measures: its code, and what only it
 * calls, is no part of any code version. That it is called still counts.
 *
 * <p>On a class or interface it goes for the methods, constructors and initializers that stand in it, not for nested types. On
 * a method of an interface it goes for every implementation. On an asset's own method it means that new code never makes
 * the asset stale.
 */
@Documented
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Stable {}
