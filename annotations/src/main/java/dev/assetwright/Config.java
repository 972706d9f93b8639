package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record a piece of configuration, taken by the constructors of classes with asset methods.
 *
 * <p>A component {@code apiUrl} of {@code @Config("crm")} is read from {@code crm.apiUrl}, {@code crm.api-url} or {@code
 * crm.api_url} of {@code assetwright.yaml}, from the environment's {@code ASSETWRIGHT_CRM_API_URL}, or from {@code --set
 * crm.apiUrl=…}; later wins. A component that is a primitive, or not marked as nullable by {@code Optional}, must be
 * given or have a {@link Default}.
 *
 * <p>A component may be a record itself, which needs no mark: its components are read from {@code crm.retry.times} and so
 * on, to any depth. An {@code Optional} record is there when anything of it is given.
 *
 * <p>What {@link Range}, {@link NotBlank} and {@link Pattern} do not allow is refused at start, and a default by the
 * compiler.
 *
 * <p>Its values are part of the fingerprint of the assets of that class, except those that only say where things lie
 * ({@code Path}, {@code URI}) or are {@link Secret}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Config {
  /** The prefix of the keys, {@code "sales"}. */
  String value();

  /** The value of a component that is not configured, as it would be written in the configuration. */
  @Documented
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Default {
    /** The written form. */
    String value();
  }

  /** Marks a component whose value is shown nowhere; of a record, those of all its components. */
  @Documented
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Secret {}

  /** A text has more than white space; of a list, each entry. */
  @Documented
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface NotBlank {}

  /** The whole of a text, or of each entry of a list, is what a regular expression describes. */
  @Documented
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Pattern {
    /** The expression, {@code "[A-Z]{3}"}, as {@link java.util.regex.Pattern} reads it. */
    String value();

    /** What it describes, for people: {@code "a currency, such as EUR"}. */
    String expected() default "";
  }
}
