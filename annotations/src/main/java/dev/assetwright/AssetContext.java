package dev.assetwright;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What an asset method may know about the attempt it runs in. A parameter of this type is no upstream asset. */
public interface AssetContext {
  /** The key of the asset; of a multi-asset, the first. */
  String asset();

  /** The partition at hand; empty without a grid. */
  Optional<Partition> partition();

  /** The id of the run. */
  String run();

  /** Which attempt this is, from 1. */
  int attempt();

  /** Adds a line to the attempt's log. */
  void info(String message);

  /** Adds a line to the attempt's log that stands out. */
  void warn(String message);

  /**
   * Tells how far the attempt is, for those who look at the run; costs next to nothing, so it may be called for each row.
   *
   * @param done how much is done, in whatever is counted; from 0
   * @param total how much there is to do; 0 when that is not known
   */
  void progress(long done, long total);

  /**
   * Returns whether the run was canceled. The thread is interrupted as well; long work without blocking calls should
   * ask now and then.
   */
  boolean isCanceled();

  /** Adds one partition to a dynamic grid, as {@link #addPartitions} does. */
  default void addPartition(String grid, String key) {
    addPartitions(grid, List.of(key));
  }

  /**
   * Adds partitions to a dynamic grid; those that are there already stay as they are. They come to be together with what the
   * attempt publishes, or with its skip: one that fails adds none. The run at hand was planned without them, so the next
   * one makes them.
   *
   * @param grid the grid's name, {@code "customer"}
   * @param keys as in {@link StaticPartitions#value}
   * @throws IllegalArgumentException if no asset has such a grid, or one is no key; then none of these is added
   */
  void addPartitions(String grid, Collection<String> keys);
}
