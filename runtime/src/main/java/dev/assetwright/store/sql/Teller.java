package dev.assetwright.store.sql;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what was committed, in the order of the commits. A few events are told of at once by the thread that wrote them; many are
 * told of by a thread of its own, beside the next transaction.
 *
 * <p>Used by the writer's thread alone.
 */
final class Teller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

  /** Telling of so many events takes less time than waking another thread for it. */
  private static final int FEW = 32;

  private static final List<Runnable> STOP = List.of();

  private final LinkedBlockingQueue<List<Runnable>> waiting = new LinkedBlockingQueue<>();

  /** How many lists are not told of yet, the one under way included. */
  private final AtomicInteger open = new AtomicInteger();

  private final Thread thread;

  Teller() {
    thread = new Thread(this::loop, "assetwright-store-teller");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Runs what tells, now or soon, after all that came before.
   *
   * @param size how many events it tells of
   */
  void tell(int size, List<Runnable> telling) {
    if (size <= FEW && open.get() == 0) {
      telling.forEach(Teller::tell);
    } else {
      open.incrementAndGet();
      waiting.add(telling);
    }
  }

  /** Whatever goes wrong is that one's affair: the others are told all the same. */
  private static void tell(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException | Error e) {
      LOG.error("Who waited for a write could not be told that it is done.", e);
    }
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Returns once all is told. */
  @Override
  public void close() {
    waiting.add(STOP);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    while (true) {
      List<Runnable> telling;
      try {
        telling = waiting.take();
      } catch (InterruptedException e) {
        continue; // Nobody but close() ends this thread.
      }
      if (telling == STOP) {
        return;
      }
      telling.forEach(Teller::tell);
      open.decrementAndGet();
    }
  }
}
