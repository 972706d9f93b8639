package dev.assetwright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.Pace;
import dev.assetwright.model.Priority;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.BackfillStore.BackfillRecord;
import dev.assetwright.spi.ClaimStore.Claim;
import dev.assetwright.spi.CodeStore.MethodHash;
import dev.assetwright.spi.EventStore;
import dev.assetwright.spi.PlaceStore.Place;
import dev.assetwright.spi.PlaceStore.PlaceAnswer;
import dev.assetwright.spi.PlaceStore.PlaceAsk;
import dev.assetwright.spi.PlaceStore.PlaceClaim;
import dev.assetwright.spi.RetentionStore;
import dev.assetwright.spi.RunStore.AcceptanceRecord;
import dev.assetwright.spi.RunStore.RunRecord;
import dev.assetwright.spi.RunStore.StepRecord;
import dev.assetwright.spi.RunStore.TickRecord;
import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.memory.ProjectionCheck;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises. */
public abstract class StoreContract {
  protected static final Instant NOW = Instant.parse("2026-06-01T06:15:00.000001Z");
  protected static final Cell SALES = new Cell(AssetKey.parse("clean/sales"), "2026-06-01");
  protected static final Cell MART = new Cell(AssetKey.parse("mart/sales"), null);
  static final Failure FAILURE = new Failure(
      Failure.Kind.ASSET, "java.io.IOException", "no file", null, List.of(), false, "f1");
  private static final Schedule DAILY = new Schedule("15 6 * * *", ZoneId.of("Europe/London"));
  private static final RunRequest REQUEST =
      new RunRequest(List.of("group:mart"), "all", true, false, "page", null);

  private static final BackfillRequest BACKFILL = new BackfillRequest(
      List.of("group:mart"), "all", true, false, 10, Pace.parse("500/min"), "page");

  protected Store store;

  protected abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void eventsComeBackInTheOrderInWhichTheyWereQueued() {
    List<CompletableFuture<List<RecordedEvent>>> queued = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      queued.add(store.append(List.of(observed("v" + i), observed("w" + i))));
    }
    List<RecordedEvent> recorded = new ArrayList<>();
    queued.forEach(one -> recorded.addAll(one.join()));

    assertThat(store.after(0, 1_000)).isEqualTo(recorded);
    assertThat(recorded).extracting(RecordedEvent::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(store.lastSequence()).isEqualTo(recorded.get(199).sequence());
    assertThat(store.after(recorded.get(9).sequence(), 3)).isEqualTo(recorded.subList(10, 13));
  }

  @Test
  void anEmptyStoreHasNothing() {
    assertThat(store.lastSequence()).isZero();
    assertThat(store.after(0, 10)).isEmpty();
    assertThat(store.load().cells()).isEmpty();
    assertThat(store.runs(null, null, 10)).isEmpty();
    assertThat(store.steps("nope", 0, 10)).isEmpty();
    assertThat(store.step("nope", SALES)).isEmpty();
    assertThat(store.find("nope")).isEmpty();
  }

  @Test
  void whatIsPublishedIsKnownWithItsProvenance() {
    Materialization first = materialization("run1", "v1", NOW);
    Materialization same = materialization("run1", "v1", NOW.plusSeconds(1));
    store.appendAndWait(List.of(new Event.Materialized(first, null)));
    store.appendAndWait(List.of(new Event.Materialized(same, null)));

    CellState.Published published = store.load().cells().get(SALES).published();

    assertThat(published.at()).isEqualTo(NOW.plusSeconds(1));
    assertThat(published.changedAt()).isEqualTo(NOW);
    assertThat(published.inputs()).isEqualTo(first.inputs());
    assertThat(published.codeVersion()).isEqualTo("code");
    assertThat(store.materializations(SALES.asset(), "2026-06-01", 1)).containsExactly(same);
    assertThat(store.materializations(SALES.asset(), null, 9)).containsExactly(same, first);
  }

