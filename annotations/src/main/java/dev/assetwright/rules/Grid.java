package dev.assetwright.rules;

import dev.assetwright.Partition;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Which partitions an asset has. Partitions are numbered from 0, oldest first, so that sets of them are ranges.
 *
 * <p>Immutable and pure; equal grids cut alike, whatever their marker types are called.
 */
public sealed interface Grid permits DailyGrid {
  /** The zone in which partitions begin and end. */
  ZoneId zone();

  /** The column that a table of this grid has, {@code "day"}. */
  String column();

  /** How many partitions exist at {@code now}: those that have ended. Their ordinals are 0 to one less than this. */
  int count(Instant now);

  /** The key of a partition, which may lie in the future. */
  String key(int ordinal);

  /**
   * The ordinal of a key, which may lie in the future.
   *
   * @throws IllegalArgumentException if it is no key of this grid, with a sentence that says what one looks like and where
   *     the grid starts
   */
  int ordinal(String key);

  /** The value that asset methods receive. */
  Partition partition(int ordinal);

  /** When the partition begins. */
  Instant startOf(int ordinal);

  /** When the partition has ended, and thus exists. */
  Instant endOf(int ordinal);

  /** The grid in a few words for people, {@code "daily from 2009-12-01, Europe/London"}. */
  String describe();
}
