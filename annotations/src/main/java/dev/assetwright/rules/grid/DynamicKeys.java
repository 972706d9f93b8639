package dev.assetwright.rules.grid;

import java.util.List;

/** Where the partitions of dynamic grids come from. Safe for use by many threads. */
@FunctionalInterface
public interface DynamicKeys {
  /** No grid has partitions: what the compiler knows. */
  DynamicKeys NONE = grid -> grid.extent(List.of());

  /** What exists of a grid now; the same object as long as nothing was added or removed. */
  Extent of(DynamicGrid grid);
}
