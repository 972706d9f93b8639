package dev.assetwright.spi;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The log of all that happened, with its projections. Safe to call from several threads, and from several processes on one
 * store.
 */
public interface EventStore extends AutoCloseable {
  /**
   * Queues events to be written in this order, in one transaction, after all that was queued before by this process.
   *
   * @return completes once they are durable, with what was written; completes exceptionally with
   *     {@link StoreUnavailableException} when they could not be, and then none of them was. Dependent actions run on
   *     a thread of the store and must be short.
   */
  CompletableFuture<List<RecordedEvent>> append(List<? extends Event> events);

  /**
   * The same for one who has to hear of all writes in the order of the log.
   *
   * @param told told by a thread of the store, before the result completes; must be short. What it throws becomes the result
   */
  default CompletableFuture<List<RecordedEvent>> append(
      List<? extends Event> events, Consumer<List<RecordedEvent>> told) {
    return append(events).thenApply(recorded -> {
      told.accept(recorded);
      return recorded;
    });
  }

  /**
   * A run that is on record.
   *
   * @param event the fact
   * @param held its cells that other runs hold, and those behind them, with the holder; all others are its own now
   */
  record QueuedRun(RecordedEvent event, Map<Cell, ClaimStore.Claim> held) {
    public QueuedRun {
      held = Collections.unmodifiableMap(new TreeMap<>(held));
    }
  }

  /**
   * Records a run and claims those of its cells that nobody holds, in one transaction. It goes before what was queued earlier
   * and is not written yet: somebody waits for it, and nothing of that can speak of this run.
   *
   * @param joint its cells that can only be made together, as in {@link ClaimStore#claim}
   * @return completes as that of {@link #append} does
   */
  CompletableFuture<QueuedRun> queue(Event.RunQueued run, Collection<List<Cell>> joint);

  /** The same for one who has to hear of all writes in the order of the log. */
  default CompletableFuture<QueuedRun> queue(
      Event.RunQueued run, Collection<List<Cell>> joint, Consumer<QueuedRun> told) {
    return queue(run, joint).thenApply(queued -> {
      told.accept(queued);
      return queued;
    });
  }

  /** Appends and waits. Throws {@link StoreUnavailableException}; then nothing was written. */
  List<RecordedEvent> appendAndWait(List<? extends Event> events);

  /**
   * Returns the events after a place in the log, oldest first, of all processes.
   *
   * @param limit at most so many; at least 1
   */
  List<RecordedEvent> after(long sequence, int limit);

  /** The place of the newest event; 0 for an empty log. Cheap enough to be asked many times a second. */
  long lastSequence();

  /** A watch on what other processes append. */
  interface Watch extends AutoCloseable {
    /** Of a store that tells nothing. */
    Watch DEAF = () -> false;

    /** Whether it hears now. While it does not, one has to look for oneself. */
    boolean isHearing();

    @Override
    default void close() {}
  }

  /**
   * Watches what other processes append, where the store can tell of it by itself.
   *
   * @param appended run when others may have appended something, and when the watch hears again after it did not; on a thread of
   *     the watch, which hears nothing meanwhile
   */
  default Watch watch(Runnable appended) {
    return Watch.DEAF;
  }

  /** Reads the projections as of one place in the log. */
  StoredState load();

  @Override
  void close();
}
