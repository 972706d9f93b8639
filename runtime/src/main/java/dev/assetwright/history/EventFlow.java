package dev.assetwright.history;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.spi.EventStore;
import dev.assetwright.spi.StoreUnavailableException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The one way for events: what is appended here is applied to the {@link History} once it is durable, and so is what other
 * processes append to the same store. Listeners hear of both.
 *
 * <p>Safe for several threads. Own events are applied on a thread of the store, others' on the thread that polls; a lock keeps it
 * to one at a time and each event to once.
 */
public final class EventFlow {
  private static final int PAGE = 1_000;

  private final EventStore store;
  private final History history;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final TreeSet<Long> appliedAhead = new TreeSet<>();
  private long followed;

  /** Told of durable events, applied already, on a thread of the store: must be quick and must not append and wait. */
  public interface Listener {
    /** These happened; {@code own} when this process appended them. */
    void happened(List<RecordedEvent> events, boolean own);
  }

  /**
   * Continues from a loaded state.
   *
   * @param sequence the place in the log that {@code history} is as of
   */
  public EventFlow(EventStore store, History history, long sequence) {
    this.store = store;
    this.history = history;
    this.followed = sequence;
  }

  /** What is known. */
  public History history() {
    return history;
  }

  /** The place in the log up to which all is applied. */
  synchronized long sequence() {
    return followed;
  }

  /** Adds a listener for what happens from now on; run the handle to remove it. */
  public Runnable listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Appends events in one transaction; completes once they are durable and applied. See {@link EventStore#append}. */
  public CompletableFuture<Void> append(List<? extends Event> events) {
    return store.append(events, this::applyOwn).thenAccept(recorded -> {});
  }

  /**
   * Appends and waits until the events are durable and applied, which is done by the store's thread like for those that nobody
   * waits for: so all are applied in the order of the log. Throws {@link StoreUnavailableException}; then nothing was written.
   */
  public void appendAndWait(List<? extends Event> events) {
    if (events.isEmpty()) {
      return;
    }
    requireNoListener();
    await(append(events));
  }

  /**
   * Records a run with its claims, and waits until that is durable and applied. Throws as {@link #appendAndWait}.
   *
   * @param joint its cells that can only be made together, each list sorted
   * @return the cells that other runs hold. What became of them until others gave them back is known after {@link #follow}
   */
  public Set<Cell> queue(Event.RunQueued run, Collection<List<Cell>> joint) {
    requireNoListener();
    return await(store.queue(run, joint, queued -> applyOwn(List.of(queued.event()))))
        .held()
        .keySet();
  }

  private void requireNoListener() {
    if (Thread.holdsLock(this)) {
      throw new IllegalStateException(
          "A listener cannot wait for the thread that tells it: append instead.");
    }
  }

  private static <T> T await(CompletableFuture<T> written) {
    try {
      return written.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailableException unavailable) {
        // Thrown anew, so that the trace shows who asked.
        throw new StoreUnavailableException(unavailable.getMessage(), unavailable);
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What somebody read from the log a moment ago, before this was told of it, is applied and told already. */
  private synchronized void applyOwn(List<RecordedEvent> recorded) {
    List<RecordedEvent> fresh = recorded;
    if (!recorded.isEmpty() && recorded.get(0).sequence() <= followed) {
      fresh = recorded.stream().filter(event -> event.sequence() > followed).toList();
    }
    history.apply(fresh);
    for (RecordedEvent event : fresh) {
      if (event.sequence() == followed + 1) {
        followed = event.sequence();
        catchUp();
      } else {
        appliedAhead.add(event.sequence());
      }
    }
    if (!fresh.isEmpty()) {
      tell(fresh, true);
    }
  }

  /** What is applied without a gap need not be read to find out that it was ours. */
  private void catchUp() {
    while (!appliedAhead.isEmpty() && appliedAhead.first() == followed + 1) {
      followed = appliedAhead.pollFirst();
    }
  }

  /**
   * Applies what other processes appended since the last call.
   *
   * @return how many events that were
   */
  public int follow() {
    int count = 0;
    while (true) {
      List<RecordedEvent> foreign;
      boolean more;
      synchronized (this) {
        if (store.lastSequence() <= followed) {
          return count;
        }
        List<RecordedEvent> page = store.after(followed, PAGE);
        if (page.isEmpty()) {
          return count;
        }
        foreign = page.stream()
            .filter(event -> !appliedAhead.remove(event.sequence()))
            .toList();
        history.apply(foreign);
        followed = page.get(page.size() - 1).sequence();
        more = page.size() == PAGE;
        if (!foreign.isEmpty()) {
          count += foreign.size();
          tell(foreign, false);
        }
      }
      if (!more) {
        return count;
      }
    }
  }

  /** Watches for what {@link #follow} would find; see {@link EventStore#watch}. */
  public EventStore.Watch watch(Runnable appended) {
    return store.watch(appended);
  }

  /** Under the lock, so that every listener hears in one order: an end never before its beginning. */
  private void tell(List<RecordedEvent> events, boolean own) {
    for (Listener listener : listeners) {
      listener.happened(events, own);
    }
  }
}
