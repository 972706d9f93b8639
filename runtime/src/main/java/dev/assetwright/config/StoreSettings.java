package dev.assetwright.config;

import dev.assetwright.Config;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the history is kept.
 *
 * @param url a database, {@code jdbc:postgresql://host/name}; empty for a file in the home
 * @param user who logs in there
 * @param password proves it
 * @param schema the part of the database that holds the tables
 */
@Config("store")
public record StoreSettings(
    Optional<String> url,
    Optional<String> user,
    @Config.Secret Optional<String> password,
    @Config.Default("assetwright") String schema) {
  /** Before a parameter of that name, or in front of the host as {@code user:password@host}, whatever stands in it. */
  private static final Pattern PASSWORD = Pattern.compile("(?i)[?&](ssl)?password=|:.*:.*@");

  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public StoreSettings {
    if (url.isPresent() && holdsPassword(url.get())) {
      // Without the value: it would show what should be shown nowhere.
      throw new IllegalArgumentException(
          "'store.url' holds a password, and would be shown with it. Set it as 'store.password' instead.");
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "'store.schema' is '%s'; it takes a-z, 0-9 and _, not beginning with a digit."
              .formatted(schema));
    }
  }

  static boolean holdsPassword(String url) {
    return PASSWORD.matcher(url).find();
  }
}
