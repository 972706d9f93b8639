package dev.assetwright;

import java.time.OffsetDateTime;

/**
 * One partition of an hourly grid.
 *
 * @param key its name, {@code 2026-06-01T05}; of the second of two hours with that name, where clocks went back, with its
 *     offset: {@code 2026-10-25T01Z}
 * @param start its first instant, with the offset of the grid's zone; the hour's own beginning but where clocks change in
 *     its midst
 */
public record Hour(String key, OffsetDateTime start) implements Partition, Comparable<Hour> {
  @Override
  public int compareTo(Hour other) {
    return start.compareTo(other.start);
  }

  /** Returns the key. */
  @Override
  public String toString() {
    return key;
  }
}
