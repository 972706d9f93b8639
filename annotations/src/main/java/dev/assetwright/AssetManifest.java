package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a generated graph holds, for the compiler of another module: written by the processor, never by hand.
 *
 * <p>{@code keys}, {@code owners} and {@code methods} are parallel, ordered by key.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface AssetManifest {
  /** The module's name. */
  String module();

  /** The asset keys. */
  String[] keys();

  /** For each key the canonical name of the class that declares it, which need not be public. */
  String[] owners();

  /** For each key the method that produces it; for a member of a multi-asset {@code method#component}. */
  String[] methods();

  /**
   * The canonical names of the graphs whose assets it reads, in the order of {@code @AssetModule(uses)}. Names and not class
   * literals, since whoever compiles against this module need not have those at hand.
   */
  String[] uses() default {};
}
