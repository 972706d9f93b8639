package dev.assetwright.store;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.spi.EventStore;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.StoredState;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * A log whose writes fail when told to, as on a full disk: nothing of them is kept, and the next is tried afresh. A test
 * runs its scene once for every {@code n} until the scene needs fewer than {@code n} writes.
 */
public final class FaultyStore implements EventStore {
  private final EventStore store;
  private final IntPredicate fails;
  private final AtomicInteger writes = new AtomicInteger();

  private FaultyStore(EventStore store, IntPredicate fails) {
    this.store = store;
    this.fails = fails;
  }

  /** Fails at the {@code n}-th write, from 1, and at no other. */
  public static FaultyStore failingAt(EventStore store, int n) {
    return new FaultyStore(store, write -> write == n);
  }

  /** Fails at the {@code n}-th write, from 1, and at all later ones: a disk that stays full. */
  public static FaultyStore failingFrom(EventStore store, int n) {
    return new FaultyStore(store, write -> write >= n);
  }

  /** How many writes were asked for, failed ones included. */
  public int writes() {
    return writes.get();
  }

  @Override
  public CompletableFuture<List<RecordedEvent>> append(List<? extends Event> events) {
    int write = writes.incrementAndGet();
    return fails.test(write) ? CompletableFuture.failedFuture(full(write)) : store.append(events);
  }

  @Override
  public CompletableFuture<QueuedRun> queue(Event.RunQueued run, Collection<List<Cell>> joint) {
    int write = writes.incrementAndGet();
    return fails.test(write)
        ? CompletableFuture.failedFuture(full(write))
        : store.queue(run, joint);
  }

  @Override
  public List<RecordedEvent> appendAndWait(List<? extends Event> events) {
    int write = writes.incrementAndGet();
    if (fails.test(write)) {
      throw full(write);
    }
    return store.appendAndWait(events);
  }

  @Override
  public List<RecordedEvent> after(long sequence, int limit) {
    return store.after(sequence, limit);
  }

  @Override
  public long lastSequence() {
    return store.lastSequence();
  }

  @Override
  public StoredState load() {
    return store.load();
  }

  @Override
  public void close() {
    store.close();
  }

  private static StoreUnavailableException full(int write) {
    return new StoreUnavailableException("The disk is full, as the test asked of write " + write);
  }
}
