package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.log.AttemptLog;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.LogView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogQueryTest {
  private static final Instant AT = Instant.parse("2026-06-06T07:00:00Z");
  private static final String DAY = "2026-06-01";

  private final SceneFixture scene = Shop.withFiles();
  private AttemptLogs logs;
  private String run;

  @BeforeEach
  void writeLogs(@TempDir Path folder) {
    logs = new AttemptLogs(folder, Clock.fixed(AT, ZoneOffset.UTC));
    run =
        scene.begin("page", DAY, List.of("raw/sales_lines", "clean/sales", "clean/rejected_sales"));
    scene.publish(run, "raw/sales_lines", DAY, "data");
    scene.fail(run, "clean/sales", DAY).fail(run, "clean/rejected_sales", DAY);
    write("raw/sales_lines", "read 10 lines");
    write("clean/sales", "cleaning", "half way");
  }

  private void write(String asset, String... lines) {
    try (AttemptLog log = logs.create(run, SceneFixture.cell(asset, DAY), 1, total -> {})) {
      for (String line : lines) {
        log.info(line);
      }
      if (asset.equals("clean/sales")) {
        log.error("IllegalStateException: no rows\n  at Shop.sales(Shop.java:41)");
      }
    }
  }

  private LogView log(String asset, String partition, int attempt, int from, int limit) {
    return new LogQuery(scene.moment(), scene.store(), logs)
        .log(run, asset, partition, attempt, from, limit);
  }

  @Test
  void theFailedStepIsShownFirst() {
    LogView view = log(null, null, 0, 0, 10);

    assertThat(view.asset()).isEqualTo("clean/sales");
    assertThat(view.partition()).isEqualTo(DAY);
    assertThat(view.total()).isEqualTo(4);
    assertThat(view.error()).isEqualTo(2);
    assertThat(view.lines())
        .containsExactly(
            new LogView.Line(AT, "INFO", "cleaning"),
            new LogView.Line(AT, "INFO", "half way"),
            new LogView.Line(AT, "ERROR", "IllegalStateException: no rows"),
            new LogView.Line(null, "ERROR", "  at Shop.sales(Shop.java:41)"));
  }

  @Test
  void allAssetsOfAMultiAssetShareOneLog() {
    assertThat(log("clean/rejected_sales", DAY, 0, 0, 10).lines())
        .isEqualTo(log("clean/sales", DAY, 0, 0, 10).lines());
  }

  @Test
  void aPartitionIsFoundWhenNoneIsNamed() {
    assertThat(log("sales_lines", null, 0, 0, 10).lines())
        .extracting(LogView.Line::text)
        .containsExactly("read 10 lines");
  }

  @Test
  void theLastLinesAreShownWithANegativeBeginning() {
    LogView view = log("clean/sales", DAY, 1, -1, 2);

    assertThat(view.from()).isEqualTo(2);
    assertThat(view.lines()).hasSize(2);
  }

  @Test
  void anAttemptThatWroteNothingIsToldFromTheRecord() {
    String other = scene.begin("page", DAY, List.of("raw/sales_lines"));
    scene.publish(other, "raw/sales_lines", DAY, "data");

    LogView view = new LogQuery(scene.moment(), scene.store(), logs)
        .log(other, "raw/sales_lines", DAY, 0, 0, 10);

    assertThat(view.total()).isEqualTo(2);
    assertThat(view.lines())
        .extracting(LogView.Line::text)
        .first()
        .asString()
        .startsWith("attempt 1 starts");
    assertThat(view.lines())
        .extracting(LogView.Line::text)
        .last()
        .asString()
        .startsWith("published after ");
  }

  @Test
  void aStepThatNeverRanHasAnEmptyLog() {
    scene.leave(run, "clean/sales", DAY, StepStatus.REUSED, "equal inputs");
    String other = scene.begin("page", null, List.of("mart/monthly_sales"));

    LogView view = new LogQuery(scene.moment(), scene.store(), logs)
        .log(other, "mart/monthly_sales", null, 0, 0, 10);

    assertThat(view.lines()).isEmpty();
    assertThat(view.attempts()).isZero();
  }

  @Test
  void whatIsNotInTheRunIsRefused() {
    assertThatThrownBy(() -> log("mart/daily_sales", DAY, 0, 0, 10))
        .isInstanceOf(ApplicationException.class)
        .hasMessage("Run a00001 has no step 'mart/daily_sales' 2026-06-01.");
    assertThatThrownBy(() -> log("mart/daily_sales", null, 0, 0, 10))
        .isInstanceOf(ApplicationException.class)
        .hasMessage("Run a00001 has no step of 'mart/daily_sales'.");
    assertThatThrownBy(() -> log("clean/sales", DAY, 4, 0, 10))
        .isInstanceOf(ApplicationException.class)
        .hasMessage("'clean/sales' 2026-06-01 has no attempt 4 in run a00001; its latest is 1.");
  }
}
