package dev.assetwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoredState;
import dev.assetwright.store.memory.InMemoryStore;
import dev.assetwright.store.memory.ProjectionCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** That a store says of any history what the small one in memory says of it. */
public abstract class AgreesWithMemoryContract {
  /** Opens the same store each time. */
  protected abstract Store open();

  /** Tries one history, also after reopening. */
  protected final void bothSayTheSame(long seed) {
    RandomHistory history = new RandomHistory(seed);
    Random cuts = new Random(seed);
    InMemoryStore memory = new InMemoryStore();
    Store store = open();
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 60; i++) {
        List<Event> events = new ArrayList<>();
        for (int n = cuts.nextInt(5); n >= 0; n--) {
          events.add(history.next());
        }
        memory.appendAndWait(events);
        store.append(events);
      }
      store.appendAndWait(List.of());
      assertSameAnswers(store, memory, history);
      List<RecordedEvent> log = memory.after(0, Integer.MAX_VALUE);
      long after = cuts.nextBoolean() ? 0 : log.get(cuts.nextInt(log.size())).sequence();
      prune(store, memory, log.get(cuts.nextInt(log.size())).event().at(), after);
      assertSameAnswers(store, memory, history);
      store.close();
      store = open();
      assertSameAnswers(store, memory, history);
    }
    store.close();
  }

  private static void prune(Store store, Store memory, Instant before, long after) {
    StoredState known = store.load();
    assertThat(store.prune(before, after)).isEqualTo(memory.prune(before, after));
    assertThat(store.load()).isEqualTo(known);
    assertThat(ProjectionCheck.differences(store, known))
        // A made-up history drops publishings in other runs than their own, and starts runs that
        // are
        // over.
        .filteredOn(difference -> !difference.startsWith("open "))
        .isEmpty();
  }

  /** Line by line, so that a difference is told in one. */
  private static void assertSameAnswers(Store one, Store other, RandomHistory history) {
    List<String> expected = StoreAnswers.of(other, history);
    List<String> found = StoreAnswers.of(one, history);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).isEqualTo(expected.get(i));
    }
    assertThat(found).hasSameSizeAs(expected);
  }
}
