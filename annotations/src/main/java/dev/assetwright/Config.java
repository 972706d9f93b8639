package dev.assetwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record a piece of configuration, taken by the constructors of classes with asset methods.
 *
 * <p>A component {@code apiUrl} of {@code @Config("crm")} is read from {@code crm.api-url}, {@code crm.apiUrl} or {@code
 * crm.api_url} of {@code assetwright.yaml}, from the environment's {@code ASSETWRIGHT_CRM_API_URL}, or from {@code --set
 * crm.api-url=…}; later wins. A component that is a primitive, or not marked as nullable by {@code Optional}, must be
 * given or have a {@link Default}.
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

  /** Marks a component whose value is shown nowhere. */
  @Documented
  @Target(ElementType.RECORD_COMPONENT)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Secret {}
}
