package dev.assetwright.execute;

import java.util.Collection;
import java.util.function.BooleanSupplier;

/**
 * The part of an attempt that runs the user's code: the method is called, what it returned staged, the checks see that, and when
 * that is decided, it is published. Here or in another process.
 */
interface Making extends AutoCloseable {
  /** What the user's code says of itself meanwhile. */
  interface Teller {
    /** How far it is. */
    void progress(long done, long total);

    /** Keeps partitions for the attempt's outcome; throws as {@link AdditionBuffer#add} does. */
    void addPartitions(String grid, Collection<String> keys);
  }

  /** Where user code runs. */
  interface Place {
    /** Prepares making; {@code canceled} tells user code that it is to stop. */
    Making open(Teller teller, BooleanSupplier canceled);
  }

  /** Does everything up to publishing, which is left to {@link #publish}. Throws nothing but what no program survives. */
  Made make();

  /** Publishes what is staged. Whether it did shows in the storage when this throws. */
  void publish();

  /** From now on every read, write and publish is refused; safe for any thread. */
  @Override
  void close();

  /** Waits until nothing of it runs any more, and sees to it; by the thread that made it. */
  default void end() {}
}
