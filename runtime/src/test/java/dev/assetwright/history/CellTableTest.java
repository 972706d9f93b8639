package dev.assetwright.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellTableTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:30:00.123456Z");

  @TempDir
  Path folder;

  private final Names names = new Names();
  private final CellTable table = new CellTable(names);

  private static CellState made(int number) {
    String run = "r" + number % 7;
    CellState.Published published = new CellState.Published(
        NOW.plusSeconds(number),
        NOW.plusSeconds(number / 2 * 2),
        run,
        "c" + number % 3,
        "",
        Long.toHexString(number * 0x9e3779b97f4a7c15L),
        number % 5 - 1,
        number % 4 == 0 ? "token" + number : null,
        List.of(new InputVersion(AssetKey.parse("raw/orders"), null, "v" + number % 9)));
    CellState.Latest latest = new CellState.Latest(
        NOW.plusSeconds(number + number % 2), run, StepStatus.SUCCEEDED, "", null);
    return new CellState(published, latest, null);
  }

  private long length() throws IOException {
    Path file = folder.resolve("table");
    try (FileChannel channel = FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE)) {
      ColumnWriter to = new ColumnWriter(channel);
      table.write(to);
      to.finish();
    }
    return Files.size(file);
  }

  @Test
  void aCellThatIsMadeOverAndOverTakesTheRoomOfOne() throws IOException {
    table.put(Names.WHOLE, made(9));
    long once = length();
    for (int i = 0; i < 1_000; i++) {
      table.put(Names.WHOLE, made(9));
    }
    assertThat(length()).isEqualTo(once);
  }

  @Test
  void cellsInWhicheverOrderStayWhatTheyAreAndLeaveLittleBehind() throws IOException {
    Random random = new Random(1);
    CellState[] states = new CellState[50];
    for (int i = 0; i < states.length; i++) {
      states[i] = made(i);
      table.put(names.key("k" + i), states[i]);
    }
    long once = length();
    for (int i = 0; i < 5_000; i++) {
      int cell = random.nextInt(states.length);
      states[cell] = made(random.nextInt(100));
      table.put(names.key("k" + cell), states[cell]);
    }
    for (int i = 0; i < states.length; i++) {
      assertThat(table.get(table.find(names.key("k" + i)))).isEqualTo(states[i]);
    }
    assertThat(length()).isLessThan(3 * once);
  }
}
