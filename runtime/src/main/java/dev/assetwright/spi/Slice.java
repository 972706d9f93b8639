package dev.assetwright.spi;

import dev.assetwright.rules.grid.Grid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an upstream is read.
 *
 * @param single whether it is one cell, read as the upstream's own type; else several, read as a map or a table
 * @param grid the upstream's grid; null for the one cell of an upstream without one, and for all of it
 * @param partitions the keys to read, in the order of the grid, whether published or not; empty without a grid
 */
public record Slice(boolean single, @Nullable Grid grid, List<String> partitions) {
  private static final Slice WHOLE = new Slice(true, null, List.of());
  private static final Slice ALL = new Slice(false, null, List.of());

  public Slice {
    partitions = List.copyOf(partitions);
  }

  /** The one cell of an upstream without a grid. */
  public static Slice whole() {
    return WHOLE;
  }

  /** Everything that is published of an upstream with a grid. */
  public static Slice all() {
    return ALL;
  }

  /** One partition. */
  public static Slice one(Grid grid, String partition) {
    return new Slice(true, grid, List.of(partition));
  }

  /** These partitions. */
  public static Slice some(Grid grid, List<String> partitions) {
    return new Slice(false, grid, partitions);
  }

  /** Whether only some partitions are read. */
  public boolean isRestricted() {
    return grid != null;
  }

  /** The one partition; null without a grid. Only of a single one. */
  public @Nullable String partition() {
    return partitions.isEmpty() ? null : partitions.get(0);
  }

  /** The grid of a restricted one. */
  public Grid requireGrid() {
    return Objects.requireNonNull(grid);
  }
}