  @Test
  void aForgottenCellCountsAsNeverMaterialized() {
    store.appendAndWait(List.of(
        new Event.Materialized(materialization("run1", "v1", NOW), null),
        new Event.StepEnded(NOW, "run1", SALES, 1, StepStatus.SUCCEEDED, "", null),
        new Event.CheckEvaluated(NOW, "run1", SALES, "unique", false, true, false, "2 twice"),
        new Event.Forgotten(NOW, SALES)));

    assertThat(store.load().cells()).isEmpty();
    assertThat(store.load().checks()).isEmpty();

    store.appendAndWait(
        List.of(new Event.Materialized(materialization("run1", "v1", NOW.plusSeconds(9)), null)));
    assertThat(store.load().cells().get(SALES).published().changedAt())
        .isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void onlyWhatTellsOfTheCellItselfIsItsLatestState() {
    store.appendAndWait(List.of(ended(StepStatus.FAILED, FAILURE)));
    for (StepStatus other : List.of(StepStatus.REUSED, StepStatus.BLOCKED)) {
      store.appendAndWait(List.of(ended(other, null)));
    }
    for (StepStatus other : List.of(
        StepStatus.FAILED, StepStatus.SKIPPED, StepStatus.CANCELED, StepStatus.INTERRUPTED)) {
      store.appendAndWait(
          List.of(new Event.StepEnded(NOW, "run1", SALES, 0, other, "no attempt", null)));
    }

    assertThat(store.load().cells().get(SALES))
        .isEqualTo(new CellState(
            null, new CellState.Latest(NOW, "run1", StepStatus.FAILED, "why", FAILURE), null));
    assertThat(store.failuresLike("f1", 9)).containsExactly(SALES);
  }

  @Test
  void anAttemptThatSkippedOrWasStoppedIsTheLatestState() {
    for (StepStatus other :
        List.of(StepStatus.SKIPPED, StepStatus.CANCELED, StepStatus.INTERRUPTED)) {
      store.appendAndWait(List.of(ended(StepStatus.FAILED, FAILURE)));
      store.appendAndWait(List.of(ended(other, null)));

      assertThat(store.load().cells().get(SALES))
          .isEqualTo(
              new CellState(null, new CellState.Latest(NOW, "run1", other, "why", null), null));
    }
  }

  @Test
  void aSkipIsKnownWithWhatItWasDecidedFromUntilSomethingIsPublished() {
    CellState.Skipped skip = new CellState.Skipped(
        NOW,
        "run1",
        "code",
        "config",
        List.of(new InputVersion(AssetKey.parse("raw/orders"), "2026-06-01", "v7")),
        "closed on Mondays");
    store.appendAndWait(List.of(
        new Event.Materialized(materialization("run1", "v1", NOW), null),
        new Event.Skipped(SALES, skip),
        new Event.StepEnded(NOW, "run1", SALES, 1, StepStatus.SKIPPED, skip.reason(), null)));

    assertThat(store.load().cells().get(SALES).skipped()).isEqualTo(skip);
    assertThat(store.load().cells().get(SALES).published()).isNotNull();
    assertThat(store.after(1, 1).get(0).event()).isEqualTo(new Event.Skipped(SALES, skip));

    store.appendAndWait(List.of(new Event.Materialized(materialization("run1", "v1", NOW), null)));
    assertThat(store.load().cells().get(SALES).skipped()).isNull();

    store.appendAndWait(List.of(new Event.Skipped(SALES, skip), new Event.Forgotten(NOW, SALES)));
    assertThat(store.load().cells()).isEmpty();
  }

  @Test
  void whatIsKnownOfAnAssetFollowsItsName() {
    AssetKey renamed = AssetKey.parse("aa/first");
    InputVersion other = new InputVersion(AssetKey.parse("mart/other"), null, "v1");
    InputVersion read = new InputVersion(SALES.asset(), SALES.partition(), "v1");
    CellState.Skipped skip =
        new CellState.Skipped(NOW, "run1", "code", "", List.of(other, read), "why");
    Cell reader = new Cell(AssetKey.parse("mart/reader"), null);
    store.load();
    store.appendAndWait(List.of(
        new Event.Materialized(materialization("run1", "v1", NOW), null),
        new Event.Skipped(reader, skip),
        new Event.Renamed(NOW, SALES.asset(), renamed)));
    Cell now = new Cell(renamed, SALES.partition());

    assertThat(store.load().cells()).containsOnlyKeys(now, reader);
    assertThat(store.load().cells().get(reader).skipped().inputs())
        .containsExactly(new InputVersion(renamed, SALES.partition(), "v1"), other);
    assertThat(store.materializations(SALES.asset(), null, 9)).isEmpty();
    assertThat(store.materializations(renamed, null, 9)).hasSize(1);

    // The old name is free for another asset.
    store.appendAndWait(
        List.of(new Event.Materialized(materialization("run1", "v2", NOW.plusSeconds(1)), null)));
    assertThat(store.load().cells()).containsOnlyKeys(now, reader, SALES);
    assertThat(store.materializations(renamed, null, 9)).hasSize(1);
  }

  @Test
  void aSourceThatVanishesKeepsWhatItWas() {
    store.appendAndWait(List.of(observed("v1")));
    store.appendAndWait(List.of(observed(null)));

    ObservedState gone = store.load().observations().get(SALES);
    assertThat(gone.isGone()).isTrue();
    assertThat(gone.lastVersion()).isEqualTo("v1");

    store.appendAndWait(List.of(observed("v2")));
    assertThat(store.load().observations().get(SALES).lastVersion()).isNull();
  }

  @Test
  void theNewestResultOfEachCheckIsKnown() {
    store.appendAndWait(List.of(
        new Event.CheckEvaluated(NOW, "run1", SALES, "unique", false, true, false, "2 twice"),
        new Event.CheckEvaluated(NOW, "run1", SALES, "unique", true, true, false, "ok")));

    CheckState newest = new CheckState(NOW, "run1", true, true, false, "ok");
    assertThat(store.load().checks()).isEqualTo(Map.of(SALES, Map.of("unique", newest)));
    assertThat(store.checks("run1", List.of(SALES, MART))).hasSize(2);
    assertThat(store.checks("run1", List.of(MART))).isEmpty();
    assertThat(store.checks("run1", List.of())).isEmpty();
  }

  @Test
  void aRunIsFollowedFromItsQueueToItsEnd() {
    queueRun("run1");
    assertThat(store.openRuns()).hasSize(1);
    assertThat(store.openRuns().get(0).counts()).isEqualTo(Map.of(StepStatus.QUEUED, 2));

    store.appendAndWait(List.of(
        new Event.RunStarted(NOW.plusSeconds(1), "run1"),
        new Event.AttemptStarted(NOW.plusSeconds(1), "run1", SALES, 1),
        new Event.AttemptFailed(
            NOW.plusSeconds(2), "run1", SALES, 1, FAILURE, NOW.plusSeconds(9))));
    StepRecord waiting = store.step("run1", SALES).orElseThrow();
    assertThat(waiting.retryAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(waiting.reason()).isEqualTo("no file");

    store.appendAndWait(List.of(
        new Event.AttemptStarted(NOW.plusSeconds(9), "run1", SALES, 2),
        new Event.Materialized(materialization("run1", "v1", NOW.plusSeconds(9)), null),
        new Event.StepEnded(NOW.plusSeconds(9), "run1", SALES, 2, StepStatus.SUCCEEDED, "", null),
        new Event.StepEnded(NOW, "run1", MART, 0, StepStatus.BLOCKED, "", null),
        new Event.RunEnded(NOW.plusSeconds(10), "run1", RunStatus.FAILED, "one blocked")));
    StepRecord done = store.steps("run1", 0, 1).get(0);
    assertThat(done.startedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(done.endedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(done.attempt()).isEqualTo(2);
    assertThat(done.rows()).isEqualTo(120);
    assertThat(done.failure()).isNull();
    assertThat(store.openRuns()).isEmpty();
    assertThat(store.findRuns("ru").get(0).counts())
        .isEqualTo(Map.of(StepStatus.SUCCEEDED, 1, StepStatus.BLOCKED, 1));
    assertThat(store.runs(MART.asset(), null, 9)).hasSize(1);
    assertThat(store.runs(AssetKey.parse("other"), null, 9)).isEmpty();
  }

  @Test
  void aPublishingIsOpenUntilAllItsCellsAreRecordedOrItIsDropped() {
    Materialization sales = materialization("run1", "v1", NOW);
    Event.PartitionsChanged added = changed("customer", List.of("acme"), List.of());
    Event.Publishing kept = new Event.Publishing(NOW, "run1", "t1", List.of(sales), List.of(added));
    Event.Publishing lost = new Event.Publishing(NOW, "run1", "t2", List.of(sales), List.of());
    store.appendAndWait(List.of(kept, lost));
    assertThat(store.openPublishings()).containsExactly(kept, lost);

    store.appendAndWait(List.of(new Event.Materialized(sales, "t1")));
    store.appendAndWait(List.of(new Event.PublishingDropped(NOW, "run1", "t2")));

    assertThat(store.openPublishings()).isEmpty();
    assertThat(store.materializations(SALES.asset(), null, 9)).containsExactly(sales);
    assertThat(store.load().cells().get(SALES).published().token()).isEqualTo("t1");
  }

  @Test
  void aRunIsRecordedTogetherWithItsClaims() throws Exception {
    store.claim(List.of(MART), "p2", "run2");
    Event.RunQueued run = new Event.RunQueued(NOW, "run1", REQUEST, "p1", List.of(SALES, MART));

    EventStore.QueuedRun queued = store.queue(run, List.of()).get(60, TimeUnit.SECONDS);

    assertThat(queued.event()).isEqualTo(new RecordedEvent(store.lastSequence(), run));
    assertThat(queued.held()).isEqualTo(Map.of(MART, new Claim("p2", "run2")));
    assertThat(store.findRuns("run1")).hasSize(1);
    assertThat(store.claim(List.of(SALES), "p3", "run3"))
        .isEqualTo(Map.of(SALES, new Claim("p1", "run1")));
  }

  @Test
  void runsThatSomebodyWaitsForAreRecordedInTheOrderInWhichTheyCame() {
    store.append(Collections.nCopies(5_000, ended(StepStatus.FAILED, FAILURE)));
    List<CompletableFuture<EventStore.QueuedRun>> queued = IntStream.range(0, 5)
        .mapToObj(i ->
            store.queue(new Event.RunQueued(NOW, "run" + i, REQUEST, "p", List.of()), List.of()))
        .toList();

    assertThat(
            queued.stream().map(CompletableFuture::join).map(run -> run.event().sequence()))
        .isSorted();
  }

  @Test
  void aClaimEndsWithItsStepItsRunOrItsProcess() {
    List<Cell> both = List.of(SALES, MART);
    assertThat(store.claim(both, "p1", "run1")).isEmpty();
    assertThat(store.claim(both, "p1", "run1")).isEmpty();
    assertThat(store.claim(both, "p2", "run2"))
        .isEqualTo(Map.of(SALES, new Claim("p1", "run1"), MART, new Claim("p1", "run1")));

    store.appendAndWait(List.of(ended(StepStatus.SUCCEEDED, null)));
    assertThat(store.claim(both, "p2", "run2")).containsOnlyKeys(MART);
    store.appendAndWait(List.of(new Event.RunEnded(NOW, "run1", RunStatus.FAILED, "")));
    assertThat(store.claim(both, "p2", "run2")).isEmpty();
    assertThat(store.claim(both, "p3", "run3")).hasSize(2);
    store.releaseAll("p2");
    assertThat(store.claim(both, "p3", "run3")).isEmpty();
  }

  @Test
  void ofCellsThatAreMadeTogetherNothingIsClaimedBehindOneThatAnotherRunHolds() throws Exception {
    List<Cell> both = Stream.of(SALES, MART).sorted().toList();
    Cell first = both.get(0);
    Cell second = both.get(1);
    store.claim(List.of(first), "p1", "alone");
    Event.RunQueued run = new Event.RunQueued(NOW, "run1", REQUEST, "p1", both);
    assertThat(store.queue(run, List.of(both)).get(60, TimeUnit.SECONDS).held())
        .isEqualTo(Map.of(first, new Claim("p1", "alone"), second, new Claim("p1", "alone")));

    // What is in front may be claimed while what is behind it is held.
    store.claim(List.of(second), "p2", "other");
    store.appendAndWait(List.of(new Event.RunEnded(NOW, "alone", RunStatus.SUCCEEDED, "")));
    assertThat(store.claim(both, List.of(both), "p1", "run1"))
        .isEqualTo(Map.of(second, new Claim("p2", "other")));
    assertThat(store.claim(both, List.of(both), "p3", "run3")).hasSize(2);
    store.appendAndWait(List.of(new Event.RunEnded(NOW, "other", RunStatus.SUCCEEDED, "")));
    assertThat(store.claim(both, List.of(both), "p3", "run3"))
        .isEqualTo(Map.of(first, new Claim("p1", "run1"), second, new Claim("p1", "run1")));
    assertThat(store.claim(both, List.of(both), "p1", "run1")).isEmpty();
  }

  @Test
  void whatIsNoRunGivesBackWhatItClaimed() {
    store.claim(List.of(SALES, MART), "p1", "revert 1");
    assertThat(store.claim(List.of(SALES), "p1", "run1").get(SALES).run()).isEqualTo("revert 1");

    store.release("revert 1");
    store.release("nobody");

    assertThat(store.claim(List.of(SALES, MART), "p1", "run1")).isEmpty();
    assertThat(store.claim(List.of(SALES, MART), "p2", "run2")).hasSize(2);
  }

  private List<Integer> claimPlaces(String process, int keeps, int slots, int attempts) {
    SortedMap<String, Integer> kept = new TreeMap<>(keeps == 0 ? Map.of() : Map.of("crm", keeps));
    PlaceAsk ask = new PlaceAsk(List.of(new Place("crm", slots, 4)), Priority.BACKGROUND, attempts);
    return store
        .claimPlaces(process, new PlaceClaim(kept, List.of(ask)), NOW)
        .join()
        .granted();
  }

  @Test
  void placesOfAPoolAreHadByOneProcessAtATime() {
    assertThat(claimPlaces("p1", 0, 1, 3)).containsExactly(3);
    assertThat(claimPlaces("p2", 0, 1, 3)).containsExactly(1);
    assertThat(claimPlaces("p3", 0, 1, 1)).containsExactly(0);

    assertThat(claimPlaces("p1", 2, 1, 1))
        .as("p2 waits for the one that is free")
        .containsExactly(0);

    assertThat(claimPlaces("p2", 1, 1, 2)).containsExactly(1);
    assertThat(store.hasPlaces("p2")).isTrue();
    assertThat(store.claimPlaces("p2", PlaceClaim.NOTHING, NOW).join())
        .isEqualTo(new PlaceAnswer(List.of(), false));
    assertThat(store.hasPlaces("p2")).isFalse();
    assertThat(claimPlaces("p3", 0, 1, 1)).containsExactly(1);
  }

  @Test
  void placesOfADeadProcessAreFreed() {
    claimPlaces("p1", 0, 4, 1);
    assertThat(claimPlaces("p2", 0, 4, 1)).containsExactly(0);
    assertThat(claimPlaces("p3", 0, 1, 1)).containsExactly(0);

    store.releaseAll("p2");
    store.releaseAll("p1");

    assertThat(claimPlaces("p3", 0, 1, 4)).containsExactly(4);
  }

  @Test
  void aBackfillIsFollowedThroughItsRuns() {
    startBackfill("back01");
    queueRun("run1", "back01");
    store.appendAndWait(List.of(ended(StepStatus.FAILED, FAILURE)));
    queueRun("run2", "back01");
    queueRun("run3");

    BackfillRecord backfill = store.findBackfills("back").get(0);

    assertThat(backfill.request()).isEqualTo(BACKFILL);
    assertThat(backfill.status()).isEqualTo(BackfillStatus.RUNNING);
    assertThat(backfill.runs()).isEqualTo(2);
    assertThat(store.countCells("back01")).isEqualTo(Map.of(StepStatus.QUEUED, 2));
    assertThat(store.runsOf("back01", 9)).extracting(RunRecord::id).containsExactly("run2", "run1");
    assertThat(told("back01"))
        .containsExactly(
            SALES + " FAILED 1", MART + " QUEUED 0", SALES + " QUEUED 0", MART + " QUEUED 0");
  }

  @Test
  void whatHappenedBeforeABackfillWasRetriedIsToldOnRequest() {
    startBackfill("back01");
    queueRun("run1", "back01");
    store.appendAndWait(List.of(
        ended(StepStatus.FAILED, FAILURE),
        new Event.StepEnded(NOW, "run1", MART, 1, StepStatus.SUCCEEDED, "", null),
        new Event.BackfillChanged(NOW, "back01", BackfillStatus.FAILED, false, "1 failed"),
        new Event.BackfillChanged(NOW, "back01", BackfillStatus.RUNNING, true, "")));

    assertThat(told("back01")).containsExactly(SALES + " FAILED 1", MART + " SUCCEEDED 1");
    assertThat(told("back01", true)).isEmpty();
    assertThat(store.openBackfills()).containsExactly("back01");
  }

  @Test
  void oneProcessDrivesABackfillUntilItRunsNoLongerOrTheProcessDied() {
    assertThat(store.claimBackfill("none", "p1")).isFalse();
    startBackfill("back01");
    assertThat(store.claimBackfill("back01", "p1")).isTrue();
    assertThat(store.claimBackfill("back01", "p1")).isTrue();
    assertThat(store.claimBackfill("back01", "p2")).isFalse();

    store.releaseAll("p1");
    assertThat(store.claimBackfill("back01", "p2")).isTrue();
    store.releaseBackfills("p2");
    assertThat(store.claimBackfill("back01", "p1")).isTrue();
    store.releaseBackfills("p2");
    assertThat(store.claimBackfill("back01", "p2")).isFalse();
    change("back01", BackfillStatus.PAUSED);
    assertThat(store.claimBackfill("back01", "p2")).isFalse();
    assertThat(store.backfills(1).get(0).driver()).isNull();
    change("back01", BackfillStatus.RUNNING);
    assertThat(store.claimBackfill("back01", "p3")).isTrue();
    change("back01", BackfillStatus.CANCELED);
    assertThat(store.openBackfills()).isEmpty();
  }

  private void startBackfill(String id) {
    store.appendAndWait(List.of(new Event.BackfillStarted(NOW, id, BACKFILL)));
  }

  private void change(String id, BackfillStatus status) {
    store.appendAndWait(List.of(new Event.BackfillChanged(NOW, id, status, false, "why")));
  }

  private void queueRun(String run, String backfill) {
    RunRequest request =
        new RunRequest(List.of("*"), "all", true, false, "backfill", null, backfill);
    store.appendAndWait(
        List.of(new Event.RunQueued(NOW, run, request, "p1", List.of(SALES, MART))));
  }

  private List<String> told(String backfill) {
    return told(backfill, false);
  }

  private List<String> told(String backfill, boolean sinceRetry) {
    List<String> told = new ArrayList<>();
    store.forEachStep(
        backfill,
        sinceRetry,
        (cell, status, attempts) -> told.add(cell + " " + status + " " + attempts));
    return told;
  }

  @Test
  void aTickIsClaimedOnceButADeadProcessGivesBackWhatItDidNotRecord() {
    assertThat(store.claimTick(DAILY, NOW, "p1")).isTrue();
    assertThat(store.claimTick(DAILY, NOW, "p2")).isFalse();
    store.appendAndWait(List.of(new Event.Ticked(NOW, DAILY, NOW, List.of(), null, "idle")));
    assertThat(store.claimTick(DAILY, NOW.plusSeconds(60), "p1")).isTrue();

    store.releaseAll("p1");

    assertThat(store.claimTick(DAILY, NOW, "p2")).isFalse();
    assertThat(store.claimTick(DAILY, NOW.plusSeconds(60), "p2")).isTrue();
    assertThat(store.lastTick(DAILY)).contains(new TickRecord(DAILY, NOW, NOW, null, "idle"));
  }

  @Test
  void thePartsOfACodeVersionAreKeptAsFirstRecorded() {
    List<MethodHash> parts = List.of(new MethodHash("B.b", "2"), new MethodHash("A.a", "1"));
    store.record("code", parts);
    store.record("code", List.of());

    assertThat(store.find("code")).contains(parts);
  }

  @Test
  void acceptedCodeCountsAsWhatMadeTheDataUntilItIsMadeAnew() {
    Event.CodeAccepted accepted =
        new Event.CodeAccepted(NOW.plusSeconds(1), List.of(SALES), "code", "newer", "jdk25");
    store.appendAndWait(
        List.of(new Event.Materialized(materialization("run1", "v1", NOW), null), accepted));
    CellState.Published published = store.load().cells().get(SALES).published();
    assertThat(published.codeVersion()).isEqualTo("newer");
    assertThat(published.at()).isEqualTo(NOW);
    assertThat(store.acceptances(SALES.asset(), 9))
        .containsExactly(new AcceptanceRecord(
            NOW.plusSeconds(1), 1, SALES.partition(), "code", "newer", "jdk25"));
    assertThat(store.acceptances(MART.asset(), 9)).isEmpty();

    store.appendAndWait(List.of(new Event.CodeAccepted(
        NOW.plusSeconds(2), List.of(SALES), "newer", "newest", "and again")));
    assertThat(store.load().cells().get(SALES).published().codeVersion()).isEqualTo("newest");
    assertThat(store.acceptances(SALES.asset(), 1))
        .extracting(AcceptanceRecord::because)
        .containsExactly("and again");

    store.appendAndWait(List.of(new Event.Materialized(materialization("run1", "v1", NOW), null)));
    assertThat(store.load().cells().get(SALES).published().codeVersion()).isEqualTo("code");
  }

  @Test
  void acceptedCodeCountsAsWhatSkippedACellUntilItIsSettledAnew() {
    Event.Skipped skipped = new Event.Skipped(
        SALES, new CellState.Skipped(NOW, "run1", "code", "", List.of(), "a Sunday"));
    store.appendAndWait(List.of(
        skipped,
        new Event.CodeAccepted(
            NOW.plusSeconds(1), List.of(SALES), "other", "wrong", "of other code"),
        new Event.CodeAccepted(NOW.plusSeconds(2), List.of(SALES), "code", "newer", "jdk25")));
    assertThat(store.load().cells().get(SALES))
        .isEqualTo(new CellState(null, null, skipped.skip().withCode("newer")));

    store.appendAndWait(List.of(new Event.CodeAccepted(
        NOW.plusSeconds(3), List.of(SALES), "newer", "newest", "and again")));
    assertThat(store.load().cells().get(SALES).skipped().codeVersion()).isEqualTo("newest");

    store.appendAndWait(List.of(skipped));
    assertThat(store.load().cells().get(SALES).skipped().codeVersion()).isEqualTo("code");
  }

  @Test
  void codeIsAcceptedOnlyForTheDataThatTheUserSaw() {
    store.appendAndWait(
        List.of(new Event.CodeAccepted(NOW, List.of(SALES), "code", "newer", "too early")));
    assertThat(store.load().cells()).isEmpty();

    store.appendAndWait(List.of(
        new Event.Materialized(materialization("run1", "v1", NOW), null),
        new Event.CodeAccepted(NOW, List.of(SALES), "older", "newer", "made anew meanwhile")));

    assertThat(store.load().cells().get(SALES).published().codeVersion()).isEqualTo("code");
  }

  @Test
  void codeIsAcceptedForManyCellsAtOnce() {
    List<Event> facts = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      Cell cell = new Cell(SALES.asset(), "p%03d".formatted(i));
      // Another asset's cells lie in between, every third is made by other code, every fifth
      // skipped.
      facts.add(
          new Event.Materialized(made(new Cell(MART.asset(), cell.partition()), "code"), null));
      facts.add(new Event.Materialized(made(cell, i % 3 == 0 ? "other" : "code"), null));
      if (i % 5 == 0) {
        facts.add(new Event.Skipped(
            cell, new CellState.Skipped(NOW, "run1", "code", "", List.of(), "a Sunday")));
      }
      cells.add(0, cell);
    }
    Event.CodeAccepted accepted =
        new Event.CodeAccepted(NOW.plusSeconds(1), cells, "code", "newer", "jdk25");
    facts.add(accepted);
    store.appendAndWait(facts);

    Map<Cell, CellState> known = store.load().cells();
    for (int i = 1; i <= 200; i++) {
      CellState state = known.get(new Cell(SALES.asset(), "p%03d".formatted(i)));
      assertThat(state.published().codeVersion()).isEqualTo(i % 3 == 0 ? "other" : "newer");
      if (i % 5 == 0) {
        assertThat(state.skipped().codeVersion()).isEqualTo("newer");
      }
      assertThat(known
              .get(new Cell(MART.asset(), "p%03d".formatted(i)))
              .published()
              .codeVersion())
          .isEqualTo("code");
    }
    assertThat(store.after(facts.size() - 1, 9))
        .extracting(RecordedEvent::event)
        .containsExactly(accepted);
    assertThat(store.acceptances(SALES.asset(), 9))
        .containsExactly(
            new AcceptanceRecord(NOW.plusSeconds(1), 200, "p200", "code", "newer", "jdk25"));
  }

  private static Materialization made(Cell cell, String code) {
    return new Materialization(cell, "run1", 1, NOW, 1, code, "", "v", -1, 1, List.of(), Map.of());
  }

  @Test
  void theEnvironmentOfACodeVersionIsKnownForEachTime() {
    CodeEnvironment first = new CodeEnvironment(
        "17.0.15",
        List.of("Java 17 class files"),
        List.of(new CodeEnvironment.Library("com.acme:pricing", "3.17", "0badcafe")));
    CodeEnvironment second = new CodeEnvironment("25.0.1", first.compilers(), first.libraries());
    store.recordEnvironment("code", NOW, first);
    store.recordEnvironment("code", NOW.plusSeconds(5), first);
    store.recordEnvironment("code", NOW.plusSeconds(9), second);

    assertThat(store.findEnvironment("code", NOW.minusSeconds(1))).isEmpty();
    assertThat(store.findEnvironment("code", NOW.plusSeconds(8))).contains(first);
    assertThat(store.findEnvironment("code", NOW.plusSeconds(9))).contains(second);
    assertThat(store.findEnvironment("other", NOW)).isEmpty();
  }

  @Test
  void addedPartitionsAreKnownInTheOrderOfTheirAddition() {
    store.appendAndWait(List.of(
        changed("customer", List.of("globex", "acme"), List.of()),
        changed("region", List.of("eu"), List.of()),
        changed("customer", List.of("initech", "acme"), List.of("unknown"))));

    assertThat(store.load().partitions())
        .isEqualTo(
            Map.of("customer", List.of("globex", "acme", "initech"), "region", List.of("eu")));
  }

  @Test
  void aPartitionThatIsRemovedAndAddedAgainComesLast() {
    store.appendAndWait(List.of(
        changed("customer", List.of("acme", "globex"), List.of()),
        changed("customer", List.of(), List.of("acme")),
        changed("customer", List.of("acme"), List.of()),
        changed("region", List.of("eu"), List.of()),
        changed("region", List.of(), List.of("eu"))));

    assertThat(store.load().partitions()).isEqualTo(Map.of("customer", List.of("globex", "acme")));
  }

  private static Event.PartitionsChanged changed(
      String grid, List<String> added, List<String> removed) {
    return new Event.PartitionsChanged(NOW, grid, added, removed);
  }

  @Test
  void aClosedStoreRefusesToWriteAndToRead() {
    store.close();

    assertThatThrownBy(() -> store.appendAndWait(List.of(observed("v"))))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("is closed");
    assertThat(store.append(List.of(observed("v")))).isCompletedExceptionally();
    assertThatThrownBy(() -> store.lastSequence()).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void anEarlierVersionIsPublishedAgainAsItWasMade() {
    Materialization first = materialization("run1", "v1", NOW);
    Materialization second = materialization("run2", "v2", NOW.plusSeconds(1));
    store.appendAndWait(
        List.of(new Event.Materialized(first, null), new Event.Materialized(second, null)));

    store.appendAndWait(List.of(new Event.Reverted(NOW.plusSeconds(2), first)));

    CellState.Published published = store.load().cells().get(SALES).published();
    assertThat(published.dataVersion()).isEqualTo("v1");
    assertThat(published.run()).isEqualTo("run1");
    assertThat(published.changedAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(store.materializations(SALES.asset(), null, 9)).containsExactly(second, first);
    assertThat(store.after(2, 9))
        .extracting(RecordedEvent::event)
        .containsExactly(new Event.Reverted(NOW.plusSeconds(2), first));
    assertThat(ProjectionCheck.differences(store, store.load())).isEmpty();
  }

  @Test
  void oldRunsGoAndWhatIsKnownOfTheirCellsStays() {
    runOnce("run1", NOW);
    runOnce("run2", NOW.plusSeconds(1));
    var known = store.load();

    RetentionStore.Pruned pruned = store.prune(NOW.plusMillis(500));

    assertThat(pruned.runs()).containsExactly("run1");
    assertThat(store.load()).isEqualTo(known);
    assertThat(store.findRuns("run")).extracting(RunRecord::id).containsExactly("run2");
    assertThat(store.runs(SALES.asset(), null, 9))
        .extracting(RunRecord::id)
        .containsExactly("run2");
    assertThat(store.steps("run1", 0, 10)).isEmpty();
    assertThat(store.failuresLike("f1", 9)).containsExactly(MART);
    assertThat(store.materializations(SALES.asset(), null, 9)).hasSize(2);
    assertThat(store.prunedTo()).isBetween(1L, store.lastSequence());
    assertThat(ProjectionCheck.differences(store, known)).isEmpty();
    assertThat(store.prune(NOW.plusMillis(500)).events()).isZero();
  }

  @Test
  void whoeverGoesOnLooksForWhatIsOldBehindAPlaceInTheLog() {
    runOnce("run1", NOW);
    long first = store.lastSequence();
    runOnce("run2", NOW.plusSeconds(1));
    runOnce("run3", NOW.plusSeconds(2));

    RetentionStore.Pruned behind = store.prune(NOW.plusMillis(1_500), first);

    assertThat(behind.runs()).containsExactly("run2");
    assertThat(behind.to()).isBetween(first, store.lastSequence() - 1);
    assertThat(store.prune(NOW.plusSeconds(9), behind.to()).runs()).containsExactly("run3");
    assertThat(store.prune(NOW.plusSeconds(9)).runs()).containsExactly("run1");
  }

  @Test
  void whatIsWrittenAfterOldRunsWentIsNotTakenForTheirs() {
    runOnce("run1", NOW);
    runOnce("run2", NOW.plusSeconds(1));
    store.prune(NOW.plusSeconds(9));

    // An id may be drawn again once nobody knows it.
    runOnce("run1", NOW.plusSeconds(10));

    assertThat(store.findRuns("run1")).hasSize(1);
    assertThat(store.steps("run1", 0, 9)).hasSize(2);
    assertThat(store.load().cells().get(SALES).published().run()).isEqualTo("run1");
    assertThat(store.after(0, 1_000)).extracting(RecordedEvent::sequence).doesNotHaveDuplicates();
  }

  @Test
  void ofManyOldMaterializationsTheNewestStay() {
    int made = RetentionStore.KEPT_MATERIALIZATIONS + 20;
    for (int i = 0; i < made; i++) {
      queueRun("run" + i);
      store.appendAndWait(List.of(
          new Event.Materialized(materialization("run" + i, "v" + i, NOW.plusSeconds(i)), null),
          new Event.RunEnded(NOW, "run" + i, RunStatus.SUCCEEDED, "")));
    }
    var known = store.load();

    store.prune(NOW.plusSeconds(1_000));

    assertThat(store.materializations(SALES.asset(), null, 1_000))
        .hasSize(RetentionStore.KEPT_MATERIALIZATIONS)
        .first()
        .returns("v" + (made - 1), Materialization::dataVersion);
    assertThat(store.load()).isEqualTo(known);
    assertThat(ProjectionCheck.differences(store, known)).isEmpty();
  }

  @Test
  void aRunOrBackfillThatIsNotOverStaysHoweverOldItIs() {
    queueRun("open");
    store.appendAndWait(List.of(new Event.BackfillStarted(NOW, "b1", BACKFILL)));
    RunRequest ofBackfill =
        new RunRequest(List.of("group:mart"), "all", true, false, "backfill", null, "b1");
    store.appendAndWait(List.of(
        new Event.RunQueued(NOW, "run1", ofBackfill, "p1", List.of(SALES)),
        new Event.RunEnded(NOW, "run1", RunStatus.SUCCEEDED, ""),
        observed("v1")));

    assertThat(store.prune(NOW.plusSeconds(9)))
        .isEqualTo(new RetentionStore.Pruned(0, List.of(), store.lastSequence()));

    store.appendAndWait(List.of(
        new Event.BackfillChanged(NOW, "b1", BackfillStatus.SUCCEEDED, false, ""), observed("v2")));
    assertThat(store.prune(NOW.plusSeconds(9)).runs()).containsExactly("run1");
    assertThat(store.findBackfills("b1")).isEmpty();
    assertThat(store.openRuns()).extracting(RunRecord::id).containsExactly("open");
  }

  /** Queues a run in which one cell is made and checked and another one fails; then a tick. */
  private void runOnce(String run, Instant at) {
    store.appendAndWait(List.of(
        new Event.RunQueued(at, run, REQUEST, "p1", List.of(SALES, MART)),
        new Event.RunStarted(at, run),
        new Event.AttemptStarted(at, run, SALES, 1),
        new Event.CheckEvaluated(at, run, SALES, "unique", true, true, false, ""),
        new Event.Materialized(materialization(run, "v-" + at, at), null),
        new Event.StepEnded(at, run, SALES, 1, StepStatus.SUCCEEDED, "", null),
        new Event.AttemptStarted(at, run, MART, 1),
        new Event.StepEnded(at, run, MART, 1, StepStatus.FAILED, "no file", FAILURE),
        new Event.RunEnded(at, run, RunStatus.FAILED, ""),
        new Event.Ticked(at, DAILY, at, List.of(MART.asset()), run, "")));
  }

  protected final void queueRun(String run) {
    store.appendAndWait(
        List.of(new Event.RunQueued(NOW, run, REQUEST, "p1", List.of(SALES, MART))));
  }

  protected static Event.StepEnded ended(StepStatus status, @Nullable Failure failure) {
    return new Event.StepEnded(NOW, "run1", SALES, 1, status, "why", failure);
  }

  protected static Event observed(@Nullable String version) {
    return new Event.ExternalObserved(
        NOW, SALES, version, version == null ? null : NOW, version == null ? "no file" : null);
  }

  static Materialization materialization(String run, String version, Instant at) {
    return new Materialization(
        SALES,
        run,
        1,
        at,
        12,
        "code",
        "",
        version,
        120,
        4_567,
        List.of(new InputVersion(MART.asset(), null, "m1")),
        Map.of("rejected", 3));
  }
}
