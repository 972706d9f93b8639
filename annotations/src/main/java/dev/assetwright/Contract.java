package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record a contract: a shape of data that others rely on, with a version and a lock.
 *
 * <p>What a version promises is kept in {@code <key>.json} in a folder of the repository, the <em>lock</em>. The compiler
 * reaches that folder through the option {@code -Aassetwright.contracts=FOLDER}. It writes the lock of a contract that has
 * none; from then on {@code assetwright contract accept} adds to it, and the build compares:
 *
 * <ul>
 *   <li>A change that {@link #compatibility} allows passes, with a warning until it is accepted.
 *   <li>Any other change of the same major version is an error that names what breaks and who reads it.
 *   <li>A new major version ({@code 1.4} to {@code 2.0}) may change anything: promises hold within a major version.
 *   <li>A version never goes back behind the newest in the lock.
 * </ul>
 *
 * <p>A component may be absent when its type is an {@code Optional} or it is marked {@code @Nullable}; every other one is
 * always there. Components are of the types of the JDK that are values (numbers, texts, dates and times), enums, further
 * records, and lists and maps of these. What a module reads of other modules' contracts is locked beside its own, so that a
 * change over there which breaks a reader here is an error here.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Contract {
  /** Major and minor, {@code "1.0"}. */
  String version();

  /** The contract's name, when it is not the record's in snake case: a key such as {@code "sales/fact_sale"}. */
  String name() default "";

  /** What a change may do; see {@link Compatibility#DEFAULT}. */
  Compatibility compatibility() default Compatibility.DEFAULT;

  /** Who answers for it. */
  String owner() default "";

  /** The value of a component that older data does not have, as it would be written in JSON; texts without quotes. */
  @Documented
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Default {
    /** The written form. */
    String value();
  }
}
