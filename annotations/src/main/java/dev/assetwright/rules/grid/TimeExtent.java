package dev.assetwright.rules.grid;

import dev.assetwright.Partition;

/** The windows that have ended. */
record TimeExtent(TimeGrid grid, int count) implements Extent {
  @Override
  public String key(int ordinal) {
    return grid.key(ordinal);
  }

  @Override
  public int find(String key) {
    try {
      int ordinal = grid.ordinal(key);
      return ordinal < count ? ordinal : -1;
    } catch (IllegalArgumentException e) {
      return -1; // a key of before the grid was changed
    }
  }

  @Override
  public Partition partition(int ordinal) {
    return grid.partition(ordinal);
  }

  @Override
  public int require(String key) {
    int ordinal = grid.ordinal(key);
    if (ordinal >= count) {
      throw new IllegalArgumentException(
          count == 0
              ? "'%s' does not exist yet; the first partition, %s, ends at %s."
                  .formatted(key, grid.key(0), grid.endOf(0))
              : "'%s' does not exist yet: it ends at %s. The newest is %s."
                  .formatted(key, grid.endOf(ordinal), grid.key(count - 1)));
    }
    return ordinal;
  }
}
