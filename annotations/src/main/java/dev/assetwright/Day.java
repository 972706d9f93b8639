package dev.assetwright;

import java.time.LocalDate;

/**
 * One partition of a daily grid.
 *
 * @param date the calendar day, in the zone of the grid
 */
public record Day(LocalDate date) implements Partition, Comparable<Day> {
  /** Parses {@code yyyy-MM-dd}. */
  public static Day parse(String key) {
    return new Day(LocalDate.parse(key));
  }

  @Override
  public String key() {
    return date.toString();
  }

  @Override
  public int compareTo(Day other) {
    return date.compareTo(other.date);
  }

  /** Returns the key, so that a day can stand in a file name. */
  @Override
  public String toString() {
    return key();
  }
}
