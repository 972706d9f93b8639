package dev.assetwright.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.FaultyStore;
import dev.assetwright.store.memory.InMemoryStore;
import dev.assetwright.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventFlowTest {
  private static final Instant NOON = Instant.parse("2026-01-04T12:00:00Z");
  private static final int THREADS = 4;
  private static final int EACH = 100;

  @TempDir
  Path folder;

  @RepeatedTest(5)
  void ownEventsAreAppliedInTheOrderOfTheLogWhoeverWaitsForThem() {
    try (SqliteStore store = SqliteStore.open(folder.resolve("log.db"), Clock.systemUTC())) {
      EventFlow flow = flow(store);
      List<Long> heard = new CopyOnWriteArrayList<>();
      flow.listen(
          (happened, own) -> happened.stream().map(RecordedEvent::sequence).forEach(heard::add));

      CompletableFuture.allOf(IntStream.range(0, THREADS)
              .mapToObj(thread -> CompletableFuture.runAsync(() -> appendSome(flow)))
              .toArray(CompletableFuture[]::new))
          .join();

      assertThat(heard).hasSize(THREADS * EACH * 2).isSorted();
    }
  }

  @RepeatedTest(5)
  void whatIsReadFromTheLogBeforeItsWriterTellsOfItIsToldOnce() throws Exception {
    try (SqliteStore store = SqliteStore.open(folder.resolve("log.db"), Clock.systemUTC())) {
      EventFlow flow = flow(store);
      List<Long> heard = new CopyOnWriteArrayList<>();
      flow.listen(
          (happened, own) -> happened.stream().map(RecordedEvent::sequence).forEach(heard::add));
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Void> following = CompletableFuture.runAsync(() -> {
        while (!over.get()) {
          flow.follow();
        }
      });

      // So many that another thread than the writer's tells of them.
      List<Event> many =
          IntStream.range(0, 2 * EACH).mapToObj(EventFlowTest::event).toList();
      for (int i = 0; i < THREADS; i++) {
        flow.append(many);
      }
      flow.appendAndWait(many);
      over.set(true);
      following.get(30, TimeUnit.SECONDS);

      assertThat(heard).hasSize((THREADS + 1) * many.size()).isSorted().doesNotHaveDuplicates();
    }
  }

  private static void appendSome(EventFlow flow) {
    for (int i = 0; i < EACH; i++) {
      flow.append(List.of(event(i)));
      flow.appendAndWait(List.of(event(i)));
    }
  }

  @Test
  void whoeverWaitsIsToldThatTheStoreRefused() {
    EventFlow flow = new EventFlow(
        FaultyStore.failingAt(new InMemoryStore(), 1), History.of(new InMemoryStore().load()), 0);

    assertThatThrownBy(() -> flow.appendAndWait(List.of(event(1))))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith("The disk is full");
  }

  @Test
  void aListenerCannotWaitForTheThreadThatTellsIt() {
    EventFlow flow = flow(new InMemoryStore());
    flow.listen((happened, own) -> flow.appendAndWait(List.of(event(2))));

    assertThatThrownBy(() -> flow.appendAndWait(List.of(event(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot wait");
  }

  private static EventFlow flow(Store store) {
    return new EventFlow(store, History.of(store.load()), store.lastSequence());
  }

  private static Event event(int number) {
    return new Event.CancelRequested(NOON, "run" + number);
  }
}
