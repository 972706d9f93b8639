package dev.assetwright.warehouse.sql;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread end a session while one uses it: uses are refused from then on, running SQL stops by itself, and
 * whichever thread is the last one inside releases the connections. Closing never waits.
 */
public final class SessionGuard {
  /** Work with a session's connections. */
  public interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Dialect dialect;
  private final Runnable interrupt;
  private final Runnable release;
  private volatile boolean closed;
  private boolean released;

  /**
   * Makes one for a session.
   *
   * @param interrupt stops SQL that another thread runs, when it is called; may do nothing where SQL looks by itself
   * @param release gives the connections back; called once
   */
  public SessionGuard(Dialect dialect, Runnable interrupt, Runnable release) {
    this.dialect = dialect;
    this.interrupt = interrupt;
    this.release = release;
  }

  /** Whether the session is over. */
  public boolean isClosed() {
    return closed;
  }

  /** Throws when the session is over. */
  public void requireOpen() {
    if (closed) {
      throw over(null);
    }
  }

  /** Runs short work unless the session is over. Code of users must not be called within. */
  public <T extends @Nullable Object> T use(Work<T> work) {
    lock.lock();
    try {
      requireOpen();
      return work.run();
    } catch (SQLException e) {
      if (closed) {
        throw over(e);
      }
      throw dialect.unavailable(e);
    } finally {
      lock.unlock();
      releaseIfClosed();
    }
  }

  /** Ends the session, from any thread. */
  public void close() {
    closed = true;
    releaseIfClosed();
    if (lock.isLocked() && !lock.isHeldByCurrentThread()) {
      interrupt.run();
    }
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
