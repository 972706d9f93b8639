package dev.assetwright.execute;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the coordinator is told, in the order in which it came. Any thread may post; one thread takes.
 *
 * <p>Waking a sleeping thread costs more than most decisions do, so whoever takes sleeps for real only when there was nothing to
 * do: after work it {@linkplain #gather pauses} for a moment, and what comes meanwhile wakes nobody.
 */
final class Inbox {
  private static final long PAUSE_NANOS = 100_000;

  private final ConcurrentLinkedQueue<Runnable> messages = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Thread sleeper;

  void post(Runnable message) {
    messages.add(message);
    Thread sleeping = sleeper;
    if (sleeping != null) {
      LockSupport.unpark(sleeping);
    }
  }

  /** The oldest message; null when there is none. */
  @Nullable
  Runnable poll() {
    return messages.poll();
  }

  /** Lets more come together. */
  void gather() {
    LockSupport.parkNanos(this, PAUSE_NANOS);
  }

  /** Returns at once when something is there, else with the first message, or after that time; now and then too early. */
  void await(long nanos) {
    sleeper = Thread.currentThread();
    if (messages.isEmpty()) {
      LockSupport.parkNanos(this, nanos);
    }
    sleeper = null;
  }
}
