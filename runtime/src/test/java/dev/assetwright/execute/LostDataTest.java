package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.engine.LocalApplication;
import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RunStatus;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.staleness.CellStatus;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data that somebody deleted is found: by and by everywhere, and at once where it is about to be read. */
@Timeout(60)
class LostDataTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-04T12:00:00Z"), ZoneOffset.UTC);
  private static final Grid HOURS = HourlyGrid.of("2024-01-01T00", "UTC");
  private static final AssetKey CLEAN = AssetKey.parse("clean");
  private static final AssetKey MART = AssetKey.parse("mart");

  /** What one look in the rotation goes through. */
  private static final int CELLS_EACH = 8_192;

  @TempDir
  Path folder;

  private EngineFixture scene;

  /** The cells that storages were asked about since a test last cleared it. */
  private final List<Cell> asked = new ArrayList<>();

  private final Set<Cell> gone = new HashSet<>();

  @AfterEach
  void tearDown() {
    scene.close();
  }

  /** Some 17,600 hours of each of two assets, on record without any file: what is gone is said by {@link #gone}. */
  private void recordManyHours() {
    scene = new EngineFixture(folder, CLOCK)
        .storage(this::counting)
        .asset("clean", HOURS, (inputs, arguments) -> "clean")
        .asset("mart", HOURS, (inputs, arguments) -> "mart", "clean");
    scene.start();
    List<Event> facts = new ArrayList<>();
    Extent hours = HOURS.at(CLOCK.instant(), scene.engine.history().partitions());
    for (int i = 0; i < hours.count(); i++) {
      for (AssetKey asset : List.of(CLEAN, MART)) {
        facts.add(new Event.Materialized(made(new Cell(asset, hours.key(i))), null));
      }
    }
    scene.events.appendAndWait(facts);
    asked.clear();
  }

  private static Materialization made(Cell cell) {
    return new Materialization(
        cell, "r", 1, CLOCK.instant(), 1, "1", "", "v", -1, 1, List.of(), Map.of());
  }

  private boolean isMissing(Cell cell) {
    return scene.engine.history().cell(cell.asset(), cell.partition()).published() == null;
  }

  private static PlanRequest request(AssetKey asset, String... partitions) {
    return new PlanRequest(
        new TreeSet<>(Set.of(asset)),
        partitions.length == 0
            ? new PartitionSelection.All()
            : new PartitionSelection.Keys(List.of(partitions)),
        true,
        false);
  }

  @Test
  void noLookGoesThroughMoreThanItsShareAndAfterOneRoundEachCellWasSeenOnce() {
    recordManyHours();
    int cells = scene.engine.history().count(CLEAN) + scene.engine.history().count(MART);
    Cell lost = new Cell(MART, "2025-12-31T23");
    gone.add(lost);

    int looks = 0;
    Set<Cell> seen = new HashSet<>();
    while (seen.size() < cells) {
      asked.clear();
      scene.engine.look();
      looks++;
      assertThat(asked).hasSizeLessThanOrEqualTo(CELLS_EACH);
      if (seen.size() + asked.size() <= cells) {
        assertThat(Collections.disjoint(seen, asked)).isTrue();
      }
      seen.addAll(asked);
    }

    assertThat(cells).isGreaterThan(4 * CELLS_EACH);
    assertThat(looks).isEqualTo(cells / CELLS_EACH + 1);
    assertThat(isMissing(lost)).isTrue();
    // And on it goes, from the first cell.
    asked.clear();
    for (int i = 0; i < looks; i++) {
      scene.engine.look();
    }
    assertThat(Set.copyOf(asked).contains(new Cell(CLEAN, "2024-01-01T00"))).isTrue();
    assertThat(Set.copyOf(asked).contains(lost)).isFalse();
  }

  @Test
  void aRequestLooksAtWhatItReadsAndAtNothingElse() {
    recordManyHours();
    Cell upstream = new Cell(CLEAN, "2025-06-01T07");
    gone.add(upstream);
    gone.add(new Cell(CLEAN, "2025-06-01T08"));

    Plan plan = scene.engine.plan(request(MART, "2025-06-01T07"));

    assertThat(asked).containsExactlyInAnyOrder(upstream, new Cell(MART, "2025-06-01T07"));
    assertThat(isMissing(upstream)).isTrue();
    assertThat(plan.steps().stream().map(step -> step.producer().first() + "@" + step.partition()))
        .containsExactly("clean@2025-06-01T07", "mart@2025-06-01T07");
  }

  @Test
  void whatAFailedStepReadIsLookedAtNext() throws Exception {
    recordManyHours();
    Cell upstream = new Cell(CLEAN, "2025-12-31T23");
    scene.change("mart", "2");
    Plan plan = scene.engine.plan(request(MART, upstream.partition()));
    gone.add(upstream);
    scene.carryOut(plan);
    assertThat(isMissing(upstream)).isFalse();

    scene.engine.look();

    assertThat(isMissing(upstream)).isTrue();
  }

  @Test
  void whoOnlyTellsOfABackfillLooksAtNothing() {
    recordManyHours();
    BackfillRequest request =
        new BackfillRequest(List.of("mart"), "all", true, true, 100, null, "page");
    scene.events.appendAndWait(
        List.of(new Event.BackfillStarted(CLOCK.instant(), "back01", request)));

    try (LocalApplication application = scene.application()) {
      assertThat(application.backfill("back01", 5).left()).isGreaterThan(CELLS_EACH);
    }

    assertThat(asked).isEmpty();
  }

  @Test
  void assetsWithoutCellsCostALookNoMoreThanItsShare() {
    scene = new EngineFixture(folder, CLOCK).storage(this::counting);
    for (int i = 0; i < CELLS_EACH + 100; i++) {
      scene.asset("a%05d".formatted(i), null, (inputs, arguments) -> "");
    }
    Cell last = new Cell(AssetKey.parse("a08250"), null);
    scene.start();
    scene.events.appendAndWait(List.of(new Event.Materialized(made(last), null)));
    asked.clear();
    gone.add(last);

    scene.engine.look();
    assertThat(isMissing(last)).isFalse();
    scene.engine.look();
    assertThat(isMissing(last)).isTrue();
  }

  @Test
  void aDeletedFileIsMadeAgainBeforeWhatReadsItAndNothingElseRuns() throws Exception {
    textsIn(Path.of("nowhere"));
    scene.materialize();
    delete("clean");

    assertThat(scene.materialize("mart")).containsExactly("clean=SUCCEEDED", "mart=REUSED");
  }

  @Test
  void aFileThatGoesAfterThePlanFailsTheStepAndIsMadeByTheNextRun() throws Exception {
    Path marker = folder.resolve("marker");
    textsIn(marker);
    scene.materialize();
    scene.change("mart", "2");
    Files.createFile(marker);

    String run = scene.begin("mart");
    assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
    Files.delete(marker);

    assertThat(scene.reason("mart")).contains("is gone").contains("Materialize 'clean' again");
    assertThat(scene.engine.look().staleness().status(CLEAN, 0)).isEqualTo(CellStatus.MISSING);
    assertThat(scene.materialize("mart")).containsExactly("clean=SUCCEEDED", "mart=SUCCEEDED");
  }

  /** Two texts; while the marker is there, what the second reads goes in the moment in which it begins. */
  private void textsIn(Path marker) {
    scene = new EngineFixture(folder, CLOCK)
        .storage(storage -> new FaultyStorage(storage, moment -> {
          if (moment.contains("reading") && Files.exists(marker)) {
            delete("clean");
          }
        }))
        .asset("clean", null, (inputs, arguments) -> "clean")
        .asset("mart", null, (inputs, arguments) -> "of " + inputs, "clean")
        .start();
  }

  private void delete(String asset) {
    try (Stream<Path> files = Files.walk(folder.resolve("values"))) {
      for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
        if (file.toString().contains(asset)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private AssetStorage counting(AssetStorage storage) {
    return (AssetStorage) Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {AssetStorage.class},
        (proxy, method, arguments) -> {
          if (!method.getName().equals("findLost")) {
            return method.invoke(storage, arguments);
          }
          Set<Cell> lost = new HashSet<>();
          for (Object key : ((Map<?, ?>) arguments[0]).keySet()) {
            asked.add((Cell) key);
            lost.add((Cell) key);
          }
          lost.retainAll(gone);
          return lost;
        });
  }
}
