package dev.assetwright.config;

import dev.assetwright.Config;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where tables are kept.
 *
 * @param url a database, {@code jdbc:postgresql://host/name}; empty for a file in the home
 * @param user who logs in there
 * @param password proves it
 * @param schema the part of the database that holds the tables
 */
@Config("warehouse")
public record WarehouseSettings(
    Optional<String> url,
    Optional<String> user,
    @Config.Secret Optional<String> password,
    @Config.Default("warehouse") String schema) {
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public WarehouseSettings {
    if (url.isPresent() && StoreSettings.holdsPassword(url.get())) {
      // Without the value: it would show what should be shown nowhere.
      throw new IllegalArgumentException(
          "'warehouse.url' holds a password, and would be shown with it. Set it as 'warehouse.password' instead.");
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "'warehouse.schema' is '%s'; it takes a-z, 0-9 and _, not beginning with a digit."
              .formatted(schema));
    }
  }
}
