package dev.assetwright.plan;

import dev.assetwright.rules.grid.Grid;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** Which partitions are asked for, as people write it. */
public sealed interface PartitionSelection {
  /** All that exist. */
  record All() implements PartitionSelection {}

  /** The newest that exists. */
  record Latest() implements PartitionSelection {}

  /** These, by key; never empty. */
  record Keys(List<String> keys) implements PartitionSelection {
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /** From one key to another, both included. */
  record Range(String from, String to) implements PartitionSelection {}

  /**
   * Parses {@code all}, {@code latest}, {@code KEY[,KEY]} or {@code FROM..TO}.
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
    if (dots > 0 && dots + 2 < trimmed.length()) {
      return new Range(
          trimmed.substring(0, dots).trim(), trimmed.substring(dots + 2).trim());
    }
    List<String> keys =
        List.of(trimmed.split(",", -1)).stream().map(String::trim).toList();
    if (dots >= 0 || keys.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(
          "'%s' names no partitions. Write all, latest, KEY, KEY,KEY or FROM..TO.".formatted(text));
    }
    return new Keys(keys);
  }

  /** Whether single partitions are named, so that one without a source deserves an answer of its own. */
  default boolean isExplicit() {
    return this instanceof Keys;
  }

  /**
   * The ordinals meant on a grid, ascending.
   *
   * @throws IllegalArgumentException if a key is none of the grid's or does not exist yet, with a sentence for people
   */
  default int[] ordinals(Grid grid, Instant now) {
    int count = grid.count(now);
    if (this instanceof Latest) {
      return count == 0 ? new int[0] : new int[] {count - 1};
    }
    if (this instanceof Keys named) {
      TreeSet<Integer> ordinals = new TreeSet<>();
      named.keys().forEach(key -> ordinals.add(existing(grid, key, count)));
      return ordinals.stream().mapToInt(Integer::intValue).toArray();
    }
    int from = 0;
    int to = count - 1;
    if (this instanceof Range range) {
      from = existing(grid, range.from(), count);
      to = existing(grid, range.to(), count);
      if (to < from) {
        throw new IllegalArgumentException(
            "'%s..%s' runs backwards; the older partition comes first."
                .formatted(range.from(), range.to()));
      }
    }
    int[] ordinals = new int[Math.max(0, to - from + 1)];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = from + i;
    }
    return ordinals;
  }

  private static int existing(Grid grid, String key, int count) {
    int ordinal = grid.ordinal(key);
    if (ordinal >= count) {
      throw new IllegalArgumentException(
          count == 0
              ? "'%s' does not exist yet; the first partition, %s, ends at %s."
                  .formatted(key, grid.key(0), grid.endOf(0))
              : "'%s' does not exist yet: it ends at %s. The newest is %s."
                  .formatted(key, grid.endOf(ordinal), grid.key(count - 1)));
    }
    return ordinal;
  }
}
