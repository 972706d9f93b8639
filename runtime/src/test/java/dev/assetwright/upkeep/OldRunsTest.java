package dev.assetwright.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.log.AttemptLog;
import dev.assetwright.log.AttemptLogs;
import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.store.memory.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldRunsTest {
  private static final Cell SALES = new Cell(AssetKey.parse("sales"), null);

  @TempDir
  Path folder;

  /** As of a home that is tried with another store, {@code store.url}, for an hour. */
  @Test
  void logsOfRunsThatThisStoreDoesNotKnowStayUntilTheyAreOld() throws IOException {
    Instant before = Instant.now().minus(Duration.ofDays(90));
    AttemptLogs logs = new AttemptLogs(folder, Clock.systemUTC());
    for (String run : new String[] {"recent", "old"}) {
      try (AttemptLog log = logs.create(run, SALES, 1, total -> {})) {
        log.info("made");
      }
    }
    Files.setLastModifiedTime(
        folder.resolve("old"), FileTime.from(before.minus(Duration.ofDays(1))));

    new OldRuns(new InMemoryStore(), logs).remove(before);

    assertThat(logs.runs()).containsExactly("recent");
  }
}
