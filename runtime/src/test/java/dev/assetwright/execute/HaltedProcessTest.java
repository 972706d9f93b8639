package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.spi.RunStore;
import dev.assetwright.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process ends at an exact moment of a step; the next start knows what became of it. */
@Timeout(120)
class HaltedProcessTest {
  @TempDir
  Path home;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          after staging a file      | raw/lines   | INTERRUPTED | its process died; nothing was stored for it
          before publishing a file  | raw/lines   | INTERRUPTED | its process died; nothing was stored for it
          after publishing a file   | raw/lines   | INTERRUPTED | its process died; nothing was stored for it
          before reading a file     | clean/lines | INTERRUPTED | its process died; nothing was stored for it
          after staging a table     | clean/lines | INTERRUPTED | its process died; nothing was stored for it
          before publishing a table | clean/lines | INTERRUPTED | its process died; nothing was stored for it
          after publishing a table  | clean/lines | SUCCEEDED   | its process died after its data was committed; the record was finished afterwards
          before reading a table    | mart/all    | INTERRUPTED | its process died; nothing was stored for it
          """)
  void theNextStartKnowsWhatBecameOfIt(
      String moment, String asset, StepStatus status, String reason) throws Exception {
    assertThat(HaltedProcess.run(home, moment)).as("the moment came").isTrue();

    Clock clock = Clock.systemUTC();
    try (EngineFixture scene = FaultScene.of(
            home, clock, SqliteStore.open(home.resolve("assetwright.db"), clock), 1)
        .start()) {
      assertThat(scene.interrupted).hasSize(1);
      String run = scene.interrupted.get(0);
      RunStore.RunRecord head = scene.store.findRuns(run).get(0);
      assertThat(head.status()).isEqualTo(RunStatus.INTERRUPTED);
      List<RunStore.StepRecord> steps = scene.store.steps(run, 0, 10);
      assertThat(steps).allMatch(step -> step.status().isFinal());
      assertThat(steps)
          .filteredOn(step -> step.cell().asset().toString().equals(asset))
          .anySatisfy(step -> {
            assertThat(step.status()).isEqualTo(status);
            assertThat(step.reason()).isEqualTo(reason);
          });
      FaultScene.requireClosed(scene);

      long done =
          steps.stream().filter(step -> step.status() == StepStatus.SUCCEEDED).count();
      assertThat(scene.executed(scene.materialize())).hasSize(5 - (int) done);
      FaultScene.requireRight(scene, home, 1);
    }
  }
}
