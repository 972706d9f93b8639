package dev.assetwright.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.execute.EarlierAttempts;
import dev.assetwright.execute.Recovery;
import dev.assetwright.execute.Storages;
import dev.assetwright.history.EventFlow;
import dev.assetwright.history.History;
import dev.assetwright.home.Home;
import dev.assetwright.home.ProcessRegistry;
import dev.assetwright.home.RegisteredProcess;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.memory.InMemoryStore;
import dev.assetwright.store.sqlite.SqliteStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    Files.write(home.processes().resolve(process + ".lock"), new byte[0]);
    RunRequest request = new RunRequest(List.of("*"), "all", true, false, startedBy, null);
    events.appendAndWait(List.of(
        new Event.RunQueued(NOW, run, request, process, List.of(ORDERS)),
        new Event.RunStarted(NOW, run),
        new Event.AttemptStarted(NOW, run, ORDERS, 1),
        new Event.AttemptFailed(NOW, run, ORDERS, 1, BUSY, LATER)));
  }

  private void clear() {
    clear(recovery());
  }

  private void clear(Recovery recovery) {
    new DeadProcesses(registry(), store, recovery, kept()).clear();
  }

  private ProcessRegistry registry() {
    return new ProcessRegistry(home, CLOCK, new Random(1));
  }

  private Recovery recovery() {
    return new Recovery(events, store, store, new Storages(List.of()), CLOCK);
  }

  private InterruptedRuns kept() {
    return new InterruptedRuns(home.interrupted(), CLOCK);
  }

  private ResumedRuns resumed(
      String process, Function<Recovery.Interrupted, Optional<Application.Started>> resume) {
    return new ResumedRuns(process, registry(), store, kept(), resume, CLOCK);
  }

  /** Goes on in a process; returns with what. */
  private List<Recovery.Interrupted> goOn(String process) {
    List<Recovery.Interrupted> resumed = new ArrayList<>();
    resumed(process, run -> {
          resumed.add(run);
          return Optional.of(new Application.Started("next", 1, ""));
        })
        .goOn();
    return resumed;
  }

  private static List<String> ids(List<Recovery.Interrupted> runs) {
    return runs.stream().map(run -> run.run().id()).toList();
  }

  @Test
  void whatDiedGoesOnOnceWhenAProcessServes() throws IOException {
    die("dead", "run001", "page");

    clear();
    assertThat(store.findRuns("run001").get(0).status()).isEqualTo(RunStatus.INTERRUPTED);
    clear();

    List<Recovery.Interrupted> goOn = goOn("serve");
    assertThat(ids(goOn)).containsExactly("run001");
    assertThat(goOn.get(0).earlier())
        .isEqualTo(Map.of(ORDERS, new EarlierAttempts(1, BUSY, LATER)));
    assertThat(goOn("serve")).isEmpty();
    assertThat(home.interrupted()).isEmptyDirectory();
  }

  @Test
  void whatWasCutOffIsKeptAsItWasFound() throws IOException {
    die("dead", "run001", "page");
    events.appendAndWait(List.of(new Event.AttemptStarted(NOW, "run001", ORDERS, 2)));
    List<Recovery.Interrupted> found = new ArrayList<>();
    recovery().reconcileProcess("dead", run -> {
      found.add(run);
      kept().keep(run);
    });

    assertThat(goOn("serve"))
        .extracting(Recovery.Interrupted::earlier)
        .containsExactly(found.get(0).earlier());
    assertThat(found.get(0).earlier().get(ORDERS).count()).isEqualTo(2);
  }

  @Test
  void whatWasStartedFromACommandLineEndsWithIt() throws IOException {
    die("dead", "run001", "command line");

    clear();

    assertThat(goOn("serve")).isEmpty();
    assertThat(home.interrupted()).doesNotExist();
  }

  @Test
  void aStartThatFailsBetweenLosesNothing() throws IOException {
    try (Store file = SqliteStore.open(home.database(), CLOCK)) {
      events = new EventFlow(file, History.of(file.load()), file.lastSequence());
      die("dead", "run001", "page");
    }
    Assetwright.Options options = new Assetwright.Options(
        folder,
        List.of(folder.resolve("no-classes").toString()),
        folder,
        Map.of(),
        List.of(),
        Assetwright.Mode.DEV,
        "dev");

    assertThatThrownBy(() -> Assetwright.start(options).close())
        .isInstanceOf(ApplicationException.class);

    try (Store file = SqliteStore.open(home.database(), CLOCK)) {
      assertThat(file.findRuns("run001").get(0).status()).isEqualTo(RunStatus.INTERRUPTED);
      assertThat(kept().take(file, "serve", process -> false))
          .extracting(Recovery.Interrupted::earlier)
          .containsExactly(Map.of(ORDERS, new EarlierAttempts(1, BUSY, LATER)));
    }
  }

  @ParameterizedTest(name = "of {0}")
  @ValueSource(strings = {"dead", "dead2"})
  void aRunThatCannotBeClearedUpAfterTakesNothingFromAnother(String process) throws IOException {
    die("dead", "run001", "page");
    die(process, "run002", "page");

    assertThatThrownBy(() -> clear(new Recovery(
            events, failing(RunStore.class, "run002"), store, new Storages(List.of()), CLOCK)))
        .isInstanceOf(StoreUnavailableException.class);

    assertThat(ids(goOn("serve"))).containsExactly("run001");
    clear();
    assertThat(ids(goOn("serve"))).containsExactly("run002");
  }

  /** The store, out of reach when it is asked about something. */
  private <T> T failing(Class<T> type, String about) {
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
          if (given != null && about.equals(given[0])) {
            throw new StoreUnavailableException("The store is locked.", new IOException());
          }
          return method.invoke(store, given);
        }));
  }

  @Test
  void aRunThatCannotGoOnYetHoldsUpNoOtherAndIsTriedAgain() throws IOException {
    die("dead", "run001", "page");
    die("dead", "run002", "page");
    clear();
    List<String> tried = new ArrayList<>();
    SetClock clock = new SetClock();
    ResumedRuns resumed = new ResumedRuns(
        "serve",
        registry(),
        store,
        kept(),
        run -> {
          tried.add(run.run().id());
          if (tried.size() == 1) {
            throw new StoreUnavailableException("The store is locked.", new IOException());
          }
          return Optional.empty();
        },
        clock);

    resumed.goOn();
    assertThat(tried).containsExactly("run001", "run002");
    resumed.goOn();
    assertThat(tried).containsExactly("run001", "run002");
    clock.now = NOW.plus(Duration.ofMinutes(1));
    resumed.goOn();
    assertThat(tried).containsExactly("run001", "run002", "run001");
    assertThat(home.interrupted()).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(ApplicationException.Category.class)
  void whatIsRefusedIsTriedAgainWhenTheEnvironmentRefusedItOnly(ApplicationException.Category why)
      throws IOException {
    die("dead", "run001", "page");
    clear();

    resumed("serve", run -> {
          throw new ApplicationException(why, "C", "refused", List.of());
        })
        .goOn();

    assertThat(ids(goOn("serve")))
        .isEqualTo(
            why == ApplicationException.Category.ENVIRONMENT ? List.of("run001") : List.of());
  }

  @Test
  void whatAProcessTookIsLeftToItWhileItLives() throws IOException {
    die("dead", "run001", "page");
    clear();
    RegisteredProcess living = registry().register("serve");
    assertThat(ids(kept().take(store, living.id(), process -> true))).containsExactly("run001");

    assertThat(goOn("other")).isEmpty();
    living.close();
    assertThat(ids(goOn("other"))).containsExactly("run001");
  }

  @Test
  void whatGoesOnAlreadyDoesNotTwice() throws IOException {
    die("dead", "run001", "page");
    clear();
    kept().take(store, "killed", process -> true);
    RunRequest again = new RunRequest(List.of("*"), "all", true, false, "restart", "run001");
    events.appendAndWait(
        List.of(new Event.RunQueued(NOW, "run002", again, "killed", List.of(ORDERS))));

    assertThat(goOn("serve")).isEmpty();
    assertThat(home.interrupted()).isEmptyDirectory();
  }

  @Test
  void aProcessThatIsKilledBeforeItRecordsTheEndLosesNothing() throws IOException {
    die("dead", "run001", "page");
    kept()
        .keep(new Recovery.Interrupted(
            store.findRuns("run001").get(0), Map.of(ORDERS, new EarlierAttempts(1, BUSY, LATER))));
    assertThat(goOn("serve")).isEmpty();

    clear();
    assertThat(ids(goOn("serve"))).containsExactly("run001");
    assertThat(goOn("serve")).isEmpty();
  }

  @Test
  void whatWasKeptAndIsDamagedIsLeftOut() throws IOException {
    die("dead", "run001", "page");
    clear();
    Files.writeString(home.interrupted().resolve("run001.json"), "{");

    assertThat(goOn("serve")).isEmpty();
    assertThat(home.interrupted()).isEmptyDirectory();
  }

  @Test
  void whatIsLeftOfRemovedRunsAndKilledProcessesGoesAfterADay() throws IOException {
    Files.createDirectories(home.interrupted());
    for (String name : List.of("gone.json", "gone2.killed.taken", "killed.tmp")) {
      leave("old-" + name, NOW.minus(Duration.ofHours(25)));
      leave("young-" + name, NOW.minus(Duration.ofHours(23)));
    }

    assertThat(goOn("serve")).isEmpty();

    try (Stream<Path> left = Files.list(home.interrupted())) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "young-gone.json", "young-gone2.killed.taken", "young-killed.tmp");
    }
  }

  private void leave(String name, Instant written) throws IOException {
    Path file = Files.writeString(home.interrupted().resolve(name), "{}");
    Files.setLastModifiedTime(file, FileTime.from(written));
  }

  private static final class SetClock extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
