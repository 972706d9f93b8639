package dev.assetwright.spi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is that is not in the home, and for whom.
 *
 * @param url as set in {@code store.url}; holds no password
 * @param user who asks; null when it is not set
 * @param password what proves it; null when it is not set
 * @param schema the part of the database that holds the store's tables
 * @param home the folder that keeps everything else; absolute
 */
public record StoreLocation(
    String url, @Nullable String user, @Nullable String password, String schema, Path home) {

  /** Leaves out the password, so that it reaches no log. */
  @Override
  public String toString() {
    return "%s, schema %s, home %s".formatted(url, schema, home);
  }
}
