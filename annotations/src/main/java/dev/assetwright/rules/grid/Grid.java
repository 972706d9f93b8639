package dev.assetwright.rules.grid;

import dev.assetwright.Partition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions an asset has, as declared. What exists of them at a moment is an {@link Extent}.
 *
 * <p>Immutable; equal grids cut alike, whatever their marker types are called.
 */
public sealed interface Grid permits TimeGrid, StaticGrid, DynamicGrid, ProductGrid {
  /** The dimensions: of a product several, else the grid itself. */
  default List<Grid> dimensions() {
    return List.of(this);
  }

  /** What one partition is called, {@code "day"}: the column of tables; of a product all, joined by bars. */
  String name();

  /** The columns that a table of this grid has, one a dimension. */
  default List<String> columns() {
    return dimensions().stream().map(Grid::name).toList();
  }

  /** The dimension of time; null when there is none. */
  @Nullable
  TimeGrid time();

  /** The zone in which partitions begin and end; null without a dimension of time. */
  default @Nullable ZoneId timeZone() {
    TimeGrid time = time();
    return time == null ? null : time.zone();
  }

  /**
   * What exists at a moment. Extents of a grid of time grow at their end only; others may change altogether.
   *
   * @param keys what exists of dynamic dimensions
   */
  Extent at(Instant now, DynamicKeys keys);

  /** The same where no dynamic dimension has partitions. */
  default Extent at(Instant now) {
    return at(now, DynamicKeys.NONE);
  }

  /** Splits a key into the keys of the dimensions. */
  default List<String> parts(String key) {
    return List.of(key);
  }

  /**
   * Returns a key of this grid as it is written, whether it exists yet or not.
   *
   * @throws IllegalArgumentException if it is no key of this grid, with a sentence that says what one looks like
   */
  String checked(String key);

  /** The value that asset methods receive for a key of this grid. */
  Partition partition(String key);

  /** The grid in a few words for people, {@code "daily from 2009-12-01, Europe/London"}. */
  String describe();
}
