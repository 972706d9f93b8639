package dev.assetwright.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Event;
import dev.assetwright.spi.Store;
import dev.assetwright.store.memory.InMemoryStore;
import dev.assetwright.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteAgreesWithMemoryTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void bothSayTheSameOfAnyHistoryAlsoAfterReopening(long seed) {
    RandomHistory history = new RandomHistory(seed);
    Random cuts = new Random(seed);
    Path file = folder.resolve("assetwright.db");
    InMemoryStore memory = new InMemoryStore();
    Store sqlite = SqliteStore.open(file, Clock.systemUTC());
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 60; i++) {
        List<Event> events = new ArrayList<>();
        for (int n = cuts.nextInt(5); n >= 0; n--) {
          events.add(history.next());
        }
        memory.appendAndWait(events);
        sqlite.append(events);
      }
      sqlite.appendAndWait(List.of());
      assertSameAnswers(sqlite, memory, history);
      sqlite.close();
      sqlite = SqliteStore.open(file, Clock.systemUTC());
      assertSameAnswers(sqlite, memory, history);
    }
    sqlite.close();
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
