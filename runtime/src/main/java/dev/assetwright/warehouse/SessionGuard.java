package dev.assetwright.warehouse;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread end a session while one uses it: uses are refused from then on, running SQL stops by itself, and
 * whichever thread is the last one inside releases the connections. Closing never waits.
 */
final class SessionGuard {
  /** Work with a session's connections. */
  interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final SqlFailures failures;
  private final Runnable release;
  private volatile boolean closed;
  private boolean released;

  SessionGuard(SqlFailures failures, Runnable release) {
    this.failures = failures;
    this.release = release;
  }

  boolean isClosed() {
    return closed;
  }

  void requireOpen() {
    if (closed) {
      throw over(null);
    }
  }

  /** Runs short work unless the session is over. Code of users must not be called within. */
  <T extends @Nullable Object> T use(Work<T> work) {
    lock.lock();
    try {
      requireOpen();
      return work.run();
    } catch (SQLException e) {
      if (closed) {
        throw over(e);
      }
      throw failures.unavailable(e);
    } finally {
      lock.unlock();
      releaseIfClosed();
    }
  }

  void close() {
    closed = true;
    releaseIfClosed();
  }

  /** After every unlock, so that neither a closing nor a using thread can leave it to the other in vain. */
  private void releaseIfClosed() {
    if (closed && !lock.isHeldByCurrentThread() && lock.tryLock()) {
      try {
        if (!released) {
          released = true;
          release.run();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private static IllegalStateException over(@Nullable SQLException cause) {
    return new IllegalStateException(
        "The attempt is over; nothing more is read, stored or published for it.", cause);
  }
}
