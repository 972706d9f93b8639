package dev.assetwright.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of an asset, unique within a set of definitions. Written {@code raw/orders}.
 *
 * <p>Ordered by its written form. A class rather than a record, since staleness and runs look things up by key millions of
 * times: the written form is kept, and stands for the whole.
 */
public final class AssetKey implements Comparable<AssetKey> {
  private final List<String> segments;
  private final String text;

  /**
   * Makes a key.
   *
   * @param segments the path, outermost first; never empty, each {@code [a-z0-9_]+}
   */
  public AssetKey(List<String> segments) {
    this(List.copyOf(segments), String.join("/", segments));
  }

  private AssetKey(List<String> segments, String text) {
    this.segments = segments;
    this.text = text;
    if (!areNames(segments)) {
      throw new IllegalArgumentException(
          "'%s' is not an asset key: each part between slashes is made of a-z, 0-9 and _."
              .formatted(text));
    }
  }

  private static boolean areNames(List<String> segments) {
    for (String segment : segments) {
      if (!Names.isName(segment)) {
        return false;
      }
    }
    return !segments.isEmpty();
  }

  /** Parses the written form, for example {@code "raw/orders"}. */
  public static AssetKey parse(String text) {
    return new AssetKey(List.of(text.split("/", -1)), text);
  }

  /** The path, outermost first; immutable. */
  public List<String> segments() {
    return segments;
  }

  /** The last segment, {@code "orders"} of {@code raw/orders}. */
  public String name() {
    return segments.get(segments.size() - 1);
  }

  /** What stands before the name, {@code "raw"} of {@code raw/orders}; empty without a group. */
  public String group() {
    return String.join("/", segments.subList(0, segments.size() - 1));
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
