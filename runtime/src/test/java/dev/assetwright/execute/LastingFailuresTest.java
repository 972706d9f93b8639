package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.PermanentFailureException;
import dev.assetwright.automation.Scheduler;
import dev.assetwright.model.RunRequest;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.rules.AssetKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LastingFailuresTest {
  private static final AssetKey LINES = AssetKey.parse("raw/lines");
  private static final AssetKey REPORT = AssetKey.parse("mart/report");

  @TempDir
  Path folder;

  private final List<String> tried = new ArrayList<>();
  private boolean broken = true;
  private boolean permanently = true;
  private EngineFixture scene;

  @BeforeEach
  void declare() {
    scene = new EngineFixture(folder, Clock.systemUTC());
    scene
        .external("raw/file", null)
        .asset(
            "raw/lines",
            null,
            (in, a) -> {
              tried.add("lines");
              if (broken) {
                throw permanently
                    ? new PermanentFailureException("no such column")
                    : new IllegalStateException("busy");
              }
              return "x";
            },
            "raw/file")
        .asset(
            "mart/report",
            null,
            (in, a) -> {
              tried.add("report");
              return "r";
            },
            "raw/lines")
        .asset("mart/other", null, (in, a) -> "o")
        .start();
    scene.see("raw/file", null, "v1");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Scheduler.Answer tick(AssetKey... assets) throws Exception {
    Scheduler.Answer answer = scene.engine.tick(List.of(assets));
    if (answer.run() != null) {
      scene.await(answer.run());
    }
    return answer;
  }

  @Test
  void whatFailedForGoodIsNotTriedByTheNextTick() throws Exception {
    Scheduler.Answer first = tick(REPORT);
    assertThat(scene.outcome(first.run()))
        .containsExactly("raw/lines=FAILED", "mart/report=BLOCKED");

    assertThat(tick(REPORT))
        .isEqualTo(new Scheduler.Answer(
            null,
            "left alone: 'raw/lines' failed for good in run %s, and its code, configuration and inputs are what they were"
                .formatted(first.run())));
    assertThat(tried).containsExactly("lines");
  }

  @Test
  void anotherProcessLeavesItAloneToo() throws Exception {
    tick(REPORT);
    scene.coordinator.close();
    scene.start();

    assertThat(tick(REPORT).run()).isNull();
    assertThat(tried).containsExactly("lines");
  }

  @Test
  void theRestOfWhatATickAsksForIsMade() throws Exception {
    tick(REPORT);

    Scheduler.Answer answer = tick(REPORT, AssetKey.parse("mart/other"));

    assertThat(scene.outcome(answer.run())).containsExactly("mart/other=SUCCEEDED");
    assertThat(answer.reason()).startsWith("left alone: 'raw/lines' failed for good");
  }

  @Test
  void itIsTriedWhenAnInputOrTheCodeChanges() throws Exception {
    tick(REPORT);

    scene.see("raw/file", null, "v2");
    assertThat(tick(REPORT).run()).isNotNull();
    assertThat(tick(REPORT).run()).isNull();

    scene.change("raw/lines", "2");
    assertThat(tick(REPORT).run()).isNotNull();
    assertThat(tick(REPORT).run()).isNull();
    assertThat(tried).containsExactly("lines", "lines", "lines");
  }

  @Test
  void itIsTriedWhenTheRuleOfItsRetriesChanges() throws Exception {
    tick(REPORT);

    scene.judge("raw/lines", "r2");
    assertThat(tick(REPORT).run()).isNotNull();
    assertThat(tick(REPORT).run()).isNull();
    assertThat(tried).containsExactly("lines", "lines");
  }

  @Test
  void peopleMayTryItAsOftenAsTheyLike() throws Exception {
    tick(REPORT);
    broken = false;

    assertThat(scene.materialize("mart/report"))
        .containsExactly("raw/lines=SUCCEEDED", "mart/report=SUCCEEDED");
  }

  @Test
  void whatMayPassByItselfIsTriedByEachTick() throws Exception {
    permanently = false;
    tick(REPORT);

    assertThat(tick(REPORT).run()).isNotNull();
    assertThat(tried).containsExactly("lines", "lines");
  }

  @Test
  void whatProvesToReadTheSameIsNotTriedByTheRunOfAScheduleEither() throws Exception {
    String first = tick(REPORT).run();
    Plan plan = scene.engine.plan(
        new PlanRequest(new TreeSet<>(List.of(REPORT)), new PartitionSelection.All(), true, false));
    RunRequest request =
        new RunRequest(List.of("mart/report"), "latest", true, false, "schedule", null);

    String run = scene.engine.start(request, scene.engine.code(), plan);
    scene.await(run);

    assertThat(scene.outcome(run)).containsExactly("raw/lines=FAILED", "mart/report=BLOCKED");
    assertThat(scene.store.steps(run, 0, 1).get(0).reason())
        .isEqualTo(
            "not tried again: 'raw/lines' failed for good in run %s, and its code,".formatted(first)
                + " configuration and inputs are what they were");
    assertThat(tried).containsExactly("lines");
    assertThat(tick(REPORT).reason())
        .as("the run that tried it, and not the one that did not")
        .startsWith("left alone: 'raw/lines' failed for good in run %s,".formatted(first));
  }

  @Test
  void nothingIsTriedThatNeedsIt() throws Exception {
    tick(LINES);

    assertThat(tick(REPORT).run()).isNull();
    assertThat(tried).containsExactly("lines");
  }
}
