package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.model.RunStatus;
import dev.assetwright.query.view.CauseView;
import dev.assetwright.query.view.PlanView;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanQueryTest {
  private static PlanView plan(SceneFixture scene, Application.Request request) {
    return new PlanQuery(scene.moment(), scene.store(), scene.store(), Shop.noDetails(), 1)
        .view(request, 200);
  }

  private static Application.Request all(String... selection) {
    return new Application.Request(List.of(selection), "all", false, false);
  }

  @Test
  void stepsAreSingleAssetsAndGatheredByAssetWithRanges() {
    PlanView plan = plan(Shop.withFiles(), all());

    assertThat(plan.total()).isEqualTo(13);
    assertThat(plan.steps()).hasSize(13);
    assertThat(plan.steps())
        .extracting(PlanView.Step::asset, PlanView.Step::partition)
        .startsWith(
            tuple("raw/sales_lines", "2026-06-01"),
            tuple("clean/sales", "2026-06-01"),
            tuple("clean/rejected_sales", "2026-06-01"),
            tuple("mart/daily_sales", "2026-06-01"))
        .endsWith(tuple("mart/monthly_sales", null));
    assertThat(plan.assets())
        .extracting(PlanView.AssetSteps::asset, PlanView.AssetSteps::count)
        .containsExactly(
            tuple("raw/sales_lines", 3),
            tuple("clean/sales", 3),
            tuple("clean/rejected_sales", 3),
            tuple("mart/daily_sales", 3),
            tuple("mart/monthly_sales", 1));
    assertThat(plan.assets().get(0).partitions()).containsExactly("2026-06-01..2026-06-03");
    assertThat(plan.assets().get(0).because()).isEqualTo("never materialized");
    assertThat(plan.assets().get(4).partitions()).isEmpty();
    assertThat(plan.estimateMillis()).isEqualTo(-1);
    assertThat(plan.text()).isEqualTo("13 steps bring 5 assets up to date.");
  }

  @Test
  void whatLostItsDataIsNotSaidToHaveNeverBeenMade() {
    SceneFixture scene = Shop.upToDate().lose("raw/sales_lines", "2026-06-02");

    assertThat(plan(scene, all("raw/sales_lines")).assets())
        .extracting(PlanView.AssetSteps::because)
        .containsExactly("data gone");
    scene.found("raw/sales_file", "2026-06-04", "file-4");
    assertThat(plan(scene, all("raw/sales_lines")).assets())
        .extracting(PlanView.AssetSteps::because)
        .containsExactly("data gone, never materialized");
  }

  @Test
  void whatHasNoSourceIsCountedWithOneReasonForAllItsDays() {
    assertThat(plan(Shop.withFiles(), all("clean/sales")).absent())
        .containsExactly(new PlanView.Absent("clean/sales", 2, "day", "no file *.csv"));
  }

  @Test
  void aChangedFilePlansThatDayAloneAndWhatItMayReach() {
    SceneFixture scene = Shop.upToDate().found("raw/sales_file", "2026-06-02", "changed");

    PlanView plan = plan(scene, all());

    assertThat(plan.steps())
        .extracting(PlanView.Step::asset, PlanView.Step::partition, PlanView.Step::certain)
        .containsExactly(
            tuple("raw/sales_lines", "2026-06-02", true),
            tuple("clean/sales", "2026-06-02", false),
            tuple("clean/rejected_sales", "2026-06-02", false),
            tuple("mart/daily_sales", "2026-06-02", false),
            tuple("mart/monthly_sales", null, false));
    assertThat(plan.steps())
        .allSatisfy(step -> assertThat(step.causes())
            .extracting(CauseView::text)
            .containsExactly("'raw/sales_file' 2026-06-02 has new data"));
    assertThat(plan.assets().get(0).partitions()).containsExactly("2026-06-02");
    assertThat(plan.upToDate()).isEqualTo(8);
    assertThat(plan.estimateMillis()).isEqualTo(4_000);
  }

  @Test
  void nothingToDoIsAnAnswer() {
    PlanView all = plan(Shop.upToDate(), all());
    PlanView one = plan(Shop.upToDate(), all("mart/monthly_sales"));

    assertThat(all.steps()).isEmpty();
    assertThat(all.text()).isEqualTo("All 6 assets are up to date.");
    assertThat(one.text()).isEqualTo("'mart/monthly_sales' is up to date.");
  }

  @Test
  void aForcedStepSaysThatItWasAskedFor() {
    PlanView plan = plan(
        Shop.upToDate(),
        new Application.Request(List.of("mart/monthly_sales"), "all", false, true));

    assertThat(plan.steps())
        .singleElement()
        .satisfies(step -> assertThat(step.causes())
            .extracting(CauseView::kind, CauseView::text)
            .containsExactly(
                tuple("forced", "'mart/monthly_sales' is up to date, and asked for anyway")));
    assertThat(plan.assets().get(0).because()).isEqualTo("forced");
    assertThat(plan.text()).isEqualTo("1 step brings 1 asset up to date.");
  }

  @Test
  void aDayWithoutSourceThatIsNamedIsAStepWithItsReason() {
    PlanView plan = plan(
        Shop.upToDate(),
        new Application.Request(List.of("raw/sales_lines"), "2026-06-05", false, false));

    assertThat(plan.steps())
        .singleElement()
        .satisfies(
            step -> assertThat(step.causes())
                .extracting(CauseView::kind, CauseView::text)
                .containsExactly(
                    tuple(
                        "absent",
                        "there is nothing to make 'raw/sales_lines' 2026-06-05 from: no file 2026-06-05.csv")));
    assertThat(plan.assets().get(0).because()).isEqualTo("no source");
  }

  @Test
  void aloneAnAssetWaitsForWhatIsNotSelected() {
    SceneFixture scene = Shop.upToDate().found("raw/sales_file", "2026-06-02", "changed");
    String run = scene.begin("page", "2026-06-02", List.of("raw/sales_lines"));
    scene.fail(run, "raw/sales_lines", "2026-06-02").end(run, RunStatus.FAILED);

    PlanView plan =
        plan(scene, new Application.Request(List.of("clean/sales"), "all", true, false));

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.held())
        .containsExactly(new PlanView.Held(
            "clean/sales",
            "2026-06-02",
            "waits for 'raw/sales_lines' 2026-06-02, which failed and is not selected"));
    assertThat(plan.text())
        .isEqualTo("Nothing of the selection can run alone: 1 cell waits for its upstream.");
  }

  @Test
  void aPageOfStepsLeavesTheTotal() {
    SceneFixture scene = Shop.withFiles();

    PlanView plan = new PlanQuery(scene.moment(), scene.store(), scene.store(), Shop.noDetails(), 4)
        .view(all(), 2);

    assertThat(plan.steps()).hasSize(2);
    assertThat(plan.total()).isEqualTo(13);
  }

  @Test
  void aPartitionThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> plan(
            Shop.upToDate(),
            new Application.Request(List.of("clean/sales"), "2030-01-01", false, false)))
        .isInstanceOfSatisfying(
            ApplicationException.class,
            refused -> assertThat(refused.code()).isEqualTo("BadPartition"));
  }
}
