package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.app.Application;
import dev.assetwright.query.view.StatusView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
  private static final Application.Request EVERYTHING =
      new Application.Request(List.of(), "all", false, false);

  @TempDir
  Path folder;

  @Test
  void aRunIsToldOnceWhenItStartsAndOnceWhenItEnds() {
    CommandLineFixture tool = new CommandLineFixture(folder);
    tool.application.failing = "clean/sales";

    try (ServerLog log = new ServerLog(tool.invocation(), tool.application)) {
      log.start();
      tool.application.materialize(EVERYTHING, "page");
      tool.application.await("c07d50");
      tool.application.listeners.forEach(listener -> listener.runChanged("c07d50", List.of()));
    }

    assertThat(tool.out().lines())
        .containsOnlyOnce(
            "06:15:00  'clean/sales' partition 2010-12-01 failed: /data/till/2010-12-01.csv",
            "06:15:00  Run c07d50 failed after 3.4 s: 1 failed, 2 blocked")
        .filteredOn(line -> line.contains("Run c07d50 started by the "))
        .singleElement()
        .asString()
        .endsWith(": Materialize everything, 3 steps");
    assertThat(tool.application.listeners).isEmpty();
  }

  @Test
  void codeThatDoesNotLoadIsToldAndSoIsTheOneThatDoes() {
    CommandLineFixture tool = new CommandLineFixture(folder);

    try (ServerLog log = new ServerLog(tool.invocation(), tool.application)) {
      log.start();
      tool.application.problem = new StatusView.Problem(
          "No graph was generated.", List.of("Compile with the processor."), FakeApplication.NOW);
      log.graphChanged();
    }
    assertThat(tool.out()).isEqualTo("""
            06:15:00  The newest code was not loaded; the last good graph stays.
                      No graph was generated.
                      Compile with the processor.
            """);

    try (ServerLog log = new ServerLog(tool.invocation(), tool.application)) {
      tool.application.problem = null;
      log.start();
      tool.application.loadedAt = FakeApplication.NOW.plusSeconds(5);
      log.graphChanged();
    }
    assertThat(tool.out()).endsWith("06:15:00  Loaded the changed code: 3 assets\n");
  }
}
