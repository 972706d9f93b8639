package dev.assetwright.ui.live;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread for each task: virtual where the JVM has them, else a platform thread. */
final class StreamThreads {
  private StreamThreads() {}

  static ExecutorService start() {
    try {
      // By name, since the sources are compiled for a JDK without them.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      return Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "assetwright-stream");
        thread.setDaemon(true);
        return thread;
      });
    }
  }
}
