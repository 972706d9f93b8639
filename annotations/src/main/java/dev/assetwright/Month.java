package dev.assetwright;

import java.time.YearMonth;

/**
 * One partition of a monthly grid.
 *
 * @param month the calendar month, in the zone of the grid
 */
public record Month(YearMonth month) implements Partition, Comparable<Month> {
  /** Parses {@code yyyy-MM}. */
  public static Month parse(String key) {
    return new Month(YearMonth.parse(key));
  }

  @Override
  public String key() {
    return month.toString();
  }

  @Override
  public int compareTo(Month other) {
    return month.compareTo(other.month);
  }

  /** Returns the key. */
  @Override
  public String toString() {
    return key();
  }
}
