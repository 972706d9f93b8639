package dev.assetwright.rules.grid;

import dev.assetwright.Partition;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Windows of time without holes between them, numbered from 0, oldest first. A window exists once it has ended.
 *
 * <p>Ordinals below 0 mean the windows before the first, which are never partitions but what offsets are counted in.
 */
public sealed interface TimeGrid extends Grid
    permits HourlyGrid, DailyGrid, WeeklyGrid, MonthlyGrid, CronGrid {
  /** The zone in which windows begin and end. */
  ZoneId zone();

  /** The key of a window, which may lie in the future. */
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

  /** When the window begins. */
  Instant startOf(int ordinal);

  /** When the window has ended, and thus exists. */
  default Instant endOf(int ordinal) {
    return startOf(ordinal + 1);
  }

  /** The window that holds an instant; below 0 before the first. */
  int ordinalAt(Instant instant);

  /** How many windows exist: those that have ended. Their ordinals are 0 to one less than this. */
  default int count(Instant now) {
    return Math.max(0, ordinalAt(now));
  }

  /** The windows' shape without where they start: equal for grids whose windows of a time are the same. */
  Object shape();

  @Override
  default @Nullable TimeGrid time() {
    return this;
  }

  @Override
  default Extent at(Instant now, DynamicKeys keys) {
    return new TimeExtent(this, count(now));
  }

  @Override
  default Partition partition(String key) {
    return partition(ordinal(key));
  }

  @Override
  default String checked(String key) {
    return key(ordinal(key));
  }
}
