package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.fixture.GraphFixture;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.model.CodeEnvironment;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.PartitionsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.version.CallGraph;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssetQueryTest {
  @Test
  void newDataIsToldWithItsFileAndTheWayDown() {
    SceneFixture scene = Shop.upToDate().found("raw/sales_file", "2026-06-02", "changed");

    AssetView view = Shop.assets(scene).asset("daily_sales", null);

    assertThat(view.key()).isEqualTo("mart/daily_sales");
    assertThat(view.partition()).isEqualTo("2026-06-02");
    assertThat(view.partitionStatus()).isEqualTo("stale");
    assertThat(view.causes())
        .containsExactly(new CauseView(
            "data",
            "raw/sales_file",
            "2026-06-02",
            "'raw/sales_file' 2026-06-02 has new data",
            "file-2",
            "changed",
            List.of("raw/sales_file", "raw/sales_lines", "clean/sales", "mart/daily_sales")));
    assertThat(view.why())
        .isEqualTo("2026-06-02 is stale: 'raw/sales_file' 2026-06-02 has new data.");
  }

  @Test
  void newCodeIsToldByTheMethodThatChanged() {
    SceneFixture scene = Shop.upToDate().newCode("clean/sales", "c2");
    scene
        .store()
        .record("c1", List.of(Shop.part("Shop.sales", "1"), Shop.part("Cleaning.trim", "2")));
    CodeDetails details = producer -> Optional.of(new CodeDetails.Details(
        List.of(Shop.part("Shop.sales", "1"), Shop.part("Cleaning.trim", "3")),
        new CallGraph(
            "Shop.sales",
            Map.of(
                "Shop.sales", List.of("Cleaning.clean"),
                "Cleaning.clean", List.of("Cleaning.trim"))),
        List.of("Shop.sales uses reflection."),
        new CodeEnvironment("25.0.1", List.of("Java 17 class files"), List.of())));

    AssetView view = new AssetQuery(
            scene.moment(), scene.store(), scene.store(), details, List.of())
        .asset("clean/sales", "2026-06-03");

    assertThat(view.causes())
        .extracting(CauseView::kind, CauseView::text, CauseView::was, CauseView::now)
        .containsExactly(tuple(
            "code",
            "'clean/sales' 2026-06-03 has new code: Cleaning.trim changed, reached through Cleaning.clean",
            "c1",
            "c2"));
    assertThat(view.code())
        .isEqualTo(new AssetView.Code(
            "Shop.sales",
            "c2",
            "from the compiled code",
            2,
            null,
            List.of("Shop.sales uses reflection."),
            3,
            List.of(),
            List.of("Java 25.0.1", "Java 17 class files"),
            List.of()));
  }

  @Test
  void whatWasNeverMaterializedSaysSo() {
    AssetView view = Shop.assets(Shop.withFiles()).asset("raw/sales_lines", null);

    assertThat(view.partition()).isEqualTo("2026-06-03");
    assertThat(view.why()).isEqualTo("'raw/sales_lines' 2026-06-03 was never materialized.");
  }

  @Test
  void whatLostItsDataSaysWhoMadeItAndWhen() {
    SceneFixture scene = Shop.upToDate().lose("raw/sales_lines", "2026-06-02");

    AssetView lost = Shop.assets(scene).asset("raw/sales_lines", "2026-06-02");
    AssetView behind = Shop.assets(scene).asset("clean/sales", "2026-06-02");

    assertThat(lost.partitionStatus()).isEqualTo("missing");
    assertThat(lost.why())
        .matches("'raw/sales_lines' 2026-06-02 has lost its data,"
            + " which run a00002 made \\d+ m ago\\.");
    assertThat(behind.why()).contains("'raw/sales_lines' 2026-06-02 has lost its data");
  }

  @Test
  void whatLostItsDataStaysLostWhenItsRemakingWasInterrupted() {
    SceneFixture scene = Shop.upToDate();
    String run = scene.begin("page", "2026-06-02", List.of("raw/sales_lines"));
    scene
        .leave(run, "raw/sales_lines", "2026-06-02", StepStatus.INTERRUPTED, "it was killed")
        .end(run, RunStatus.INTERRUPTED)
        .lose("raw/sales_lines", "2026-06-02");

    assertThat(Shop.assets(scene).asset("raw/sales_lines", "2026-06-02").why())
        .contains("has lost its data, which run a00002 made");
  }

  @Test
  void whatIsUpToDateSaysFromWhatItWasMade() {
    SceneFixture scene = Shop.upToDate();

    AssetView daily = Shop.assets(scene).asset("clean/sales", null);
    AssetView monthly = Shop.assets(scene).asset("mart/monthly_sales", null);

    assertThat(daily.partition()).isNull();
    assertThat(daily.causes()).isEmpty();
    assertThat(daily.why())
        .matches("Up to date: made from 'raw/sales_lines' 2026-06-03 \\d+ m ago in run a00003\\.");
    assertThat(monthly.why())
        .matches(
            "Up to date: made from 3 partitions of 'mart/daily_sales' \\d+ m ago in run a00004\\.");
  }

  @Test
  void whatTheLastRunReusedSaysWhy() {
    SceneFixture scene = Shop.upToDate();
    String run = scene.begin("page", "2026-06-03", List.of("clean/sales"));
    scene
        .leave(run, "clean/sales", "2026-06-03", StepStatus.REUSED, "its inputs proved equal.")
        .end(run, RunStatus.SUCCEEDED);

    assertThat(Shop.assets(scene).asset("clean/sales", null).why())
        .endsWith(" in run a00003; run a00005 reused it: its inputs proved equal.");
  }

  @Test
  void anAbsentPartitionSaysWhatIsNotThere() {
    AssetView view = Shop.assets(Shop.upToDate()).asset("clean/sales", "2026-06-05");

    assertThat(view.partitionStatus()).isEqualTo("absent");
    assertThat(view.why())
        .isEqualTo("There is nothing to make 2026-06-05 from: no file 2026-06-05.csv.");
  }

  @Test
  void aReasonThatIsASentenceHasOneFullStop() {
    SceneFixture scene =
        Shop.upToDate().absent("raw/sales_file", "2026-06-05", "There is no file.");

    assertThat(Shop.assets(scene).asset("clean/sales", "2026-06-05").why())
        .isEqualTo("There is nothing to make 2026-06-05 from: There is no file.");
  }

  @Test
  void aVanishedSourceLeavesWhatWasPublished() {
    SceneFixture scene = Shop.upToDate().vanished("raw/sales_file", "2026-06-01");

    assertThat(Shop.assets(scene).asset("raw/sales_lines", "2026-06-01").why())
        .isEqualTo(
            "What is published for 2026-06-01 stays, but its source is gone: no file 2026-06-01.csv.");
  }

  @Test
  void aFailureIsToldWithWhatItHoldsBack() {
    SceneFixture scene = Shop.withFiles();
    String run = failingRun(scene);

    AssetView failed = Shop.assets(scene).asset("raw/sales_lines", "2026-06-03");
    AssetView blocked = Shop.assets(scene).asset("mart/daily_sales", "2026-06-03");

    FailureView failure = Objects.requireNonNull(failed.latestFailure());
    assertThat(failure.run()).isEqualTo(run);
    assertThat(failure.type()).isEqualTo("IllegalStateException");
    assertThat(failure.like()).isEqualTo(1);
    assertThat(failure.blocks()).containsExactly("clean/sales");
    assertThat(failed.why())
        .isEqualTo(
            "The latest attempt at 2026-06-03 failed in run a00001: IllegalStateException: no rows. Nothing is published.");
    assertThat(blocked.why())
        .isEqualTo("'mart/daily_sales' 2026-06-03 was never materialized;"
            + " blocked, because 'raw/sales_lines' 2026-06-03 failed.");
    assertThat(blocked.latestFailure()).isNull();
  }

  @Test
  void thatSchedulesLeaveAloneWhatFailedForGoodIsSaidWhereOneAsksForIt() {
    SceneFixture scene = Shop.upToDate().newCode("raw/sales_lines", "c2");
    String run = scene.begin("page", "2026-06-02", List.of("raw/sales_lines"));
    scene.failForGood(run, "raw/sales_lines", "2026-06-02").end(run, RunStatus.FAILED);
    scene.newCode("mart/monthly_sales", "c2");
    String months = scene.begin("page", null, List.of("mart/monthly_sales"));
    scene.failForGood(months, "mart/monthly_sales", null).end(months, RunStatus.FAILED);

    String neededByOne =
        Shop.assets(scene).asset("raw/sales_lines", "2026-06-02").why();
    String ofNone = Shop.assets(scene).asset("mart/monthly_sales", null).why();

    assertThat(neededByOne)
        .endsWith(
            " stays. Schedules leave it alone until its code, configuration or inputs change.");
    assertThat(ofNone).startsWith("The latest attempt failed").endsWith(" stays.");
  }

  @Test
  void aBlockingCheckIsNamedByWhatItFailedAndByWhatItHoldsBack() {
    SceneFixture scene = Shop.withFiles();
    String run = scene.begin("page", "2026-06-03", List.of("raw/sales_lines", "clean/sales"));
    Failure failure =
        new Failure(Failure.Kind.CHECK, "ids_are_unique", "2 twice", null, List.of(), false, "ids");
    scene.start(run, "raw/sales_lines", "2026-06-03");
    scene.fail(run, "raw/sales_lines", "2026-06-03", failure).end(run, RunStatus.FAILED);

    AssetView failed = Shop.assets(scene).asset("raw/sales_lines", "2026-06-03");
    assertThat(Objects.requireNonNull(failed.latestFailure()).trace())
        .containsExactly("Its blocking check 'ids_are_unique' failed: 2 twice");
    assertThat(Shop.assets(scene).asset("mart/daily_sales", "2026-06-03").why())
        .endsWith("blocked, because 'raw/sales_lines' 2026-06-03 failed its blocking check"
            + " 'ids_are_unique'.");
  }

  private static String failingRun(SceneFixture scene) {
    String run = scene.begin("page", "2026-06-03", List.of("raw/sales_lines", "clean/sales"));
    scene
        .fail(run, "raw/sales_lines", "2026-06-03")
        .leave(run, "clean/sales", "2026-06-03", StepStatus.BLOCKED, "held back")
        .end(run, RunStatus.FAILED);
    return run;
  }

  @Test
  void partitionsAreRunsOfEqualState() {
    SceneFixture scene = Shop.upToDate().found("raw/sales_file", "2026-06-02", "changed");

    PartitionsView view =
        Objects.requireNonNull(Shop.assets(scene).asset("clean/sales", null).partitions());

    assertThat(view.grid()).isEqualTo("daily from 2026-06-01, UTC");
    assertThat(view.count()).isEqualTo(5);
    assertThat(view.runs())
        .containsExactly(
            new PartitionsView.Run(0, 0, "2026-06-01", "2026-06-01", "up to date"),
            new PartitionsView.Run(1, 1, "2026-06-02", "2026-06-02", "stale"),
            new PartitionsView.Run(2, 2, "2026-06-03", "2026-06-03", "up to date"),
            new PartitionsView.Run(3, 4, "2026-06-04", "2026-06-05", "absent"));
    assertThat(view.counts())
        .containsExactly(Map.entry("stale", 1), Map.entry("up to date", 2), Map.entry("absent", 2));
    assertThat(view.absentReason()).isEqualTo("no file *.csv");
  }

  @Test
  void thousandsOfChangesOfStateAreToldAsTheWorstOfNeighbors() {
    SceneFixture scene = new SceneFixture(
        GraphFixture.daysFrom("2006-01-01")
            .dailyExternal("raw/file")
            .daily("raw/lines", "raw/file")
            .graph(),
        "2026-06-06T07:00:00Z");
    LocalDate first = LocalDate.parse("2006-01-01");
    for (int day = 0; day < 7_000; day += 2) {
      scene.found("raw/file", first.plusDays(day).toString(), "v");
    }

    PartitionsView view =
        Objects.requireNonNull(Shop.assets(scene).asset("raw/lines", null).partitions());

    assertThat(view.counts()).containsEntry("missing", 3_500);
    assertThat(view.runs()).hasSizeLessThan(2_000);
    assertThat(view.runs().get(0))
        .isEqualTo(new PartitionsView.Run(0, 6_999, "2006-01-01", "2025-03-01", "missing"));
    assertThat(view.runs().get(1).from()).isEqualTo(7_000);
    assertThat(view.runs().get(view.runs().size() - 1).to()).isEqualTo(view.count() - 1);
  }

  @Test
  void theScheduleIsToldInWordsWithItsLastTick() {
    SceneFixture scene = Shop.upToDate();
    scene.apply(List.of(new Event.Ticked(
        Instant.parse("2026-06-06T06:15:01Z"),
        new Schedule("15 6 * * *", ZoneId.of("UTC")),
        Instant.parse("2026-06-06T06:15:00Z"),
        List.of(AssetKey.parse("mart/daily_sales")),
        null,
        "2026-06-05 has no file.")));

    assertThat(Shop.assets(scene).asset("mart/daily_sales", null).automation())
        .isEqualTo(new AssetView.Automation(
            "15 6 * * *",
            "UTC",
            "daily at 06:15, UTC",
            Instant.parse("2026-06-07T06:15:00Z"),
            Instant.parse("2026-06-06T06:15:01Z"),
            null,
            "2026-06-05 has no file.",
            true));
  }

  @Test
  void aCheckThatFailedOnAnEarlierPartitionIsNotToldAsPassed() {
    SceneFixture scene = Shop.upToDate();
    scene.check("a00001", "clean/sales", "2026-06-01", "ids_are_unique", false);
    scene.check("a00002", "clean/sales", "2026-06-02", "ids_are_unique", false);
    scene.check("a00003", "clean/sales", "2026-06-03", "ids_are_unique", true);

    assertThat(Shop.assets(scene).asset("clean/sales", null).checks())
        .extracting(AssetView.Check::result, AssetView.Check::partition, AssetView.Check::message)
        .containsExactly(tuple("failed", "2026-06-02", "3 of 10; failed on 2 of 3 partitions"));

    scene.apply(
        List.of(new Event.Forgotten(scene.now(), SceneFixture.cell("clean/sales", "2026-06-02"))));
    assertThat(Shop.assets(scene).asset("clean/sales", null).checks())
        .extracting(AssetView.Check::partition, AssetView.Check::message)
        .containsExactly(tuple("2026-06-01", "3 of 10; failed on 1 of 2 partitions"));
  }

  @Test
  void checksNeighboursAndSiblingsSurroundTheAsset() {
    SceneFixture scene = Shop.upToDate();
    AssetView never = Shop.assets(scene).asset("clean/sales", null);
    scene.check("a00003", "clean/sales", "2026-06-03", "ids_are_unique", false);
    AssetView failed = Shop.assets(scene).asset("clean/sales", null);

    assertThat(never.checks()).extracting(AssetView.Check::result).containsExactly("never run");
    assertThat(failed.checks())
        .extracting(AssetView.Check::result, AssetView.Check::partition, AssetView.Check::message)
        .containsExactly(tuple("failed", "2026-06-03", "3 of 10; failed on 1 of 1 partition"));
    assertThat(never.siblings()).containsExactly("clean/rejected_sales");
    assertThat(never.upstream())
        .containsExactly(
            new AssetView.Neighbour("raw/sales_lines", "java", "up to date", "up to date", false));
    assertThat(never.downstream())
        .extracting(AssetView.Neighbour::key)
        .containsExactly("mart/daily_sales");
    assertThat(never.downstreamTotal()).isEqualTo(2);
  }

  @Test
  void materializationsComeNewestFirstAndTheirNumbersOldestFirst() {
    SceneFixture scene = Shop.upToDate();
    scene.check("a00003", "clean/sales", "2026-06-03", "ids_are_unique", true);

    AssetView view = Shop.assets(scene).asset("clean/sales", null);

    assertThat(view.materializations())
        .extracting(
            AssetView.MaterializationEntry::partition,
            AssetView.MaterializationEntry::startedBy,
            AssetView.MaterializationEntry::checksPassed,
            AssetView.MaterializationEntry::checks)
        .containsExactly(
            tuple("2026-06-03", "command line", 1, 1),
            tuple("2026-06-02", "command line", 0, 0),
            tuple("2026-06-01", "command line", 0, 0));
    assertThat(view.metadata())
        .extracting(AssetView.Series::name)
        .containsExactly("rows", "bytes", "duration_ms", "rejected");
    assertThat(view.metadata().get(0).points())
        .extracting(AssetView.Point::partition)
        .containsExactly("2026-06-01", "2026-06-02", "2026-06-03");
  }

  @Test
  void theRootOfThousandsOfStaleDaysIsFoundBehindAFanIn() {
    SceneFixture scene = new SceneFixture(
        GraphFixture.daysFrom("2019-01-01")
            .dailyExternal("raw/sales_file")
            .daily("raw/sales_lines", "raw/sales_file")
            .daily("mart/daily_sales", "raw/sales_lines")
            .asset("mart/monthly_sales", "mart/daily_sales")
            .graph(),
        "2026-06-06T07:00:00Z");
    LocalDate first = LocalDate.parse("2019-01-01");
    int count = scene.staleness().count(AssetKey.parse("raw/sales_file"));
    for (int i = 0; i < count; i++) {
      String day = first.plusDays(i).toString();
      scene.found("raw/sales_file", day, "file");
      scene.materialize(day, "data", "raw/sales_lines", "mart/daily_sales");
    }
    scene.materialize(null, "months", "mart/monthly_sales");

    AssetView view =
        Shop.assets(scene.newCode("raw/sales_lines", "c2")).asset("mart/monthly_sales", null);

    assertThat(view.why())
        .isEqualTo(
            "Stale: 'raw/sales_lines' 2019-01-01, 2019-01-02, 2019-01-03 and others has new code.");
  }

  @Test
  void columnsOfATableBeginWithItsDay() {
    AssetView view = Shop.assets(Shop.scene()).asset("clean/sales", null);

    assertThat(view.columns())
        .containsExactly(
            new AssetView.Column("day", "String"),
            new AssetView.Column("stock_code", "String"),
            new AssetView.Column("units_sold", "long"));
  }

  @Test
  void anExternalIsUpToDateWhenSomethingIsThere() {
    AssetView view = Shop.assets(Shop.withFiles()).asset("raw/sales_file", null);

    assertThat(view.status()).isEqualTo("up to date");
    assertThat(view.kind()).isEqualTo("external");
    assertThat(view.why()).matches("It is there, last changed .* ago\\.");
    assertThat(Shop.assets(Shop.scene()).asset("raw/sales_file", null).why())
        .isEqualTo("Nothing is there for 2026-06-05: not looked at yet.");
  }

  @Test
  void beforeTheFirstDayHasEndedThereIsNothingToTell() {
    SceneFixture scene = new SceneFixture(Shop.scene().graph(), "2026-06-01T12:00:00Z");

    AssetView view = Shop.assets(scene).asset("clean/sales", null);

    assertThat(view.why()).isEqualTo("No partition exists yet.");
    assertThat(Objects.requireNonNull(view.partitions()).runs()).isEmpty();
  }
}
