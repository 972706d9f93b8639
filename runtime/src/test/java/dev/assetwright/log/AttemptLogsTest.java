package dev.assetwright.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.StoreUnavailableException;
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
      log.open();
      log.info("cleaning");
      log.error("no rows\n  at Shop.sales");
    }

    assertThat(totals).containsExactly(1, 3);
    assertThat(logs.read("r1", SALES, 2, 0, 10).lines())
        .extracting(AttemptLogs.Line::text)
        .containsExactly("cleaning", "no rows", "  at Shop.sales");
  }

  @Test
  void noFileIsMadeBeforeTheLogIsOpened() {
    AttemptLogs logs = new AttemptLogs(folder, CLOCK);

    try (AttemptLog log = logs.create("r1", SALES, 1, total -> {})) {
      log.info("too early");
    }

    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void aDiskThatRefusesIsToldWithTheFile() throws IOException {
    Path taken = Files.writeString(folder.resolve("logs"), "a file where the folder belongs");
    AttemptLogs logs = new AttemptLogs(taken, CLOCK);

    assertThatThrownBy(logs.create("r1", SALES, 1, total -> {})::open)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("clean.sales@2026-06-01.1.log' cannot be written");
  }
}
