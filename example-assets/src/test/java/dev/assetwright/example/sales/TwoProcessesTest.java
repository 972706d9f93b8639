package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.boot.Assetwright;
import dev.assetwright.query.view.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** This process serves a home as {@code dev} does, while commands in processes of their own work in it. */
@Timeout(300)
class TwoProcessesTest {
  @TempDir
  Path folder;

  private Path home;
  private Path files;
  private SalesProject server;

  @BeforeEach
  void start() throws IOException {
    new SampleSales(new SalesConfig(Optional.empty()))
        .run(new FakeEnvironment(folder, Clock.systemUTC(), false));
    files = folder.resolve("sample-sales");
    home = folder.resolve("home");
    server = new SalesProject(home, files, Assetwright.Mode.DEV);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void twoProcessesThatMaterializeAtOnceMakeEachCellOnce() throws Exception {
    try (ProjectProcess command = ProjectProcess.start(home, files)) {
      assertThat(command.said()).isEqualTo("ready");

      List<String> here = server.materializeMarts();

      String there = command.said();
      assertThat(there).endsWith(" steps");
      assertThat(here).allMatch(step -> step.endsWith(" SUCCEEDED") || step.endsWith(" REUSED"));
    }
    assertThat(server.materializeMarts()).isEmpty();
    server.requireRightFigures(files);
    assertThat(Databases.query(
            home.resolve("assetwright.db"),
            "SELECT cell_id FROM materialization WHERE sequence IS NOT NULL"
                + " GROUP BY cell_id HAVING count(*) > 1"))
        .as("cells made twice")
        .isEmpty();
  }

  @Test
  void aRunOfAnotherProcessIsSeenAndCanceledFromHere() throws Exception {
    try (ProjectProcess command = ProjectProcess.start(home, files)) {
      assertThat(command.said()).isEqualTo("ready");
      String run = startedRun();

      server.application().cancel(run);

      assertThat(command.said()).endsWith(" steps");
      assertThat(ended(run).run().status()).isEqualTo("CANCELED");
      assertThat(ended(run).steps())
          .extracting(RunView.Step::status)
          .contains("CANCELED")
          .isSubsetOf(Set.of("SUCCEEDED", "REUSED", "CANCELED"));
    }
    server.materializeMarts();
    server.requireRightFigures(files);
  }

  @Test
  void theRunOfAKilledProcessIsInterruptedWithinSecondsAndFinishedFromHere() throws Exception {
    String run;
    Instant killed;
    try (ProjectProcess command = ProjectProcess.start(home, files)) {
      assertThat(command.said()).isEqualTo("ready");
      run = startedRun();
      assertThat(command.killAfter(0)).isTrue();
      killed = Instant.now();
    }

    assertThat(ended(run).run().status()).isEqualTo("INTERRUPTED");

    assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(server.materializeMarts()).isNotEmpty();
    server.requireRightFigures(files);
    assertThat(Databases.query(home.resolve("assetwright.db"), "SELECT run FROM claim"))
        .isEmpty();
    assertThat(Files.list(home.resolve("processes")).filter(f -> f.toString().endsWith(".lock")))
        .hasSize(1);
  }

  /** Waits until a run of the other process is under way. */
  private String startedRun() {
    while (true) {
      for (RunView.Head run : server.application().runs(null, null, 10).runs()) {
        if (run.counts().getOrDefault("SUCCEEDED", 0) > 0) {
          assertThat(run.here()).isFalse();
          return run.run();
        }
      }
      Thread.onSpinWait();
    }
  }

  /** Waits until a run is final. */
  private RunView ended(String run) {
    while (true) {
      RunView view = server.application().run(run, 0, 100_000);
      if (view.run().endedAt() != null) {
        return view;
      }
      Thread.onSpinWait();
    }
  }
}
