package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Outcome;
import dev.assetwright.model.StaleCause;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.plan.Planner;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.CronGrid;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.MonthlyGrid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import dev.assetwright.staleness.CellStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cells of different grids in one graph: what is planned, read, and run again when something changes. */
@Timeout(60)
class PartitionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-04T12:00:00Z"), ZoneOffset.UTC);
  private static final Grid DAYS = EngineFixture.DAYS;
  private static final Grid HOURS = HourlyGrid.of("2026-01-03T00", "UTC");
  private static final Grid REGIONS = StaticGrid.of("region", "eu", "us");
  private static final Grid DAYS_BY_REGION = ProductGrid.of(DAYS, REGIONS);

  @TempDir
  Path folder;

  private EngineFixture scene;

  @BeforeEach
  void setUp() {
    scene = new EngineFixture(folder, CLOCK);
  }

  @AfterEach
  void tearDown() {
    scene.close();
  }

  private static String partition(dev.assetwright.spi.Arguments arguments) {
    return arguments.partition().key();
  }

  @Test
  void aDayIsMadeOfItsHoursAndAgainWhenOneOfThemChanges() throws Exception {
    scene.external("raw/file", HOURS);
    scene.asset("raw/hour", HOURS, (in, a) -> partition(a).substring(11), "raw/file");
    scene.asset("mart/day", DAYS, (in, a) -> in.get(0), "raw/hour").start();
    scene.see("raw/file", "2026-01-03T05", "a");
    scene.see("raw/file", "2026-01-03T07", "b");
    scene.see("raw/file", "2026-01-04T01", "of a day that has not ended");

    assertThat(scene.materialize())
        .containsExactly(
            "raw/hour@2026-01-03T05=SUCCEEDED",
            "raw/hour@2026-01-03T07=SUCCEEDED",
            "mart/day@2026-01-03=SUCCEEDED",
            "raw/hour@2026-01-04T01=SUCCEEDED");
    assertThat(scene.value("mart/day", "2026-01-03"))
        .isEqualTo("{2026-01-03T05=05, 2026-01-03T07=07}");
    assertThat(scene.materialize()).isEmpty();

    scene.see("raw/file", "2026-01-03T06", "c");
    assertThat(scene.materialize())
        .containsExactly("raw/hour@2026-01-03T06=SUCCEEDED", "mart/day@2026-01-03=SUCCEEDED");
  }

  @Test
  void daysWithoutAnyHourAreAbsentWithTheReason() throws Exception {
    scene.external("raw/file", HOURS);
    scene.asset("raw/hour", HOURS, (in, a) -> "x", "raw/file");
    scene.asset("mart/day", DAYS, (in, a) -> in.get(0), "raw/hour").start();
    scene.engine.look();

    AssetKey day = AssetKey.parse("mart/day");
    assertThat(scene.engine.staleness().status(day, 0)).isEqualTo(CellStatus.ABSENT);
    assertThat(scene.engine.staleness().absence(day, 0))
        .isEqualTo("of 'raw/hour' it begins only with 2026-01-03T00");
    assertThat(scene.engine.staleness().status(day, 2)).isEqualTo(CellStatus.ABSENT);
    assertThat(scene.engine.staleness().absence(day, 2)).isEqualTo("no file 2026-01-03T23");
    assertThat(scene.plan().steps()).isEmpty();
  }

  @Test
  void aFinerReaderWaitsForTheWindowAroundIt() throws Exception {
    Grid months = MonthlyGrid.of("2025-12", "UTC");
    Grid days = DailyGrid.of("2025-12-30", "UTC");
    scene.asset("ref/rates", months, (in, a) -> "rate of " + partition(a));
    scene.asset("mart/day", days, (in, a) -> in.get(0), "ref/rates").start();

    assertThat(scene.materialize())
        .containsExactly(
            "ref/rates@2025-12=SUCCEEDED",
            "mart/day@2025-12-30=SUCCEEDED",
            "mart/day@2025-12-31=SUCCEEDED");
    assertThat(scene.engine.staleness().absence(AssetKey.parse("mart/day"), 2))
        .isEqualTo("of 'ref/rates' 2026-01 ends only at 2026-02-01T00:00:00Z");
  }

  @Test
  void aRollingWindowReadsTheDaysThatAreThere() throws Exception {
    scene.asset("raw/day", DAYS, (in, a) -> partition(a).substring(8));
    scene.asset("mart/rolling", DAYS, (in, a) -> in.get(0), "raw/day[-1..0]").start();

    scene.materialize();

    assertThat(scene.value("mart/rolling", "2026-01-01")).isEqualTo("{2026-01-01=01}");
    assertThat(scene.value("mart/rolling", "2026-01-03"))
        .isEqualTo("{2026-01-02=02, 2026-01-03=03}");

    scene.change("raw/day", "2");
    assertThat(scene.plan().steps()).hasSize(6);
    assertThat(scene.materialize())
        .filteredOn(step -> step.startsWith("mart"))
        .allMatch(step -> step.endsWith("REUSED"));
  }

  @Test
  void aRollingWindowOfATableReadsItsRowsOnly() throws Exception {
    scene.table("raw/day", DAYS, (in, a) -> partition(a) + "a," + partition(a) + "b");
    scene.asset("mart/two", DAYS, (in, a) -> in.get(0), "raw/day[-1..0]");
    scene.asset("mart/before", DAYS, (in, a) -> in.get(0), "raw/day[-1]");
    scene.asset("mart/some", null, (in, a) -> in.get(0), "raw/day[only 2026-01-01, 2026-01-03]");
    scene.start();

    scene.materialize();

    assertThat(scene.value("mart/two", "2026-01-03"))
        .isEqualTo("2026-01-02a,2026-01-02b,2026-01-03a,2026-01-03b");
    assertThat(scene.value("mart/before", "2026-01-03")).isEqualTo("2026-01-02a,2026-01-02b");
    assertThat(scene.value("mart/some", null))
        .isEqualTo("2026-01-01a,2026-01-01b,2026-01-03a,2026-01-03b");
    assertThat(scene.engine.staleness().absence(AssetKey.parse("mart/before"), 0))
        .isEqualTo("of 'raw/day' it begins only with 2026-01-01");
  }

  @Test
  void aBalanceIsCarriedFromDayToDay() throws Exception {
    AtomicInteger added = new AtomicInteger(1);
    scene.asset(
        "mart/balance",
        DAYS,
        (in, a) -> in.get(0).equals("Optional.empty")
            ? "1"
            : in.get(0).replaceAll("\\D", "") + added.get(),
        "mart/balance[previous]");
    scene.start();

    assertThat(scene.materialize())
        .containsExactly(
            "mart/balance@2026-01-01=SUCCEEDED",
            "mart/balance@2026-01-02=SUCCEEDED",
            "mart/balance@2026-01-03=SUCCEEDED");
    assertThat(scene.value("mart/balance", "2026-01-03")).isEqualTo("111");
    assertThat(scene.materialize()).isEmpty();

    added.set(2);
    scene.force("mart/balance", "2026-01-02");
    assertThat(scene.engine.staleness().causes(AssetKey.parse("mart/balance"), 2))
        .extracting(StaleCause::kind)
        .containsExactly(StaleCause.Kind.DATA);
    assertThat(scene.materialize()).containsExactly("mart/balance@2026-01-03=SUCCEEDED");
    assertThat(scene.value("mart/balance", "2026-01-03")).isEqualTo("122");
  }

  @Test
  void aFailedDayBlocksTheDaysThatCarryItOn() throws Exception {
    scene.asset(
        "mart/balance",
        DAYS,
        (in, a) -> {
          if (partition(a).equals("2026-01-02")) {
            throw new IllegalStateException("no balance");
          }
          return "x";
        },
        "mart/balance[previous]");
    scene.start();

    assertThat(scene.materialize())
        .containsExactly(
            "mart/balance@2026-01-01=SUCCEEDED",
            "mart/balance@2026-01-02=FAILED",
            "mart/balance@2026-01-03=BLOCKED");
    assertThat(scene.engine.staleness().isHeldBack(AssetKey.parse("mart/balance"), 2))
        .isTrue();
  }

  @Test
  void aProductHasACellForEachCombinationAndItsTableAColumnForEachDimension() throws Exception {
    scene.external("raw/file", DAYS_BY_REGION);
    scene.table("raw/sales", DAYS_BY_REGION, (in, a) -> partition(a), "raw/file");
    scene.asset("mart/day", DAYS, (in, a) -> in.get(0), "raw/sales");
    scene.asset("mart/region", REGIONS, (in, a) -> in.get(0), "raw/sales");
    scene
        .asset("mart/newest", REGIONS, (in, a) -> in.get(0), "raw/sales[day: last]")
        .start();
    for (String key : List.of("2026-01-02|eu", "2026-01-02|us", "2026-01-03|us")) {
      scene.see("raw/file", key, "v");
    }

    scene.materialize();

    assertThat(scene.value("mart/day", "2026-01-02")).isEqualTo("2026-01-02|eu,2026-01-02|us");
    assertThat(scene.value("mart/region", "us")).isEqualTo("2026-01-02|us,2026-01-03|us");
    assertThat(scene.value("mart/newest", "us")).isEqualTo("2026-01-03|us");
    assertThat(scene.engine.staleness().absence(AssetKey.parse("mart/newest"), 0))
        .isEqualTo("no file 2026-01-03|eu");
    assertThat(scene.materialize()).isEmpty();

    scene.see("raw/file", "2026-01-03|us", "w");
    assertThat(scene.materialize())
        .containsExactly(
            "raw/sales@2026-01-03|us=SUCCEEDED",
            "mart/day@2026-01-03=REUSED",
            "mart/newest@us=REUSED",
            "mart/region@us=REUSED");
  }

  @Test
  void aListOfKeysMapsMarketsToRegions() throws Exception {
    Grid markets = StaticGrid.of("market", "de", "fr", "us");
    scene.asset("raw/market", markets, (in, a) -> partition(a));
    scene.asset("mart/region", REGIONS, (in, a) -> in.get(0), "raw/market[map eu=de+fr, us=us]");
    scene.start();

    scene.materialize();

    assertThat(scene.value("mart/region", "eu")).isEqualTo("{de=de, fr=fr}");
    scene.change("raw/market", "2");
    assertThat(scene.plan().steps()).hasSize(5);
  }

  @Test
  void anotherMappingIsACauseOfItsOwn() throws Exception {
    scene.asset("raw/day", DAYS, (in, a) -> partition(a));
    scene.asset("mart/day", DAYS, (in, a) -> in.get(0), "raw/day").start();
    scene.materialize();
    scene.stop();

    EngineFixture next = new EngineFixture(folder, CLOCK).on(scene.store);
    next.asset("raw/day", DAYS, (in, a) -> partition(a));
    next.asset("mart/day", DAYS, (in, a) -> in.get(0), "raw/day[previous]").start();

    assertThat(next.engine.staleness().causes(AssetKey.parse("mart/day"), 2))
        .extracting(StaleCause::kind)
        .containsOnly(StaleCause.Kind.MAPPING);
    next.stop();
  }

  @Test
  void aCheckReadsThePreviousPartitionOfWhatItTests() throws Exception {
    for (String kind : List.of("value", "table")) {
      scene.close();
      scene = new EngineFixture(folder.resolve(kind), CLOCK);
      List<List<String>> seen = new ArrayList<>();
      if (kind.equals("value")) {
        scene.asset("mart/day", DAYS, (in, a) -> partition(a));
      } else {
        scene.table("mart/day", DAYS, (in, a) -> partition(a));
      }
      scene
          .check(
              "mart/day",
              "grows",
              true,
              (in, a) -> {
                seen.add(List.copyOf(in));
                return Outcome.pass(true, "");
              },
              "mart/day[previous]")
          .start();

      scene.materialize();
      seen.clear();
      scene.force("mart/day", "2026-01-02");

      assertThat(seen).containsExactly(List.of("2026-01-02", "Optional[2026-01-01]"));
    }
  }

  @Test
  void aCheckReadsAnotherPartitionOfAnUpstreamThanTheMethod() throws Exception {
    List<List<String>> seen = new ArrayList<>();
    scene.asset("raw/day", DAYS, (in, a) -> partition(a));
    scene.asset("mart/day", DAYS, (in, a) -> in.get(0), "raw/day[previous]");
    scene
        .check(
            "mart/day",
            "isLater",
            true,
            (in, a) -> {
              seen.add(List.copyOf(in));
              return Outcome.pass(true, "");
            },
            "raw/day")
        .start();
    scene.materialize("raw/day");

    scene.materialize("mart/day");

    assertThat(seen)
        .containsExactlyInAnyOrder(
            List.of("2026-01-01", "2026-01-02"), List.of("2026-01-02", "2026-01-03"));
  }

  @Test
  void keysMeanTheAssetsWhoseGridHasThem() throws Exception {
    Grid months = MonthlyGrid.of("2025-11", "UTC");
    scene.asset("raw/day", DAYS, (in, a) -> partition(a));
    scene.asset("mart/month", months, (in, a) -> in.get(0), "raw/day[all]").start();
    scene.engine.look();
    Function<String, List<String>> planned = text -> new Planner(scene.engine.staleness())
            .plan(new PlanRequest(
                new TreeSet<>(List.of(AssetKey.parse("raw/day"), AssetKey.parse("mart/month"))),
                PartitionSelection.parse(text),
                false,
                false))
            .steps()
            .stream()
            .map(step -> step.producer().first() + "@" + step.partition())
            .toList();

    assertThat(planned.apply("2026-01-02,2025-12"))
        .containsExactly("raw/day@2026-01-02", "mart/month@2025-12");
    assertThat(planned.apply("2026-01-01..2026-01-02"))
        .containsExactly("raw/day@2026-01-01", "raw/day@2026-01-02");
    assertThatThrownBy(() -> planned.apply("2026-01-02,2026-01-09"))
        .hasMessageStartingWith("'2026-01-09' does not exist yet: it ends at");
    assertThatThrownBy(() -> planned.apply("x")).hasMessageStartingWith("'x' is no ");
  }

  @Test
  void aReasonForManyHasAStarForTheKeyAndNotWithinWords() throws Exception {
    scene
        .asset("raw/region", REGIONS, (in, a) -> EngineFixture.skip("no queue in eu"))
        .start();
    scene.materialize();

    assertThat(scene.engine.staleness().absenceOfMany(AssetKey.parse("raw/region"), 0))
        .isEqualTo("skipped: no queue in *");
  }

  @Test
  void whatWasMadeBeforeTheGridChangedIsReadNoMore() throws Exception {
    scene.asset("raw/value", DAYS, (in, a) -> partition(a));
    scene.table("raw/table", DAYS, (in, a) -> partition(a));
    scene
        .asset("mart/all", null, (in, a) -> in.get(0) + " " + in.get(1), "raw/value", "raw/table")
        .start();
    scene.materialize();
    scene.stop();

    Grid later = DailyGrid.of("2026-01-02", "UTC");
    Grid months = MonthlyGrid.of("2025-12", "UTC");
    EngineFixture next = new EngineFixture(folder, CLOCK).on(scene.store);
    next.asset("raw/value", months, (in, a) -> partition(a));
    next.table("raw/table", later, (in, a) -> partition(a));
    next.asset("mart/all", null, (in, a) -> in.get(0) + " " + in.get(1), "raw/value", "raw/table")
        .start();
    next.materialize();

    assertThat(next.value("mart/all", null)).isEqualTo("{2025-12=2025-12} 2026-01-02,2026-01-03");
    assertThat(next.materialize()).isEmpty();
    next.stop();
  }

  @Test
  void anHourReadsNoRowsOfTheHourOfThatNameBefore() throws Exception {
    Clock november = Clock.fixed(Instant.parse("2025-10-26T03:00:00Z"), ZoneOffset.UTC);
    Grid halves = CronGrid.of("*/30 * * * *", "2025-10-26", "Europe/London");
    Grid hours = HourlyGrid.of("2025-10-26T00", "Europe/London");
    EngineFixture clocks = new EngineFixture(folder.resolve("clocks"), november);
    clocks.table("raw/half", halves, (in, a) -> partition(a).substring(11));
    clocks.asset("mart/hour", hours, (in, a) -> in.get(0), "raw/half").start();

    clocks.materialize();

    assertThat(clocks.value("mart/hour", "2025-10-26T01")).isEqualTo("01:00,01:30");
    assertThat(clocks.value("mart/hour", "2025-10-26T01Z")).isEqualTo("01:00Z,01:30Z");
    clocks.close();
  }
}
