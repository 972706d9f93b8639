package dev.assetwright.plan;

import dev.assetwright.rules.grid.Extent;
import java.util.BitSet;
import java.util.List;

/** Which partitions are asked for, as people write it. */
public sealed interface PartitionSelection {
  /** All that exist. */
  record All() implements PartitionSelection {}

  /** The newest that exists in time, in all other dimensions; all of a grid without time. */
  record Latest() implements PartitionSelection {}

  /**
   * These, by key; never empty. Of a product of grids each part of a key may be a key, {@code FROM..TO} or {@code *}.
   */
  record Keys(List<String> keys) implements PartitionSelection {
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /** From one key to another, both included. */
  record Range(String from, String to) implements PartitionSelection {}

  /**
   * Parses {@code all}, {@code latest}, {@code KEY[,KEY]} or {@code FROM..TO}; for products also parts joined by bars, such as
   * {@code 2026-01-01..2026-01-31|eu}.
   *
   * @throws IllegalArgumentException if it is none of these, with a sentence for people
   */
  static PartitionSelection parse(String text) {
    String trimmed = text.trim();
    if (trimmed.equals("all")) {
      return new All();
    }
    if (trimmed.equals("latest")) {
      return new Latest();
    }
    int dots = trimmed.indexOf("..");
    boolean parts = trimmed.indexOf('|') >= 0;
    if (!parts && dots > 0 && dots + 2 < trimmed.length()) {
      return new Range(
          trimmed.substring(0, dots).trim(), trimmed.substring(dots + 2).trim());
    }
    List<String> keys =
        List.of(trimmed.split(",", -1)).stream().map(String::trim).toList();
    if ((!parts && dots >= 0) || keys.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(
          "'%s' names no partitions. Write all, latest, KEY, KEY,KEY or FROM..TO.".formatted(text));
    }
    return new Keys(keys);
  }

  /** Whether single partitions are named, so that one without a source deserves an answer of its own. */
  default boolean isExplicit() {
    return this instanceof Keys named
        && named.keys().stream().noneMatch(key -> key.contains("..") || key.contains("*"));
  }

  /**
   * The ordinals meant of what exists.
   *
   * @throws IllegalArgumentException if a key is none of the grid's or does not exist yet, with a sentence for people
   */
  default BitSet among(Extent extent) {
    return SelectedOrdinals.of(this, extent);
  }
}
