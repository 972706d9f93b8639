package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.fixture.GraphFixture;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.model.Cell;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.RunView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolWaitsTest {
  private final SceneFixture scene = new SceneFixture(
          GraphFixture.daysFrom("2026-01-01")
              .asset("orders")
              .pool("orders", "crm", 3)
              .asset("customers")
              .pool("customers", "crm", 2)
              .asset("report", "orders")
              .pool("report", "crm", 2)
              .asset("free")
              .asset("later")
              .graph(),
          "2026-01-03T12:00:00Z")
      .pool("crm", 4)
      .limit("tag:slow", 1, "orders", "free", "later");

  /** What steps are told to wait for while they stand so. */
  private String reason(String asset, Map<String, StepStatus> steps) {
    String run = scene.begin("page", null, List.copyOf(steps.keySet()));
    Map<Cell, StepStatus> cells = new HashMap<>();
    steps.forEach((key, status) -> cells.put(SceneFixture.cell(key, null), status));
    Moment moment = scene.moment(Activity.of(cells));
    return new RunQuery(moment, scene.store(), List.of(), "here", 1)
        .run(run, 0, 10).steps().stream()
            .filter(step -> step.asset().equals(asset))
            .map(RunView.Step::reason)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aStepThatFindsNoRoomIsToldWhichPoolItWaitsFor() {
    assertThat(reason(
            "customers", Map.of("orders", StepStatus.STARTED, "customers", StepStatus.QUEUED)))
        .isEqualTo("waits for the pool 'crm', of which 3 of 4 places are taken");
  }

  @Test
  void aStepThatALimitHoldsBackIsToldWhich() {
    assertThat(reason("free", Map.of("orders", StepStatus.STARTED, "free", StepStatus.QUEUED)))
        .isEqualTo("waits for the limit 'tag:slow', by which 1 attempt may be under way at once");
  }

  @Test
  void aStepThatWaitsForItsUpstreamOrHasRoomIsNotToldSo() {
    assertThat(reason("report", Map.of("orders", StepStatus.STARTED, "report", StepStatus.QUEUED)))
        .isEmpty();
    assertThat(
            reason("report", Map.of("customers", StepStatus.STARTED, "report", StepStatus.QUEUED)))
        .isEmpty();
    assertThat(reason("free", Map.of("customers", StepStatus.STARTED, "free", StepStatus.QUEUED)))
        .isEmpty();
  }

  @Test
  void aStepThatWaitsForAnotherProcessIsToldForWhichRun() {
    String there = scene.begin("page", null, List.of("orders"));
    scene.start(there, "orders", null);
    Activity activity = Activity.of(Map.of(SceneFixture.cell("orders", null), StepStatus.STARTED));
    String here = scene.begin("page", null, List.of("customers", "free"));

    List<RunView.Step> steps = new RunQuery(
            scene.moment(activity), scene.store(), List.of(), "another", 1)
        .run(here, 0, 10)
        .steps();

    assertThat(steps)
        .extracting(RunView.Step::reason)
        .containsExactly(
            "waits for the pool 'crm', of which 3 of 4 places are taken; run " + there
                + " in another process holds some of them",
            "waits for the limit 'tag:slow', by which 1 attempt may be under way at once; run "
                + there + " in another process holds it");
  }
}
