package dev.assetwright.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer is killed at random instants; whoever opens the file next must find a whole history. */
class CrashTest {
  private static final int KILLS = Integer.getInteger("assetwright.kills", 4);

  @TempDir
  Path folder;

  @Test
  void afterAKillEveryAcknowledgedEventIsThereAndNoneHalf() throws Exception {
    Path file = folder.resolve("assetwright.db");
    Random random = new Random(1);
    int next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int acknowledged = killWriter(file, next, 1 + random.nextInt(1_500));
      next = verify(file, acknowledged);
    }
  }

  @Test
  void whateverIsTornOffTheWriteAheadLogAWholeHistoryIsLeft() throws Exception {
    Path killed = folder.resolve("killed.db");
    killWriter(killed, 0, 40);
    byte[] database = Files.readAllBytes(killed);
    byte[] log = Files.readAllBytes(wal(killed));
    int all = reopened(database, log);
    Random random = new Random(2);
    int before = all;
    // From the end to the beginning, so that ever fewer whole commits are left.
    for (int kept = log.length; kept > 0; kept -= 1 + random.nextInt(log.length / 24)) {
      byte[] cut = Arrays.copyOf(log, kept);
      int left = reopened(database, cut);
      assertThat(left).as("after %d of %d bytes", kept, log.length).isLessThanOrEqualTo(before);
      before = left;

      byte[] garbled = log.clone();
      garbled[kept - 1] ^= 0x5a;
      assertThat(reopened(database, garbled))
          .as("with byte %d of %d garbled", kept, log.length)
          .isLessThanOrEqualTo(left);
    }
    assertThat(before).isLessThan(all);
    assertThat(reopened(database, new byte[0])).isLessThanOrEqualTo(before);
  }

  /** How many appends are in a store with such a log, none of them half. */
  private int reopened(byte[] database, byte[] log) throws Exception {
    Path file = Files.createTempDirectory(folder, "torn").resolve("assetwright.db");
    Files.write(file, database);
    Files.write(wal(file), log);
    return verify(file, -1);
  }

  private static Path wal(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /** Lets a writer go on until it has acknowledged so many, kills it, and returns the last number acknowledged. */
  private static int killWriter(Path file, int first, int acknowledgements) throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Crasher.class.getName(),
            file.toString(),
            String.valueOf(first))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    int last = first - 1;
    try (BufferedReader lines = process.inputReader()) {
      for (int i = 0; i < acknowledgements; i++) {
        last = Integer.parseInt(lines.readLine());
      }
      // Not through Process, which would close the pipe with what is still in it.
      process.toHandle().destroyForcibly();
      process.waitFor();
      // What it said before it died counts, but for a last line that may be torn.
      List<String> rest = lines.lines().toList();
      return rest.size() < 2 ? last : Integer.parseInt(rest.get(rest.size() - 2));
    }
  }

  /** Returns how many appends are in the file. */
  private static int verify(Path file, int acknowledged) {
    try (SqliteStore store = SqliteStore.open(file, Clock.systemUTC())) {
      List<RecordedEvent> log = store.after(0, Integer.MAX_VALUE);
      List<String> versions = new ArrayList<>();
      for (int i = 0; i < log.size(); i += 3) {
        assertThat(log.get(i).event()).isInstanceOf(Event.AttemptStarted.class);
        String published =
            ((Event.Materialized) log.get(i + 1).event()).materialization().dataVersion();
        assertThat(((Event.StepEnded) log.get(i + 2).event()).reason()).isEqualTo(published);
        versions.add(published);
      }
      for (int i = 0; i < versions.size(); i++) {
        assertThat(versions.get(i)).isEqualTo("v" + i);
      }
      assertThat(versions).hasSizeGreaterThan(acknowledged);
      for (CellState cell : store.load().cells().values()) {
        assertThat(cell.latest().reason()).isEqualTo(cell.published().dataVersion());
        assertThat(versions.subList(Math.max(0, versions.size() - 50), versions.size()))
            .contains(cell.published().dataVersion());
      }
      return versions.size();
    }
  }
}
