package dev.assetwright.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.log.AttemptLog;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Store;
import dev.assetwright.store.memory.InMemoryStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldRunsTest {
  private static final Cell SALES = new Cell(AssetKey.parse("sales"), null);

  @TempDir
  Path folder;

  /** As of a home that is tried with another store, {@code store.url}, for an hour. */
  @Test
  void logsOfRunsThatThisStoreDoesNotKnowStayUntilTheyAreOld() throws IOException {
    Instant before = Instant.now().minus(Duration.ofDays(90));
    AttemptLogs logs = new AttemptLogs(folder, Clock.systemUTC());
    for (String run : new String[] {"recent", "old"}) {
      try (AttemptLog log = logs.create(run, SALES, 1, total -> {})) {
        log.info("made");
      }
    }
    Files.setLastModifiedTime(
        folder.resolve("old"), FileTime.from(before.minus(Duration.ofDays(1))));

    new OldRuns(new InMemoryStore(), logs, List.of()).remove(before);

    assertThat(logs.runs()).containsExactly("recent");
  }

  @Test
  void theLogIsLookedThroughFromWhereItWasOldAndAsAWholeOnceADay() {
    List<Long> places = new ArrayList<>();
    InMemoryStore log = new InMemoryStore();
    Store store = (Store) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("prune")) {
            places.add((Long) arguments[1]);
          }
          return method.invoke(log, arguments);
        });
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int hour = 0; hour < 60; hour++) {
      log.appendAndWait(List.of(new Event.ExternalObserved(
          start.plus(Duration.ofHours(hour)), SALES, "v" + hour, null, null)));
    }
    OldRuns old = new OldRuns(store, new AttemptLogs(folder, Clock.systemUTC()), List.of());

    for (int hour = 1; hour <= 50; hour++) {
      old.remove(start.plus(Duration.ofHours(hour)));
    }

    assertThat(places.get(0)).isZero();
    assertThat(places.subList(1, 4)).containsExactly(1L, 2L, 3L);
    assertThat(places.get(24)).isZero();
    assertThat(places.get(25)).isEqualTo(25L);
    assertThat(places.stream().filter(place -> place == 0)).hasSize(3);
    // An earlier instant asks for less than was looked through.
    old.remove(start);
    assertThat(places.get(50)).isZero();
  }
}
