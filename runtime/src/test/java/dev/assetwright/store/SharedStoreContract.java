package dev.assetwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.EventStore;
import dev.assetwright.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every store promises that several processes may have open; {@link #open} opens the same one each time. */
public abstract class SharedStoreContract extends StoreContract {
  @Test
  void twoProcessesSeeEachOthersEventsInOneOrder() {
    try (Store other = open()) {
      List<CompletableFuture<?>> writes = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        writes.add((i % 2 == 0 ? store : other).append(List.of(observed("v" + i))));
      }
      writes.forEach(CompletableFuture::join);

      assertThat(store.after(0, 1_000)).hasSize(200).isEqualTo(other.after(0, 1_000));
      assertThat(store.load().observations()).isEqualTo(other.load().observations());
    }
  }

  @Test
  void ofTenThousandCellsNoneIsClaimedTwice() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      cells.add(new Cell(AssetKey.parse("asset"), "p" + i));
    }
    try (Store other = open()) {
      AtomicInteger claimed = new AtomicInteger();
      CompletableFuture<?> one = claimAll(store, cells, "run1", claimed);
      CompletableFuture<?> two = claimAll(other, cells, "run2", claimed);
      CompletableFuture.allOf(one, two).join();

      assertThat(claimed).hasValue(10_000);
      int ofOne = 10_000 - store.claim(cells, "p", "run1").size();
      int ofTwo = 10_000 - other.claim(cells, "p", "run2").size();
      assertThat(ofOne + ofTwo).isEqualTo(10_000);
    }
  }

  /** A watch that does not hear tells nothing, and says so. */
  @Test
  void aWatchThatHearsTellsOfWhatOthersAppend() throws InterruptedException {
    Semaphore told = new Semaphore(0);
    try (Store other = open();
        EventStore.Watch watch = store.watch(told::release)) {
      if (!hears()) {
        assertThat(watch.isHearing()).isFalse();
        return;
      }
      assertThat(told.tryAcquire(60, TimeUnit.SECONDS))
          .as("to look for the first time")
          .isTrue();
      assertThat(watch.isHearing()).isTrue();

      for (int i = 1; i <= 3; i++) {
        store.appendAndWait(List.of(observed("own" + i)));
        other.appendAndWait(List.of(observed("v" + i)));

        assertThat(told.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        assertThat(store.lastSequence()).isEqualTo(2 * i);
      }
      assertThat(told.availablePermits())
          .as("nothing is told of what it appends itself")
          .isZero();
    }
  }

  /** Whether the store tells by itself what others append. */
  protected boolean hears() {
    return false;
  }

  private static CompletableFuture<?> claimAll(
      Store store, List<Cell> cells, String run, AtomicInteger claimed) {
    return CompletableFuture.runAsync(() -> {
      for (int i = 0; i < cells.size(); i += 100) {
        List<Cell> some = cells.subList(i, i + 100);
        claimed.addAndGet(100 - store.claim(some, "p", run).size());
      }
    });
  }

  protected final List<String> versions() {
    return store.after(0, 1_000).stream()
        .map(RecordedEvent::event)
        .filter(Event.ExternalObserved.class::isInstance)
        .map(event -> ((Event.ExternalObserved) event).version())
        .toList();
  }
}
