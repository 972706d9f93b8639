package dev.assetwright.store.sql;

import dev.assetwright.spi.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. All that was queued while it waited for the disk becomes its next transaction, and what comes while
 * that is written, so many callers share a sync and a single one waits for no timer. Something urgent ends the transaction that is
 * under way and becomes the next.
 *
 * <p>Those who wait hear of their writes in the order of the log. Of many at once another thread tells, {@link Teller}, so that the
 * next transaction need not wait for what they make of it.
 *
 * <p>When a transaction fails for a reason that does not pass, its tasks are tried once more one by one, so that only the
 * culprit fails; and the connection is opened anew, since after an error little can be said of the old one.
 */
final class GroupCommitWriter implements AutoCloseable {
  /** What a transaction holds at most, counted as events, unless one task is more. */
  private static final int LARGEST_GROUP = 2_000;

  /** So many events are written at once, at the latest; whoever comes with something urgent waits for no more than that. */
  private static final int LARGEST_PART = 500;

  /** What may share a transaction with something urgent. */
  private static final int LARGEST_URGENT_GROUP = 150;

  interface Task<T> {
    T run(WriteSession session) throws SQLException;
  }

  /**
   * @param size in events, or what takes as long
   * @param order in which it came
   */
  private record Queued<T>(
      int size,
      boolean urgent,
      long order,
      Task<T> task,
      Consumer<T> told,
      CompletableFuture<T> done) {
    Runnable run(WriteSession session) throws SQLException {
      T result = task.run(session);
      return () -> acknowledge(result);
    }

    /** Nothing that is thrown here may keep others from hearing of their commit. */
    private void acknowledge(T result) {
      try {
        told.accept(result);
        done.complete(result);
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    }

    private Runnable failed(Throwable thrown) {
      return () -> done.completeExceptionally(thrown);
    }
  }

  private final SqlDatabase database;
  private final StoreErrors errors;
  private final PriorityBlockingQueue<Queued<?>> queue = new PriorityBlockingQueue<>(
      64,
      Comparator.comparing((Queued<?> queued) -> !queued.urgent()).thenComparing(Queued::order));
  private final Queued<?> stop = new Queued<>(
      0, false, Long.MAX_VALUE, session -> true, done -> {}, new CompletableFuture<>());
  private final ReentrantLock lock = new ReentrantLock();
  private final Teller teller = new Teller();
  private final Thread thread;
  private boolean closed;
  private long order;
  private @Nullable WriteSession session;

  GroupCommitWriter(SqlDatabase database) {
    this.database = database;
    this.errors = database.errors();
    this.thread = new Thread(this::loop, "assetwright-store-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Queues a task of so many events. It may run twice, the first time without effect. Those who are {@code told} hear of their
   * tasks in the order in which these were written, on a thread of the store.
   */
  <T> CompletableFuture<T> submit(int size, Task<T> task, Consumer<T> told) {
    return submit(size, false, task, told);
  }

  /** The same, before all that waits and is not as urgent. */
  <T> CompletableFuture<T> submitFirst(int size, Task<T> task, Consumer<T> told) {
    return submit(size, true, task, told);
  }

  private <T> CompletableFuture<T> submit(
      int size, boolean urgent, Task<T> task, Consumer<T> told) {
    CompletableFuture<T> done = new CompletableFuture<>();
    // Under the lock nothing comes behind the task that stops the thread, which would wait for
    // ever.
    lock.lock();
    try {
      if (closed) {
        done.completeExceptionally(errors.closed());
      } else {
        queue.add(new Queued<>(size, urgent, order++, task, told, done));
      }
    } finally {
      lock.unlock();
    }
    return done;
  }

  /** Queues a task and waits for its commit. */
  <T> T submitAndWait(Task<T> task) {
    if (isOwnThread()) {
      throw new IllegalStateException(
          "The store's own thread cannot wait for itself: queue the write instead.");
    }
    try {
      return submit(1, task, done -> {}).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailableException unavailable) {
        // Thrown anew, so that the trace shows who asked.
        throw new StoreUnavailableException(unavailable.getMessage(), unavailable);
      }
      throw e;
    }
  }

  /** Writes what is queued, then ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        queue.add(stop);
      }
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive() && !isOwnThread()) {
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

  private boolean isOwnThread() {
    return Thread.currentThread() == thread || teller.isCurrent();
  }

  private void loop() {
    List<Queued<?>> group = new ArrayList<>();
    boolean stopped = false;
    while (!stopped) {
      try {
        group.add(queue.take());
      } catch (InterruptedException e) {
        continue; // Nobody but close() ends this thread.
      }
      if (group.remove(stop)) {
        stopped = true;
      } else {
        write(group, true);
      }
      group.clear();
    }
    closeSession();
    teller.close();
  }

  /** @param gathers whether what comes meanwhile may join */
  private void write(List<Queued<?>> group, boolean gathers) {
    Throwable failure = attempt(group, gathers);
    if (failure == null) {
      return;
    }
    if (group.size() == 1 || failure instanceof StoreUnavailableException) {
      StoreUnavailableException reported =
          failure instanceof StoreUnavailableException known ? known : errors.writing(failure);
      teller.tell(1, group.stream().map(queued -> queued.failed(reported)).toList());
      return;
    }
    List.copyOf(group).forEach(queued -> write(List.of(queued), false));
  }

  /** Writes a group in one transaction, waiting for what may pass; returns why it did not happen. */
  private @Nullable Throwable attempt(List<Queued<?>> group, boolean gathers) {
    long begun = System.nanoTime();
    while (true) {
      try {
        commit(group, gathers);
        return null;
      } catch (SQLException e) {
        closeSession();
        if (!errors.mayPass(e)) {
          return e;
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (waited.compareTo(database.patience()) >= 0) {
          return errors.waited(waited, e);
        }
      } catch (Throwable e) {
        closeSession();
        return e;
      }
    }
  }

  private void commit(List<Queued<?>> group, boolean gathers) throws SQLException {
    if (session == null) {
      session = WriteSession.open(database);
    }
    session.begin();
    List<Runnable> acknowledgements = new ArrayList<>();
    int size = 0;
    int part = 0;
    boolean urgent = false;
    for (int i = 0; i < group.size() || gathers && join(group, size, urgent); i++) {
      Queued<?> queued = group.get(i);
      urgent |= queued.urgent();
      acknowledgements.add(queued.run(session));
      size += queued.size();
      part += queued.size();
      if (part >= LARGEST_PART) {
        session.flush();
        part = 0;
      }
    }
    session.commit();
    teller.tell(size, acknowledgements);
  }

  /** Lets the next one that waits into a group, unless it should not wait for all of that, or that for it. */
  private boolean join(List<Queued<?>> group, int size, boolean isUrgent) {
    Queued<?> next = queue.peek();
    if (next == null || next == stop) {
      return false;
    }
    boolean urgent = next.urgent() || isUrgent;
    if (size + next.size() > (urgent ? LARGEST_URGENT_GROUP : LARGEST_GROUP)) {
      return false;
    }
    // What comes first by now may be something urgent, which is as well.
    group.add(queue.remove());
    return true;
  }

  /** Forgets the connection with all it had begun; the database rolls that back. */
  private void closeSession() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
