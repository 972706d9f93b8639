package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.fixture.GraphFixture;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.FailureView;
import dev.assetwright.query.view.RunView;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.MonthlyGrid;
import dev.assetwright.spi.RunStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunQueryTest {
  private static RunQuery query(SceneFixture scene) {
    return new RunQuery(scene.moment(), scene.store(), List.of(), "here", 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "group:mart | all | true | false | page | | Materialize group:mart",
        "'' | all | true | false | page | | Materialize all assets",
        "* | all | true | false | page | | Materialize all assets",
        "a b | latest | true | false | command line | | Materialize a, b, latest",
        "a | all | false | true | page | | Materialize a, not the upstream, even when up to date",
        "a b c d e | latest | true | false | schedule | | 'Scheduled: a, b, c and 2 others'",
        "a | all | true | false | page | c07d5e | Retry of c07d5e"
      })
  void titlesAreInPlainWords(
      String selection,
      String partitions,
      boolean upstream,
      boolean force,
      String startedBy,
      String retryOf,
      String title) {
    List<String> terms = selection.isEmpty() ? List.of() : List.of(selection.split(" "));

    assertThat(
            RunHeads.title(new RunRequest(terms, partitions, upstream, force, startedBy, retryOf)))
        .isEqualTo(title);
  }

  @Test
  void runsComeNewestFirstAndOfOneAssetOnRequest() {
    SceneFixture scene = Shop.upToDate();

    assertThat(query(scene).runs(null, null, 2).runs())
        .extracting(RunView.Head::run, RunView.Head::status, RunView.Head::here)
        .containsExactly(tuple("a00004", "SUCCEEDED", true), tuple("a00003", "SUCCEEDED", true));
    assertThat(query(scene).runs("monthly_sales", null, 9).runs())
        .extracting(RunView.Head::run)
        .containsExactly("a00004");
  }

  @Test
  void aRunIsFoundByAnyUniqueBeginningOfItsId() {
    SceneFixture scene = Shop.upToDate();

    assertThat(query(scene).run("a00002", 0, 10).run().run()).isEqualTo("a00002");
    assertThatThrownBy(() -> query(scene).run("a0000", 0, 10))
        .isInstanceOf(ApplicationException.class)
        .hasMessage(
            "'a0000' could be any of the runs a00004, a00003, a00002 and a00001. Write more of the id.");
    assertThatThrownBy(() -> query(scene).run("ff", 0, 10))
        .isInstanceOf(ApplicationException.class)
        .hasMessage("There is no run 'ff'.");
  }

  @Test
  void aFailedRunTellsItsFirstCauseFirst() {
    SceneFixture scene = Shop.withFiles();
    List<String> keys = List.of("mart/monthly_sales", "raw/sales_lines", "clean/sales");
    String run = scene.begin("page", "2026-06-03", keys);
    scene
        .fail(run, "raw/sales_lines", "2026-06-03")
        .leave(run, "clean/sales", "2026-06-03", StepStatus.BLOCKED, "held back")
        .end(run, RunStatus.FAILED);

    RunView view = query(scene).run(run, 0, 10);

    assertThat(view.total()).isEqualTo(3);
    assertThat(view.run().counts())
        .containsExactly(Map.entry("QUEUED", 1), Map.entry("FAILED", 1), Map.entry("BLOCKED", 1));
    assertThat(view.steps())
        .extracting(RunView.Step::asset, RunView.Step::status, RunView.Step::reason)
        .contains(
            tuple("raw/sales_lines", "FAILED", "no rows"),
            tuple("clean/sales", "BLOCKED", "held back"));
    assertThat(view.failures())
        .extracting(FailureView::asset, FailureView::frame, FailureView::blocks)
        .containsExactly(
            tuple("raw/sales_lines", "Shop.sales(Shop.java:41)", List.of("clean/sales")));
    assertThat(view.leftMillis()).isEqualTo(-1);
  }

  @Test
  void whatAFailureHoldsBackIsFoundThroughOtherGrids() {
    Grid months = MonthlyGrid.of("2026-05", "UTC");
    SceneFixture scene = new SceneFixture(
        GraphFixture.daysFrom("2026-05-01")
            .daily("raw/sales")
            .asset("mart/monthly", months, "raw/sales", "")
            .asset("mart/before", months, "raw/sales", "-1")
            .asset("mart/year", "mart/monthly")
            .graph(),
        "2026-07-02T07:00:00Z");
    List<Cell> steps = List.of(
        SceneFixture.cell("raw/sales", "2026-05-03"),
        SceneFixture.cell("mart/monthly", "2026-05"),
        SceneFixture.cell("mart/before", "2026-05"),
        SceneFixture.cell("mart/before", "2026-06"),
        SceneFixture.cell("mart/year", null));
    scene.apply(List.of(new Event.RunQueued(
        scene.now(),
        "a00001",
        new RunRequest(List.of("*"), "all", true, false, "page", null),
        "here",
        steps)));
    scene
        .fail("a00001", "raw/sales", "2026-05-03")
        .leave("a00001", "mart/monthly", "2026-05", StepStatus.BLOCKED, "held back")
        .leave("a00001", "mart/before", "2026-05", StepStatus.BLOCKED, "held back by another")
        .leave("a00001", "mart/year", null, StepStatus.BLOCKED, "held back");

    assertThat(query(scene).run("a00001", 0, 10).failures())
        .extracting(FailureView::blocks)
        .containsExactly(List.of("mart/monthly", "mart/year"));
  }

  @Test
  void theFailuresOfALargeRunAreFoundWithoutReadingWhatDidNotFail() {
    SceneFixture scene = Shop.withFiles();
    String run = scene.begin("page", "2026-06-01", List.of("raw/sales_lines", "clean/sales"));
    scene.fail(run, "raw/sales_lines", "2026-06-01").end(run, RunStatus.FAILED);
    RunStore narrow = (RunStore) Proxy.newProxyInstance(
        RunStore.class.getClassLoader(), new Class<?>[] {RunStore.class}, (proxy, method, of) -> {
          boolean page = method.getName().equals("steps") && of.length == 3;
          assertThat(page && (int) of[2] > 1)
              .as("more than the page that is asked for")
              .isFalse();
          assertThat(method.getName()).isNotEqualTo("forEachStep");
          return method.invoke(scene.store(), of);
        });

    RunView view = new RunQuery(scene.moment(), narrow, List.of(), "here", 1).run(run, 1, 1);

    assertThat(view.steps()).extracting(RunView.Step::asset).containsExactly("clean/sales");
    assertThat(view.failures()).extracting(FailureView::asset).containsExactly("raw/sales_lines");
  }

  @Test
  void failuresOfTheSameKindAreCountedByCell() {
    SceneFixture scene = Shop.withFiles();
    String run = "";
    for (int day = 1; day <= 3; day++) {
      run = scene.begin("page", "2026-06-0" + day, List.of("raw/sales_lines"));
      scene.fail(run, "raw/sales_lines", "2026-06-0" + day).end(run, RunStatus.FAILED);
    }

    assertThat(query(scene).run(run, 0, 10).failures())
        .extracting(FailureView::like)
        .containsExactly(3);
  }

  @Test
  void theRestOfARunIsEstimatedFromFormerDurations() {
    SceneFixture scene = Shop.upToDate();
    String run = scene.begin("page", "2026-06-03", List.of("raw/sales_lines", "clean/sales"));
    scene.publish(run, "raw/sales_lines", "2026-06-03", "again");

    RunView whole = query(scene).run(run, 0, 10);
    RunView page = query(scene).run(run, 0, 1);

    assertThat(whole.leftMillis()).isEqualTo(1_000);
    assertThat(page.steps()).hasSize(1);
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.leftMillis()).isEqualTo(Duration.ofMinutes(2).toMillis());
  }

  @Test
  void checksStandWithTheirStep() {
    SceneFixture scene = Shop.withFiles();
    String run = scene.begin("page", "2026-06-01", List.of("raw/sales_lines", "clean/sales"));
    scene.check(run, "clean/sales", "2026-06-01", "ids_are_unique", true);

    RunView view = query(scene).run(run, 0, 10);

    assertThat(view.steps().get(0).checks()).isEmpty();
    assertThat(view.steps().get(1).checks())
        .containsExactly(new RunView.CheckResult("ids_are_unique", "passed", true, "3 of 10"));
  }

  @Test
  void singleStepsAreToldForLiveUpdates() {
    SceneFixture scene = Shop.withFiles();
    String run = scene.begin("page", "2026-06-01", List.of("raw/sales_lines"));
    scene.start(run, "raw/sales_lines", "2026-06-01").pass(Duration.ofSeconds(5));

    assertThat(new RunSteps(scene.store(), scene.moment().now())
            .find(
                run,
                List.of(
                    SceneFixture.cell("raw/sales_lines", "2026-06-01"),
                    SceneFixture.cell("raw/sales_lines", "2026-06-02"))))
        .extracting(RunView.Step::status, RunView.Step::durationMillis)
        .containsExactly(tuple("STARTED", 5_000L));
    assertThat(query(scene).open()).extracting(RunView.Head::run).containsExactly(run);
  }
}
