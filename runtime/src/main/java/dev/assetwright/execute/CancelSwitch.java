package dev.assetwright.execute;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Decides between cancelling and publishing: whichever comes first wins. While armed, cancelling interrupts the thread.
 */
final class CancelSwitch {
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread thread;
  private boolean canceled;
  private boolean publishing;

  void arm(Thread worker) {
    lock.lock();
    try {
      thread = worker;
      if (canceled) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The thread is no longer ours to interrupt; its flag is cleared for whoever uses it next. */
  void disarm() {
    lock.lock();
    try {
      thread = null;
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Returns false when publishing has begun. */
  boolean cancel() {
    lock.lock();
    try {
      if (publishing) {
        return false;
      }
      canceled = true;
      if (thread != null) {
        thread.interrupt();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Returns false when it was canceled; else no cancel succeeds any more, and an interrupt of old is forgotten. */
  boolean beginPublishing() {
    lock.lock();
    try {
      if (canceled) {
        return false;
      }
      publishing = true;
      Thread.interrupted();
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean isCanceled() {
    lock.lock();
    try {
      return canceled;
    } finally {
      lock.unlock();
    }
  }
}
