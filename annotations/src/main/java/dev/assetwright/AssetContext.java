package dev.assetwright;

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
   * Returns whether the run was canceled. The thread is interrupted as well; long work without blocking calls should
   * ask now and then.
   */
  boolean isCanceled();
}
