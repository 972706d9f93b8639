package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.backfill.BackfillDriver;
import dev.assetwright.backfill.Backfills;
import dev.assetwright.backfill.Runner;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Pace;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.query.BackfillQuery;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.BackfillStore.BackfillRecord;
import dev.assetwright.spi.RunStore.RunRecord;
import dev.assetwright.spi.StoreUnavailableException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backfills of ten days of two assets, stepped by hand. */
@Timeout(60)
class BackfillDriverTest {
  private static final Instant NOW = Instant.parse("2026-01-11T12:00:00Z");
  private static final String ID = "back01";

  @TempDir
  Path folder;

  private EngineFixture scene;
  private BackfillDriver driver;
  private final List<String> made = new ArrayList<>();
  private volatile String failing = "";
  private boolean upstream = true;
  private int refusals;
  private Runnable whilePlanning = () -> {};

  private Runnable whileStarting = () -> {};
  private final List<String> canceled = new ArrayList<>();

  @BeforeEach
  void setUp() {
    scene = new EngineFixture(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    scene.asset("raw/day", EngineFixture.DAYS, (in, a) -> make("raw/day", a));
    scene
        .asset("mart/day", EngineFixture.DAYS, (in, a) -> make("mart/day", a), "raw/day")
        .start();
    driver = driver("here", NOW);
  }

  @AfterEach
  void tearDown() {
    scene.close();
  }

  private synchronized String make(String asset, dev.assetwright.spi.Arguments arguments) {
    String cell = asset + "@" + arguments.partition().key();
    made.add(cell);
    if (failing.equals(cell)) {
      throw new IllegalStateException("broken on purpose");
    }
    return cell;
  }

  private BackfillDriver driver(String process, Instant now) {
    return new BackfillDriver(
        process,
        scene.store,
        scene.store,
        scene.events,
        new EngineRunner(),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private final class EngineRunner implements Runner {
    @Override
    public AssetCode code() {
      return scene.engine.code();
    }

    @Override
    public Planned plan(BackfillRequest request) {
      whilePlanning.run();
      TreeSet<AssetKey> assets = new TreeSet<>();
      request.selection().forEach(key -> assets.add(AssetKey.parse(key)));
      Plan plan = scene.engine.plan(new PlanRequest(
          assets, new PartitionSelection.All(), request.upstream(), request.force()));
      return new Planned(scene.engine.code(), plan, "");
    }

    @Override
    public String start(RunRequest request, AssetCode code, Plan plan) {
      if (refusals > 0) {
        refusals--;
        throw new StoreUnavailableException("The disk is full.");
      }
      whileStarting.run();
      return scene.engine.start(request, code, plan);
    }

    @Override
    public void cancel(String run) {
      canceled.add(run);
      scene.engine.cancel(run);
    }
  }

  private void ask(int stepsPerRun, boolean force, @Nullable String pace) {
    ask(force ? List.of("mart/day", "raw/day") : List.of("mart/day"), stepsPerRun, force, pace);
  }

  private void ask(List<String> selection, int stepsPerRun, boolean force, @Nullable String pace) {
    scene.events.appendAndWait(List.of(new Event.BackfillStarted(
        NOW,
        ID,
        new BackfillRequest(
            selection,
            "all",
            upstream,
            force,
            stepsPerRun,
            pace == null ? null : Pace.parse(pace),
            "page"))));
  }

  private void change(BackfillStatus status, boolean retries) {
    scene.events.appendAndWait(List.of(new Event.BackfillChanged(NOW, ID, status, retries, "")));
  }

  private BackfillRecord record() {
    return scene.store.findBackfills(ID).get(0);
  }

  /** Advances run by run until the backfill runs no longer. */
  private void drive() throws Exception {
    while (record().status() == BackfillStatus.RUNNING) {
      driver.advance(ID);
      awaitRun();
    }
  }

  private void awaitRun() throws Exception {
    for (RunRecord run : scene.store.openRuns()) {
      scene.await(run.id());
    }
  }

  private List<Integer> stepsOfRuns() {
    return scene.store.runsOf(ID, 100).stream()
        .map(run -> run.counts().values().stream().mapToInt(Integer::intValue).sum())
        .toList();
  }

  @Test
  void allIsMadeOnceInRunsOfTheSizeAskedForUpstreamFirst() throws Exception {
    ask(6, false, null);

    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(scene.store.countCells(ID)).isEqualTo(Map.of(StepStatus.SUCCEEDED, 20));
    assertThat(stepsOfRuns()).containsExactly(2, 6, 6, 6);
    assertThat(made).hasSize(20).doesNotHaveDuplicates();
    assertThat(scene.plan("mart/day").isEmpty()).isTrue();
  }

  @Test
  void allInOneRunIsOneRun() throws Exception {
    ask(0, false, null);

    drive();

    assertThat(stepsOfRuns()).containsExactly(20);
  }

  @Test
  void whatFailedAndWhatNeedsItIsLeftOutAndTheRestIsMade() throws Exception {
    failing = "raw/day@2026-01-02";
    ask(1, false, null);

    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.FAILED);
    assertThat(record().reason()).isEqualTo("1 cell failed, and 1 needs it");
    assertThat(scene.store.countCells(ID))
        .isEqualTo(Map.of(StepStatus.SUCCEEDED, 18, StepStatus.FAILED, 1));
    assertThat(made).hasSize(19).doesNotContain("mart/day@2026-01-02");
  }

  @Test
  void aRetryMakesWhatFailedAndWhatNeedsItAndNothingElse() throws Exception {
    failing = "raw/day@2026-01-02";
    ask(5, false, null);
    drive();
    failing = "";
    made.clear();

    change(BackfillStatus.RUNNING, true);
    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(made).containsExactly("raw/day@2026-01-02", "mart/day@2026-01-02");
    assertThat(scene.store.countCells(ID)).isEqualTo(Map.of(StepStatus.SUCCEEDED, 20));
  }

  @Test
  void aForcedBackfillMakesEachCellOnceThroughARestart() throws Exception {
    scene.materialize();
    made.clear();
    ask(6, true, null);
    driver.advance(ID);
    awaitRun();
    driver.advance(ID);
    awaitRun();

    // The process dies; the next one knows only what is in the store.
    scene.store.releaseAll("here");
    driver = driver("next", NOW);
    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(made).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void onlyOneProcessDrivesIt() throws Exception {
    ask(5, false, null);
    driver.advance(ID);
    awaitRun();

    assertThat(driver("other", NOW).advance(ID)).isEmpty();

    assertThat(scene.store.runsOf(ID, 10)).hasSize(1);
    drive();
    assertThat(made).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void thePaceKeepsTheNextRunBack() throws Exception {
    ask(10, false, "20/h");
    driver.advance(ID);
    awaitRun();

    assertThat(driver.advance(ID)).contains(NOW.plus(Duration.ofMinutes(30)));
    assertThat(driver.advance(ID)).isPresent();
    assertThat(scene.store.runsOf(ID, 10)).hasSize(1);

    // Another process holds the pace as well, and starts when it may.
    scene.store.releaseAll("here");
    assertThat(driver("next", NOW.plusSeconds(60)).advance(ID))
        .contains(NOW.plus(Duration.ofMinutes(30)));
    scene.store.releaseAll("next");
    driver = driver("later", NOW.plus(Duration.ofMinutes(30)));
    driver.advance(ID);
    awaitRun();
    assertThat(scene.store.runsOf(ID, 10)).hasSize(2);
  }

  @Test
  void aPausedBackfillStartsNothingAndGoesOnWhereItWas() throws Exception {
    ask(5, false, null);
    driver.advance(ID);
    awaitRun();
    change(BackfillStatus.PAUSED, false);

    assertThat(driver.advance(ID)).isEmpty();
    assertThat(scene.store.runsOf(ID, 10)).hasSize(1);

    change(BackfillStatus.RUNNING, false);
    drive();
    assertThat(made).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aFanInIsMadeOfWhatThereIsAndAgainByARetry() throws Exception {
    other(scene -> scene
        .asset("raw/day", EngineFixture.DAYS, (in, a) -> make("raw/day", a))
        .asset("mart/all", null, (in, a) -> in.get(0), "raw/day"));
    failing = "raw/day@2026-01-02";
    ask(List.of("mart/all"), 1, false, null);

    drive();

    assertThat(record().reason()).isEqualTo("1 cell failed");
    assertThat(scene.value("mart/all", null)).doesNotContain("2026-01-02");

    failing = "";
    change(BackfillStatus.RUNNING, true);
    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(scene.value("mart/all", null)).contains("2026-01-02");
    assertThat(scene.plan("mart/all").isEmpty()).isTrue();
  }

  @Test
  void aFanInThatWasForcedIsMadeAgainByARetryOfWhatItDidWithout() throws Exception {
    other(scene -> scene
        .asset("raw/day", EngineFixture.DAYS, (in, a) -> make("raw/day", a))
        .asset("mart/all", null, (in, a) -> in.get(0), "raw/day")
        .asset("mart/length", null, (in, a) -> "" + in.get(0).length(), "mart/all"));
    scene.materialize();
    made.clear();
    // What it is made of lacks the second day then.
    failing = "raw/day@2026-01-02";
    scene.engine.forget(List.of(new Cell(AssetKey.parse("raw/day"), "2026-01-02")));
    ask(List.of("mart/all", "mart/length", "raw/day"), 3, true, null);
    drive();
    assertThat(record().reason()).isEqualTo("1 cell failed");
    assertThat(scene.value("mart/all", null)).doesNotContain("2026-01-02");
    String length = scene.value("mart/length", null);
    made.clear();

    failing = "";
    change(BackfillStatus.RUNNING, true);
    // Another process goes on, which knows what is in the store.
    driver = driver("here", NOW);
    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(made).containsExactly("raw/day@2026-01-02");
    assertThat(scene.value("mart/all", null)).contains("2026-01-02");
    assertThat(scene.value("mart/length", null)).isNotEqualTo(length);
    assertThat(scene.plan("mart/length").isEmpty()).isTrue();
  }

  @Test
  void whatFailedAlikeIsToldOnceUntilItIsMade() throws Exception {
    boolean[] busy = {true};
    other(scene -> scene.asset("raw/day", EngineFixture.DAYS, (in, a) -> {
      if (busy[0]) {
        boolean last = a.partition().key().equals("2026-01-10");
        throw new IllegalStateException(last ? "no such file" : "the line is busy");
      }
      return make("raw/day", a);
    }));
    ask(List.of("raw/day"), 4, false, null);
    drive();

    assertThat(failures())
        .extracting(FailureView::partition, FailureView::message, FailureView::like)
        .containsExactly(
            tuple("2026-01-10", "no such file", 1), tuple("2026-01-09", "the line is busy", 9));

    busy[0] = false;
    change(BackfillStatus.RUNNING, true);
    drive();
    assertThat(failures()).isEmpty();
  }

  private List<FailureView> failures() {
    return new BackfillQuery(
            scene.store,
            scene.store,
            List.of(),
            new Extents(scene.engine.code().graph(), NOW, scene.engine.history().partitions()),
            scene.engine.history(),
            "here",
            NOW)
        .view(record(), 9, left -> 0)
        .failures();
  }

  @Test
  void aForcedFanInThatFailsInARetryIsMadeByTheNext() throws Exception {
    other(scene -> scene
        .asset("raw/day", EngineFixture.DAYS, (in, a) -> make("raw/day", a))
        .asset(
            "mart/all",
            null,
            (in, a) -> {
              if (failing.equals("mart/all")) {
                throw new IllegalStateException("broken on purpose");
              }
              return in.get(0);
            },
            "raw/day"));
    scene.materialize();
    failing = "raw/day@2026-01-02";
    scene.engine.forget(List.of(new Cell(AssetKey.parse("raw/day"), "2026-01-02")));
    ask(List.of("mart/all", "raw/day"), 3, true, null);
    drive();
    failing = "mart/all";
    change(BackfillStatus.RUNNING, true);
    drive();
    assertThat(record().reason()).isEqualTo("1 cell failed");
    made.clear();

    failing = "";
    change(BackfillStatus.RUNNING, true);
    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(made).isEmpty();
    assertThat(scene.value("mart/all", null)).contains("2026-01-02");
    assertThat(scene.plan("mart/all").isEmpty()).isTrue();
  }

  @Test
  void whatCouldNotBeMadeIsNoSuccess() throws Exception {
    upstream = false;
    ask(5, false, null);

    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.FAILED);
    assertThat(record().reason()).isEqualTo("10 cells need data that is not there");
    assertThat(made).isEmpty();
  }

  @Test
  void whatCouldNotBeStartedIsStartedTheNextTime() throws Exception {
    ask(1, false, null);
    refusals = 1;
    assertThatThrownBy(() -> driver.advance(ID)).isInstanceOf(StoreUnavailableException.class);

    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(made).hasSize(20);
  }

  @Test
  void nothingStartsWhenItIsCanceledWhileItIsPlanned() throws Exception {
    ask(5, false, null);
    whilePlanning = () -> change(BackfillStatus.CANCELED, false);

    driver.advance(ID);

    assertThat(record().status()).isEqualTo(BackfillStatus.CANCELED);
    assertThat(scene.store.runsOf(ID, 10)).isEmpty();
  }

  @Test
  void whatEndsItsProcessAgainAndAgainIsGivenUp() throws Exception {
    ask(0, false, null);
    processesDie(1);

    drive();

    assertThat(record().reason())
        .isEqualTo("1 cell failed (1 was at work 3 times when the process died), and 1 needs it");
    assertThat(made).hasSize(18);
  }

  @Test
  void whatOnlyWaitedWhenItsProcessEndedIsNotGivenUp() throws Exception {
    ask(0, false, null);
    processesDie(0);

    drive();

    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(made).hasSize(20);
  }

  /** Three processes die with a run of one cell, of which so many attempts had begun. */
  private void processesDie(int attempts) {
    for (int death = 0; death < 3; death++) {
      Cell cell = new Cell(AssetKey.parse("raw/day"), "2026-01-02");
      String run = "dead" + death;
      RunRequest request = new RunRequest(List.of("*"), "all", true, false, "backfill", null, ID);
      scene.events.appendAndWait(List.of(
          new Event.RunQueued(NOW, run, request, "gone", List.of(cell)),
          new Event.StepEnded(NOW, run, cell, attempts, StepStatus.INTERRUPTED, "died", null),
          new Event.RunEnded(NOW, run, RunStatus.INTERRUPTED, "died")));
    }
  }

  @Test
  void whatTookTooLongInARunIsNotTriedForEver() throws Exception {
    ask(0, false, null);
    Cell cell = new Cell(AssetKey.parse("raw/day"), "2026-01-02");
    RunRequest request = new RunRequest(List.of("*"), "all", true, false, "backfill", null, ID);
    scene.events.appendAndWait(List.of(
        new Event.RunQueued(NOW, "slow01", request, "gone", List.of(cell)),
        new Event.StepEnded(NOW, "slow01", cell, 1, StepStatus.CANCELED, "too long", null),
        new Event.RunEnded(NOW, "slow01", RunStatus.FAILED, "too long")));

    drive();

    assertThat(record().reason()).isEqualTo("1 cell failed, and 1 needs it");
  }

  @Test
  void aProcessThatDroveNothingNeedsNoStoreToEnd() {
    Backfills idle = new Backfills(
        "idle",
        scene.store,
        scene.store,
        scene.events,
        new EngineRunner(),
        new RunIds(new Random(1)),
        Clock.fixed(NOW, ZoneOffset.UTC));
    scene.store.close();

    assertThatCode(idle::close).doesNotThrowAnyException();
  }

  private void other(UnaryOperator<EngineFixture> declare) {
    scene.close();
    scene = declare
        .apply(new EngineFixture(folder.resolve("other"), Clock.fixed(NOW, ZoneOffset.UTC)))
        .start();
    driver = driver("here", NOW);
  }

  @Test
  void aRunThatStartsWhileItIsCanceledIsAskedToStop() throws Exception {
    ask(2, false, null);
    whileStarting = () -> change(BackfillStatus.CANCELED, false);

    driver.advance(ID);
    awaitRun();

    assertThat(canceled).containsExactly(scene.store.runsOf(ID, 1).get(0).id());
    assertThat(driver.advance(ID)).isEmpty();
    assertThat(scene.store.runsOf(ID, 10)).hasSize(1);
  }

  @Test
  void cancelingItsRunPausesIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    other(scene -> scene.asset("mart/day", EngineFixture.DAYS, (in, a) -> {
      begun.countDown();
      Thread.currentThread().join();
      return "never";
    }));
    ask(5, false, null);
    driver.advance(ID);
    begun.await();
    String run = scene.store.openRuns().get(0).id();

    scene.engine.cancel(run);
    scene.await(run);
    driver.advance(ID);

    assertThat(record().status()).isEqualTo(BackfillStatus.PAUSED);
    assertThat(record().reason()).isEqualTo("run %s was canceled".formatted(run));
  }

  @Test
  void newerCodeIsPlannedAnew() throws Exception {
    ask(10, false, null);
    driver.advance(ID);
    awaitRun();
    scene.change("mart/day", "2");

    drive();

    // What was made before the change was settled by this backfill; a new one would make it again.
    assertThat(record().status()).isEqualTo(BackfillStatus.SUCCEEDED);
    assertThat(made).hasSize(20).doesNotHaveDuplicates();
    assertThat(scene.plan("mart/day").steps()).hasSize(5);
  }
}
