package dev.assetwright.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapturedOutputTest {
  private static final Cell CELL = new Cell(AssetKey.parse("raw/lines"), null);

  @TempDir
  Path folder;

  @Test
  void whatAnAttemptPrintsGoesToItsLogAndTheRestToTheTerminal() {
    AttemptLogs logs = new AttemptLogs(folder, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    PrintStream out =
        CapturedOutput.capturing(new PrintStream(terminal, true, StandardCharsets.UTF_8));

    out.println("before");
    try (AttemptLog log = logs.create("c07d5e", CELL, 1, total -> {})) {
      CurrentLog.set(log);
      out.print("half a ");
      out.println("line: ä");
      out.print("no end");
      CurrentLog.set(null);
    }
    out.println("after");

    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines("before\nafter\n");
    assertThat(logs.read("c07d5e", CELL, 1, 0, 10).lines())
        .extracting(line -> line.level() + " " + line.text())
        .containsExactly("OUT half a line: ä", "OUT no end");
  }
}
