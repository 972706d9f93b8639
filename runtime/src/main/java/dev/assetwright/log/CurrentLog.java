package dev.assetwright.log;

import org.jspecify.annotations.Nullable;

/**
 * The log of the attempt that a thread works on, so that what it prints and logs finds its way there. Threads that the user's code
 * starts itself have none.
 */
public final class CurrentLog {
  private static final ThreadLocal<@Nullable AttemptLog> LOG = new ThreadLocal<>();

  private CurrentLog() {}

  /** The log of this thread's attempt; null outside of one. */
  public static @Nullable AttemptLog get() {
    return LOG.get();
  }

  /** From now on this thread works on that attempt; null when it no longer does. */
  public static void set(@Nullable AttemptLog log) {
    if (log == null) {
      CapturedOutput.endLine();
      LOG.remove();
    } else {
      LOG.set(log);
    }
  }
}
