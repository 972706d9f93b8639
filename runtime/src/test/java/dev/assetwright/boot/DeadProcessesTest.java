package dev.assetwright.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.execute.EarlierAttempts;
import dev.assetwright.execute.Recovery;
import dev.assetwright.execute.Storages;
import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.home.Home;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.store.memory.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process dies while a step waits for another attempt, and some process clears up after it. */
class DeadProcessesTest {
  private static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));
  private static final Cell ORDERS = new Cell(AssetKey.parse("raw/orders"), null);
  private static final Failure BUSY =
      new Failure(Failure.Kind.ASSET, "E", "the line is busy", null, List.of(), false, "E");

  @TempDir
  Path folder;

  private final InMemoryStore store = new InMemoryStore();
  private EventFlow events;
  private Home home;

  @BeforeEach
  void open() {
    home = Home.open(folder);
    events = new EventFlow(store, History.of(store.load()), store.lastSequence());
  }

  /** Leaves what a process leaves that is killed: its lock, which nobody holds, and a run. */
  private void die(String process, String run, String startedBy) throws IOException {
    Files.createFile(home.processes().resolve(process + ".lock"));
    RunRequest request = new RunRequest(List.of("*"), "all", true, false, startedBy, null);
    events.appendAndWait(List.of(
        new Event.RunQueued(NOW, run, request, process, List.of(ORDERS)),
        new Event.RunStarted(NOW, run),
        new Event.AttemptStarted(NOW, run, ORDERS, 1),
        new Event.AttemptFailed(NOW, run, ORDERS, 1, BUSY, LATER)));
  }

  private Collection<Recovery.Interrupted> clear(boolean serves) {
    return new DeadProcesses(
            new ProcessRegistry(home, CLOCK, new Random(1)),
            store,
            recovery(),
            new InterruptedRuns(home.interrupted()),
            serves)
        .clear();
  }

  private Recovery recovery() {
    return new Recovery(events, store, store, new Storages(List.of()), CLOCK);
  }

  @Test
  void aProcessThatServesGoesOnAtOnce() throws IOException {
    die("dead", "run001", "page");

    assertThat(clear(true)).extracting(found -> found.run().id()).containsExactly("run001");
    assertThat(clear(true)).isEmpty();
    assertThat(home.interrupted()).doesNotExist();
  }

  @Test
  void whatACommandFoundGoesOnOnceWhenAProcessServes() throws IOException {
    die("dead", "run001", "page");

    assertThat(clear(false)).isEmpty();
    assertThat(store.findRuns("run001").get(0).status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(clear(false)).isEmpty();

    Collection<Recovery.Interrupted> goOn = clear(true);
    assertThat(goOn).extracting(found -> found.run().id()).containsExactly("run001");
    assertThat(goOn.iterator().next().earlier())
        .isEqualTo(Map.of(ORDERS, new EarlierAttempts(1, BUSY, LATER)));
    assertThat(clear(true)).isEmpty();
  }

  @Test
  void whatWasStartedFromACommandLineEndsWithIt() throws IOException {
    die("dead", "run001", "command line");

    clear(false);

    assertThat(clear(true)).isEmpty();
    assertThat(home.interrupted()).doesNotExist();
  }

  @Test
  void aCommandThatIsKilledBeforeItRecordsTheEndLosesNothing() throws IOException {
    die("dead", "run001", "page");
    InterruptedRuns kept = new InterruptedRuns(home.interrupted());
    InMemoryStore open = store;
    Recovery.Interrupted found = new Recovery.Interrupted(
        open.findRuns("run001").get(0), Map.of(ORDERS, new EarlierAttempts(1, BUSY, LATER)));
    kept.keep(found);
    assertThat(kept.take(open)).isEmpty();

    assertThat(clear(true)).extracting(run -> run.run().id()).containsExactly("run001");
    assertThat(clear(true)).isEmpty();
  }

  @Test
  void whatWasKeptAndIsDamagedIsLeftOut() throws IOException {
    die("dead", "run001", "page");
    clear(false);
    Files.writeString(home.interrupted().resolve("run001.json"), "{");

    assertThat(clear(true)).isEmpty();
    assertThat(home.interrupted()).isEmptyDirectory();
  }
}
