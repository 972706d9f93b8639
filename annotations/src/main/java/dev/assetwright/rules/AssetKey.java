package dev.assetwright.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of an asset, unique within a set of definitions. Written {@code raw/orders}.
 *
 * <p>Ordered by its written form, which is all that is kept: staleness and runs look things up by key millions of times, and a
 * process holds a key for each asset and each edge.
 */
public final class AssetKey implements Comparable<AssetKey> {
  private final String text;

  private AssetKey(String text) {
    this.text = text;
    if (!Names.isKey(text)) {
      throw new IllegalArgumentException(
          "'%s' is not an asset key: each part between slashes is made of a-z, 0-9 and _."
              .formatted(text));
    }
  }

  /** Parses the written form, for example {@code "raw/orders"}. */
  public static AssetKey parse(String text) {
    return new AssetKey(text);
  }

  /** The path, outermost first, each {@code [a-z0-9_]+}; immutable, never empty. */
  public List<String> segments() {
    return List.of(text.split("/", -1));
  }

  /** The last segment, {@code "orders"} of {@code raw/orders}. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** What stands before the name, {@code "raw"} of {@code raw/orders}; empty without a group. */
  public String group() {
    return text.substring(0, Math.max(0, text.lastIndexOf('/')));
  }

  @Override
  public int compareTo(AssetKey other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof AssetKey key && text.equals(key.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the written form; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return text;
  }
}
