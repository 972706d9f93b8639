package dev.assetwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunStatus;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JVMs of their own work on one store, and are killed. */
@Timeout(300)
class SeveralProcessesTest {
  private static final int CELLS = 200;
  private static final int KILLS = Integer.getInteger("assetwright.kills", 3);

  private final PostgresServer server = PostgresServer.require();
  private final String schema = PostgresServer.newSchema();

  @TempDir
  Path home;

  @Test
  void ofManyCellsEachIsMadeOnceThoughTheirMakersAreKilled() throws Exception {
    Random random = new Random(1);
    List<String> said = new ArrayList<>();
    Map<String, StoreWorker> workers = new TreeMap<>();
    int kills = 0;
    try (Store store = open()) {
      workers.put("w1", worker("w1", CELLS, false));
      workers.put("w2", worker("w2", CELLS, false));
      while (!workers.isEmpty()) {
        String name = List.copyOf(workers.keySet()).get(random.nextInt(workers.size()));
        String line = listen(workers.get(name), random.nextInt(60), said);
        if (line.equals("done")) {
          workers.remove(name).close();
        } else if (kills < KILLS) {
          said.addAll(workers.remove(name).kill());
          clearUp(store, name);
          String next = "w" + (3 + kills++);
          workers.put(next, worker(next, CELLS, false));
        }
      }

      Map<String, Integer> times = new HashMap<>();
      for (Materialization made :
          store.materializations(StoreWorker.cell(0).asset(), null, 10 * CELLS)) {
        times.merge("made " + made.cell().partition(), 1, Integer::sum);
      }
      assertThat(times)
          .hasSize(CELLS)
          .containsKeys(
              said.stream().filter(each -> each.startsWith("made")).toArray(String[]::new));
      assertThat(times.values()).containsOnly(1);
      assertThat(kills).isEqualTo(KILLS);
      assertThat(store.openRuns()).isEmpty();
      assertThat(store.after(0, Integer.MAX_VALUE))
          .extracting(RecordedEvent::sequence)
          .doesNotHaveDuplicates();
    } finally {
      workers.values().forEach(StoreWorker::close);
    }
  }

  @Test
  void aProcessThatWasTakenForDeadAndLivesCannotRecordWhatItMade() throws Exception {
    try (Store store = open();
        StoreWorker zombie = worker("zombie", 1, true)) {
      assertThat(zombie.said()).isEqualTo("ready");
      assertThat(zombie.said()).isEqualTo("claimed p0");
      assertThat(store.isHeldBy("zombie")).isTrue();
      assertThat(store.claim(List.of(StoreWorker.cell(0)), "here", "run")).hasSize(1);

      clearUp(store, "zombie");
      assertThat(store.claim(List.of(StoreWorker.cell(0)), "here", "run")).isEmpty();
      zombie.goOn();

      assertThat(zombie.said())
          .startsWith(
              "refused: The store '" + server.url() + "' takes nothing more from this process");
      assertThat(store.lastSequence()).isZero();
    }
  }

  /** Reads so many lines; returns the last, or {@code done}. */
  private static String listen(StoreWorker worker, int lines, List<String> said) throws Exception {
    String line = "";
    for (int i = 0; i <= lines && !line.equals("done"); i++) {
      line = worker.said();
      assertThat(line).isNotNull().doesNotStartWith("refused");
      said.add(line);
    }
    return line;
  }

  /** What the next start does after a dead process, as far as the store is concerned. */
  private static void clearUp(Store store, String dead) {
    store.fence(dead);
    for (RunStore.RunRecord run : store.openRuns()) {
      if (run.process().equals(dead)) {
        store.appendAndWait(
            List.of(new Event.RunEnded(Instant.now(), run.id(), RunStatus.INTERRUPTED, "")));
      }
    }
    store.releaseAll(dead);
  }

  private StoreWorker worker(String name, int cells, boolean stepwise) throws Exception {
    return StoreWorker.start(server.url(), schema, home, name, cells, stepwise);
  }

  private Store open() {
    return PostgresStore.open(server.location(schema, home), "here", Clock.systemUTC());
  }
}
