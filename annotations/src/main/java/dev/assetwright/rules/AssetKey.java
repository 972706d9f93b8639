package dev.assetwright.rules;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The name of an asset, unique within a set of definitions. Written {@code raw/orders}.
 *
 * <p>Ordered by its written form.
 *
 * @param segments the path, outermost first; immutable, never empty, each {@code [a-z0-9_]+}
 */
public record AssetKey(List<String> segments) implements Comparable<AssetKey> {
  private static final Predicate<String> SEGMENT = Pattern.compile("[a-z0-9_]+").asMatchPredicate();

  public AssetKey {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || !segments.stream().allMatch(SEGMENT)) {
      throw new IllegalArgumentException(
          "'%s' is not an asset key: each part between slashes is made of a-z, 0-9 and _."
              .formatted(String.join("/", segments)));
    }
  }

  /** Parses the written form, for example {@code "raw/orders"}. */
  public static AssetKey parse(String text) {
    return new AssetKey(List.of(text.split("/", -1)));
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
    return toString().compareTo(other.toString());
  }

  /** Returns the written form; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
