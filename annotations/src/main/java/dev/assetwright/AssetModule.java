package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the module of assets that one compilation produces: one per Maven module, at most.
 *
 * <p>The graph is generated beside the marked type, as {@code <Type>_Graph}. A compilation without one gets a default.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface AssetModule {
  /** What people call it, {@code "shop"}. */
  String name();

  /** The graphs of other modules whose assets this one reads: their generated {@code …_Graph} classes. */
  Class<?>[] uses() default {};

  /** Guice modules that bind what the constructors of asset classes take. */
  Class<?>[] install() default {};

  /** What each asset of the module must say; nothing unless asked for. */
  Requirement[] require() default {};

  /**
   * Which groups may read which: {@code "mart > clean > raw"} lets {@code mart} read {@code clean}, and {@code clean} read
   * {@code raw}. A group stands for those below it, too. Each may read its own; between two groups that are named here,
   * nothing else is allowed. Groups that are not named are free.
   */
  String[] layers() default {};

  /**
   * Tags that pass on to whatever is made from the data, such as {@code "pii"}. What reads a tagged asset has the tag as
   * well, or says that nothing of it is left: {@code "pii=removed"}.
   */
  String[] propagate() default {};

  /** Something that an asset must say. */
  enum Requirement {
    /** At least one owner. */
    OWNER,
    /** A description, as the Javadoc of its method. */
    DESCRIPTION
  }

  /**
   * The pools of this module with how many places each has, {@code "crm_api=4"}. A place is a connection, a license, whatever
   * there is only so much of. The configuration may set another number: {@code pools.crm_api: 8}.
   */
  String[] pools() default {};
}
