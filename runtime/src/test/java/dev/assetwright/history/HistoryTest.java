package dev.assetwright.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.store.RandomHistory;
import dev.assetwright.store.memory.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  private static final AssetKey SALES = AssetKey.parse("mart/sales");
  private static final Instant START = Instant.parse("2026-06-01T06:15:00.123456789Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void knowsOfEachCellWhatTheStoreKnows(long seed) {
    RandomHistory happening = new RandomHistory(seed);
    InMemoryStore store = new InMemoryStore();
    History history = new History();
    for (int i = 0; i < 600; i++) {
      store.appendAndWait(List.of(happening.next())).forEach(history::apply);
      Map<Cell, CellState> stored = store.load().cells();
      for (Cell cell : RandomHistory.cells()) {
        CellState expected = stored.getOrDefault(cell, CellState.UNKNOWN);
        CellState known = history.cell(cell.asset(), cell.partition());
        assertThat(known.published())
            .as("%s after %d events", cell, i + 1)
            .isEqualTo(expected.published());
        assertThat(known.skipped()).isEqualTo(expected.skipped());
        assertThat(history.isKnown(cell) || expected.published() == null).isTrue();
        assertThat(history.dataVersion(cell.asset(), cell.partition()))
            .isEqualTo(known.published() == null ? null : known.published().dataVersion());
      }
      requireNewest(history, stored);
    }
    History loaded = History.of(store.load());
    store
        .load()
        .cells()
        .forEach((cell, state) -> requireSame(loaded.cell(cell.asset(), cell.partition()), state));
  }

  /** Why a step ran that published what there is, is for the log to tell. */
  private static void requireSame(CellState known, CellState stored) {
    assertThat(known.published()).isEqualTo(stored.published());
    assertThat(known.skipped()).isEqualTo(stored.skipped());
    if (stored.latest() == null || stored.latest().status() != StepStatus.SUCCEEDED) {
      assertThat(known.latest()).isEqualTo(stored.latest());
    } else {
      assertThat(known.latest().status()).isEqualTo(StepStatus.SUCCEEDED);
      assertThat(known.latest().run()).isEqualTo(stored.latest().run());
    }
  }

  @Test
  void aCellIsKnownFromTheStoreAsItWasWhenItWasPublished() {
    InMemoryStore store = new InMemoryStore();
    History told = new History();
    Materialization made = materialization(null, new Random(1), START);
    store
        .appendAndWait(List.of(
            new Event.Materialized(made, null),
            new Event.StepEnded(
                START.plusMillis(1),
                made.run(),
                made.cell(),
                made.attempt(),
                StepStatus.SUCCEEDED,
                "It was missing.",
                null)))
        .forEach(told::apply);

    assertThat(History.of(store.load()).cell(SALES, null)).isEqualTo(told.cell(SALES, null));
    assertThat(CellCodec.isCommon(told.cell(SALES, null))).isTrue();
  }

  private static void requireNewest(History history, Map<Cell, CellState> stored) {
    Map<AssetKey, Instant> newest = new TreeMap<>();
    stored.forEach((cell, state) -> {
      if (state.published() != null) {
        newest.merge(cell.asset(), state.published().at(), (a, b) -> a.isAfter(b) ? a : b);
      }
    });
    for (Cell cell : RandomHistory.cells()) {
      assertThat(history.lastPublishedAt(cell.asset())).isEqualTo(newest.get(cell.asset()));
    }
  }

  /** Far more than fits into what a table begins with, and each of them many times, so that bytes are given back. */
  @Test
  void keepsApartThousandsOfCellsThatChangeOverAndOver() {
    Random random = new Random(7);
    History history = new History();
    Map<String, Materialization> expected = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      String partition = "p" + random.nextInt(2_000);
      if (random.nextInt(10) == 0) {
        expected.remove(partition);
        history.apply(recorded(new Event.Forgotten(START, new Cell(SALES, partition))));
      } else {
        Materialization made = materialization(partition, random, START.plusNanos(i));
        expected.put(partition, made);
        history.apply(recorded(new Event.Materialized(made, null)));
      }
    }
    assertThat(history.partitions(SALES)).containsExactlyInAnyOrderElementsOf(expected.keySet());
    Map<String, String> versions = new TreeMap<>();
    history.forEachVersion(SALES, versions::put);
    expected.forEach((partition, made) -> {
      CellState.Published published = history.cell(SALES, partition).published();
      assertThat(published.inputs()).isEqualTo(made.inputs());
      assertThat(published.dataVersion()).isEqualTo(made.dataVersion());
      assertThat(published.rows()).isEqualTo(made.rows());
      assertThat(published.run()).isEqualTo(made.run());
      assertThat(published.at()).isEqualTo(made.at());
      assertThat(versions).containsEntry(partition, made.dataVersion());
    });
  }

  private static RecordedEvent recorded(Event event) {
    return new RecordedEvent(1, event);
  }

  private static Materialization materialization(String partition, Random random, Instant at) {
    List<InputVersion> inputs = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      inputs.add(new InputVersion(
          AssetKey.parse("raw/n" + i),
          random.nextBoolean() ? null : partition,
          random.nextBoolean() ? "%032x".formatted(random.nextLong()) : "Grüße, 'v' " + i));
    }
    return new Materialization(
        new Cell(SALES, partition),
        "%06x".formatted(random.nextInt(1 << 24)),
        1,
        at,
        5,
        "code" + random.nextInt(3),
        random.nextBoolean() ? "" : "config",
        "%032x".formatted(random.nextLong()),
        random.nextInt(3) - 1,
        -1,
        inputs,
        Map.of());
  }
}
