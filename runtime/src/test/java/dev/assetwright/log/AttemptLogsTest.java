package dev.assetwright.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptLogsTest {
  private static final Cell SALES = new Cell(AssetKey.parse("clean/sales"), "2026-06-01");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-02T06:15:00Z"), ZoneOffset.UTC);

  @TempDir
  Path folder;

  @Test
  void whatIsWrittenIsReadBackWithItsTotals() {
    AttemptLogs logs = new AttemptLogs(folder.resolve("logs"), CLOCK);
    List<Integer> totals = new ArrayList<>();

    try (AttemptLog log = logs.create("r1", SALES, 2, totals::add)) {
      log.info("cleaning");
      log.error("no rows\n  at Shop.sales");
    }

    assertThat(totals).containsExactly(1, 3);
    assertThat(logs.read("r1", SALES, 2, 0, 10).lines())
        .extracting(AttemptLogs.Line::text)
        .containsExactly("cleaning", "no rows", "  at Shop.sales");
  }

  @Test
  void noFileIsMadeForAnAttemptThatOnlyBeganAndEnded() {
    AttemptLogs logs = new AttemptLogs(folder, CLOCK);

    try (AttemptLog log = logs.create("r1", SALES, 1, total -> {})) {
      log.begin(() -> "attempt 1 starts");
      log.end(() -> "published");
    }

    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void theBeginningIsTheFirstLineOfALogThatSaysMore() {
    AttemptLogs logs = new AttemptLogs(folder, CLOCK);
    List<Integer> totals = new ArrayList<>();

    try (AttemptLog log = logs.create("r1", SALES, 1, totals::add)) {
      log.begin(() -> "attempt 1 starts");
      log.info("cleaning");
      log.end(() -> "published");
    }

    assertThat(totals).containsExactly(2, 3);
    assertThat(logs.read("r1", SALES, 1, 0, 10).lines())
        .extracting(AttemptLogs.Line::text)
        .containsExactly("attempt 1 starts", "cleaning", "published");
  }

  @Test
  void aDiskThatRefusesFailsNobody() throws IOException {
    Path taken = Files.writeString(folder.resolve("logs"), "a file where the folder belongs");
    AttemptLogs logs = new AttemptLogs(taken, CLOCK);

    try (AttemptLog log = logs.create("r1", SALES, 1, total -> {})) {
      log.info("cleaning");
    }

    assertThat(logs.read("r1", SALES, 1, 0, 10).lines()).isEmpty();
  }

  @Test
  void theLogsOfRunsThatWentAreRemoved() {
    AttemptLogs logs = new AttemptLogs(folder, CLOCK);
    for (String run : List.of("r1", "r2")) {
      try (AttemptLog log = logs.create(run, SALES, 1, total -> {})) {
        log.info("cleaning");
      }
    }

    logs.remove(List.of("r1", "never"));

    assertThat(logs.runs()).containsExactly("r2");
    assertThat(folder.resolve("r1")).doesNotExist();
  }
}
