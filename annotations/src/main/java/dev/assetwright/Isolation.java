package dev.assetwright;

/** Where an attempt at an asset runs. */
public enum Isolation {
  /** In the process of the engine, which starts it at once. */
  SHARED,
  /**
   * In a JVM of its own, with the same class path and a heap of its own. What it breaks, be it by running out of memory, by
   * {@code System.exit} or by a crash in native code, it breaks for itself; canceled or timed out, it is killed.
   */
  FORKED
}
