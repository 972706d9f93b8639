package dev.assetwright.rules.grid;

import dev.assetwright.Partition;

/**
 * The partitions of a grid that exist at one moment, numbered from 0; with a dimension of time the oldest first. Immutable.
 */
public interface Extent {
  /** The grid. */
  Grid grid();

  /** How many exist. */
  int count();

  /** The key of a partition that exists. */
  String key(int ordinal);

  /** The ordinal of a key; -1 when no such partition exists now. */
  int find(String key);

  /** The value that asset methods receive. */
  Partition partition(int ordinal);

  /**
   * The ordinal of a key someone wrote.
   *
   * @throws IllegalArgumentException if it is no key of the grid, or does not exist yet, with a sentence for people
   */
  int require(String key);
}
