package dev.assetwright.store.sql;

import dev.assetwright.spi.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. All that was queued while it waited for the disk becomes its next transaction, so many
 * callers share a sync and a single one waits for no timer.
 *
 * <p>Those who wait hear of their writes in the order of the log. Of many at once another thread tells, {@link Teller}, so that the
 * next transaction need not wait for what they make of it.
 *
 * <p>When a transaction fails for a reason that does not pass, its tasks are tried once more one by one, so that only the
 * culprit fails; and the connection is opened anew, since after an error little can be said of the old one.
 */
final class GroupCommitWriter implements AutoCloseable {
  /**
   * What a transaction holds at most, counted as events, unless one task is more: whoever comes with something urgent waits for
   * the one that is under way.
   */
  private static final int LARGEST_GROUP = 1_500;

  interface Task<T> {
    T run(WriteSession session) throws SQLException;
  }

  /** What may share a transaction with something urgent. */
  private static final int LARGEST_URGENT_GROUP = 150;

  /** @param size in events, or what takes as long */
  private record Queued<T>(
      int size, boolean urgent, Task<T> task, Consumer<T> told, CompletableFuture<T> done) {
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
  private final LinkedBlockingDeque<Queued<?>> queue = new LinkedBlockingDeque<>();
  private final Queued<?> stop =
      new Queued<>(0, false, session -> true, done -> {}, new CompletableFuture<>());
  private final ReentrantLock lock = new ReentrantLock();
  private final Teller teller = new Teller();
  private final Thread thread;
  private boolean closed;
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
    return submit(new Queued<>(size, false, task, told, new CompletableFuture<>()), queue::addLast);
  }

  /** The same, before all that waits. */
  <T> CompletableFuture<T> submitFirst(int size, Task<T> task, Consumer<T> told) {
    return submit(new Queued<>(size, true, task, told, new CompletableFuture<>()), queue::addFirst);
  }

  private <T> CompletableFuture<T> submit(Queued<T> queued, Consumer<Queued<?>> add) {
    // Under the lock nothing comes behind the task that stops the thread, which would wait for
    // ever.
    lock.lock();
    try {
      if (closed) {
        queued.done().completeExceptionally(errors.closed());
      } else {
        add.accept(queued);
      }
    } finally {
      lock.unlock();
    }
    return queued.done();
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
      gather(group);
      stopped = group.remove(stop);
      if (!group.isEmpty()) {
        write(group);
      }
      group.clear();
    }
    closeSession();
    teller.close();
  }

  private void gather(List<Queued<?>> group) {
    Queued<?> first = group.get(0);
    int most = first.urgent() ? LARGEST_URGENT_GROUP : LARGEST_GROUP;
    int size = first.size();
    for (Queued<?> next = queue.peek(); next != null; next = queue.peek()) {
      size += next.size();
      if (size > most) {
        return;
      }
      // What comes first by now may be something smaller or urgent, which is as well.
      group.add(queue.remove());
    }
  }

  private void write(List<Queued<?>> group) {
    Throwable failure = attempt(group);
    if (failure == null) {
      return;
    }
    if (group.size() == 1 || failure instanceof StoreUnavailableException) {
      StoreUnavailableException reported =
          failure instanceof StoreUnavailableException known ? known : errors.writing(failure);
      teller.tell(1, group.stream().map(queued -> queued.failed(reported)).toList());
      return;
    }
    group.forEach(queued -> write(List.of(queued)));
  }

  /** Writes a group in one transaction, waiting for what may pass; returns why it did not happen. */
  private @Nullable Throwable attempt(List<Queued<?>> group) {
    long begun = System.nanoTime();
    while (true) {
      try {
        commit(group);
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

  private void commit(List<Queued<?>> group) throws SQLException {
    if (session == null) {
      session = WriteSession.open(database);
    }
    session.begin();
    List<Runnable> acknowledgements = new ArrayList<>(group.size());
    for (Queued<?> queued : group) {
      acknowledgements.add(queued.run(session));
    }
    session.commit();
    teller.tell(group.stream().mapToInt(Queued::size).sum(), acknowledgements);
  }

  /** Forgets the connection with all it had begun; the database rolls that back. */
  private void closeSession() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
