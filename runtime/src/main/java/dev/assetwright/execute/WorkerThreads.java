package dev.assetwright.execute;

import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The threads of workers. Whoever asks for many more workers than there are processors has assets that wait, for a network or for
 * programs of others; these get virtual threads, where the JVM has such that cost next to nothing while they wait.
 */
final class WorkerThreads {
  /** So many workers a processor can keep busy with work of their own and the usual waits for a disk. */
  private static final int BUSY = 4;

  /** Before this version a virtual thread that waits in a {@code synchronized} block keeps a processor from all others. */
  private static final int FREELY_WAITING = 24;

  private static final String NAME = "assetwright-worker";

  private WorkerThreads() {}

  /** Returns what makes the threads for so many workers. */
  static ThreadFactory of(int workers) {
    boolean waits = workers > BUSY * Runtime.getRuntime().availableProcessors();
    ThreadFactory virtual = waits ? virtual() : null;
    return virtual == null ? WorkerThreads::platform : virtual;
  }

  private static Thread platform(Runnable task) {
    Thread worker = new Thread(task, NAME);
    worker.setDaemon(true);
    return worker;
  }

  /** By reflection, since what is compiled for 17 cannot name them. */
  private static @Nullable ThreadFactory virtual() {
    if (Runtime.version().feature() < FREELY_WAITING) {
      return null;
    }
    try {
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Object named = type.getMethod("name", String.class).invoke(builder, NAME);
      return (ThreadFactory) type.getMethod("factory").invoke(named);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "A Java %d without virtual threads.".formatted(Runtime.version().feature()), e);
    }
  }
}
