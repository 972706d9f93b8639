package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a test of an asset's data: the method's first asset parameter is under test, further ones are inputs.
 *
 * <p>It returns an {@link Outcome} and runs with every materialization of the asset. Its name is the method's in snake
 * case, unique per asset.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Check {
  /** Whether a failure keeps the new data from being published: the last good data stays, downstream is blocked. */
  boolean blocking() default false;

  /** How bad a failure is; a blocking check is an error. */
  Severity severity() default Severity.ERROR;

  /** How bad a failed check is. */
  enum Severity {
    /** Shown, and no more. */
    WARN,
    /** Wrong data. */
    ERROR
  }
}
