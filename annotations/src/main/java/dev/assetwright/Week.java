package dev.assetwright;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * One partition of a weekly grid.
 *
 * @param first its first day, in the zone of the grid
 */
public record Week(LocalDate first) implements Partition, Comparable<Week> {
  /** Parses the first day, {@code yyyy-MM-dd}. */
  public static Week parse(String key) {
    return new Week(LocalDate.parse(key));
  }

  /** Returns its last day. */
  public LocalDate last() {
    return first.plusDays(6);
  }

  /** Returns its seven days. */
  public Stream<LocalDate> days() {
    return first.datesUntil(first.plusDays(7));
  }

  /** Returns the first day, {@code yyyy-MM-dd}. */
  @Override
  public String key() {
    return first.toString();
  }

  @Override
  public int compareTo(Week other) {
    return first.compareTo(other.first);
  }

  /** Returns the key. */
  @Override
  public String toString() {
    return key();
  }
}
