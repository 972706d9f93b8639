package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.rules.AssetKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineageQueryTest {
  private static LineageView.Card card(SceneFixture scene, String key) {
    return new LineageQuery(scene.moment()).card(AssetKey.parse(key));
  }

  @Test
  void beforeTheFirstRunEverythingWithAFileIsMissing() {
    SceneFixture scene = Shop.withFiles();

    LineageView map = new LineageQuery(scene.moment()).lineage(List.of());

    assertThat(map.total()).isEqualTo(6);
    assertThat(map.counts()).containsExactly(Map.entry("missing", 5), Map.entry("up to date", 1));
    assertThat(map.assets())
        .extracting(LineageView.Card::key, LineageView.Card::status, LineageView.Card::line)
        .containsExactly(
            tuple("clean/rejected_sales", "missing", "never materialized"),
            tuple("clean/sales", "missing", "never materialized"),
            tuple("mart/daily_sales", "missing", "never materialized"),
            tuple("mart/monthly_sales", "missing", "never materialized"),
            tuple("raw/sales_file", "up to date", "3 of 5 days present"),
            tuple("raw/sales_lines", "missing", "never materialized"));
  }

  @Test
  void edgesArePairsOfPositionsAmongTheSelectedAssets() {
    LineageView map = new LineageQuery(Shop.scene().moment()).lineage(List.of("clean/sales+"));

    assertThat(map.assets())
        .extracting(LineageView.Card::key)
        .containsExactly("clean/sales", "mart/daily_sales", "mart/monthly_sales");
    assertThat(map.edges()).containsExactly(new int[] {0, 1}, new int[] {1, 2});
    assertThat(map.total()).isEqualTo(6);
  }

  @Test
  void anUpToDateAssetSaysSoWithItsRowsAndWhen() {
    SceneFixture scene = Shop.upToDate();

    LineageView.Card card = card(scene, "mart/daily_sales");

    assertThat(card.status()).isEqualTo("up to date");
    assertThat(card.line()).isEqualTo("up to date");
    assertThat(card.rows()).isEqualTo(10);
    assertThat(card.at()).isNotNull().isBefore(scene.now());
    assertThat(card.counts()).containsExactly(Map.entry("up to date", 3), Map.entry("absent", 2));
  }

  @Test
  void newDataInOneFileMakesThatDayStale() {
    SceneFixture scene = Shop.upToDate().found("raw/sales_file", "2026-06-02", "changed");

    assertThat(card(scene, "raw/sales_lines").line()).isEqualTo("1 day stale: new data");
    assertThat(card(scene, "mart/daily_sales").line()).isEqualTo("1 day stale: new data");
    assertThat(card(scene, "mart/monthly_sales").line()).isEqualTo("stale: new data");
  }

  @Test
  void newCodeIsToldWhereItIsAndBelow() {
    SceneFixture scene = Shop.upToDate().newCode("clean/sales", "c2");

    assertThat(card(scene, "clean/sales").line()).isEqualTo("3 days stale: new code");
    assertThat(card(scene, "mart/daily_sales").line()).isEqualTo("3 days stale: new code upstream");
    assertThat(card(scene, "raw/sales_lines").line()).isEqualTo("up to date");
  }

  @Test
  void aDayThatArrivesLateIsCountedAsMissing() {
    SceneFixture scene = Shop.upToDate().found("raw/sales_file", "2026-06-04", "late");

    assertThat(card(scene, "clean/sales").line()).isEqualTo("1 day missing");
    assertThat(card(scene, "mart/monthly_sales").line()).isEqualTo("stale: upstream missing");
  }

  @Test
  void aFailedDayOutranksStaleOnesAndBlocksWhatReadsIt() {
    SceneFixture scene = Shop.upToDate().newCode("raw/sales_lines", "c2");
    String run = scene.begin("page", "2026-06-03", List.of("raw/sales_lines", "clean/sales"));
    scene
        .fail(run, "raw/sales_lines", "2026-06-03")
        .leave(run, "clean/sales", "2026-06-03", StepStatus.BLOCKED, "raw/sales_lines failed")
        .end(run, RunStatus.FAILED);

    assertThat(card(scene, "raw/sales_lines").status()).isEqualTo("failed");
    assertThat(card(scene, "raw/sales_lines").line()).isEqualTo("1 day failed");
    LineageView.Card reader = card(scene, "clean/sales");
    assertThat(reader.activity()).isEqualTo("blocked");
    assertThat(reader.counts())
        .containsExactly(Map.entry("blocked", 1), Map.entry("stale", 2), Map.entry("absent", 2));
  }

  @Test
  void aFailureWithoutAGridIsNamed() {
    SceneFixture scene = Shop.withFiles();
    String run = scene.begin("page", null, List.of("mart/monthly_sales"));
    scene
        .start(run, "mart/monthly_sales", null)
        .fail(
            run,
            "mart/monthly_sales",
            null,
            new Failure(
                Failure.Kind.CHECK, "adds_up", "off by 3", null, List.of(), false, "adds_up"))
        .end(run, RunStatus.FAILED);

    assertThat(card(scene, "mart/monthly_sales").line()).isEqualTo("failed: check adds_up");
  }

  @Test
  void anExternalWhoseSourceVanishedKeepsWhatWasMade() {
    SceneFixture scene = Shop.upToDate().vanished("raw/sales_file", "2026-06-01");

    assertThat(card(scene, "raw/sales_file").line()).isEqualTo("2 of 5 days present");
    assertThat(card(scene, "raw/sales_lines").line()).isEqualTo("up to date");
    assertThat(card(scene, "raw/sales_lines").counts()).containsEntry("gone", 1);
  }

  @Test
  void whatRunsNowIsCountedWithItsSteps() {
    SceneFixture scene = Shop.withFiles();
    Activity activity = Activity.of(Map.of(
        SceneFixture.cell("raw/sales_lines", "2026-06-01"), StepStatus.SUCCEEDED,
        SceneFixture.cell("raw/sales_lines", "2026-06-02"), StepStatus.STARTED,
        SceneFixture.cell("clean/sales", "2026-06-02"), StepStatus.QUEUED));
    LineageQuery query = new LineageQuery(scene.moment(activity));

    LineageView.Card lines = query.card(AssetKey.parse("raw/sales_lines"));

    assertThat(lines.activity()).isEqualTo("running");
    assertThat(lines.done()).isEqualTo(1);
    assertThat(lines.steps()).isEqualTo(2);
    assertThat(lines.counts()).containsEntry("running", 1);
    assertThat(query.card(AssetKey.parse("clean/sales")).activity()).isEqualTo("queued");
    assertThat(query.card(AssetKey.parse("mart/daily_sales")).activity()).isEmpty();
  }

  @Test
  void aCheckThatFailedOnAnyPartitionHasNotPassed() {
    SceneFixture scene = Shop.upToDate();
    String run = scene.begin("page", "2026-06-02", List.of("clean/sales"));
    scene.check(run, "clean/sales", "2026-06-01", "ids_are_unique", true);
    scene.check(run, "clean/sales", "2026-06-02", "ids_are_unique", false);

    LineageView.Card failing = card(scene, "clean/sales");
    scene.check(run, "clean/sales", "2026-06-03", "ids_are_unique", true);
    LineageView.Card stillFailing = card(scene, "clean/sales");
    scene.check(run, "clean/sales", "2026-06-02", "ids_are_unique", true);
    LineageView.Card passing = card(scene, "clean/sales");

    assertThat(failing.checks()).isEqualTo(1);
    assertThat(failing.checksPassed()).isZero();
    assertThat(stillFailing.checksPassed()).isZero();
    assertThat(passing.checksPassed()).isEqualTo(1);
  }
}
