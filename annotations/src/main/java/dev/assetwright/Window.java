package dev.assetwright;

import java.time.ZonedDateTime;

/**
 * One partition of a grid that a cron expression cuts.
 *
 * @param key its name, the local time at which it begins: {@code 2026-06-01T06:00}; with the offset where clocks went back
 *     and the name came before
 * @param start its first instant, in the zone of the grid
 * @param end the first instant after it
 */
public record Window(String key, ZonedDateTime start, ZonedDateTime end)
    implements Partition, Comparable<Window> {
  @Override
  public int compareTo(Window other) {
    return start.compareTo(other.start);
  }

  /** Returns the key. */
  @Override
  public String toString() {
    return key;
  }
}
