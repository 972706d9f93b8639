package dev.assetwright.spi;

import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The log of all that happened, with its projections. Safe to call from several threads, and from several processes on one
 * store.
 */
public interface EventStore extends AutoCloseable {
  /**
   * Queues events to be written in this order, in one transaction, after all that was queued before by this process.
   *
   * @return completes once they are durable, with what was written; completes exceptionally with
   *     {@link StoreUnavailableException} when they could not be, and then none of them was. Dependent actions run on the
   *     writer's thread and must be short.
   */
  CompletableFuture<List<RecordedEvent>> append(List<? extends Event> events);

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

  /** Reads the projections as of one place in the log. */
  StoredState load();

  @Override
  void close();
}
