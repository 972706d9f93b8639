package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static Terminal terminal(int width) {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    return new Terminal(
        nowhere,
        nowhere,
        new BufferedReader(new StringReader("")),
        false,
        false,
        () -> width,
        Clock.systemUTC(),
        ZoneOffset.UTC);
  }

  @Test
  void numbersAreAlignedToTheRight() {
    TextTable table = new TextTable("Name", ">Rows").row("a", "1").row("bcdef", "12,345");

    assertThat(table.lines(terminal(80), 0))
        .containsExactly("Name     Rows", "a           1", "bcdef  12,345");
  }

  @Test
  void theWidestColumnIsCutUntilTheLineFits() {
    TextTable table = new TextTable("A", "B").row("short", "a text that is much too long");

    assertThat(table.lines(terminal(20), 2)).containsExactly("  A      B", "  short  a text tha…");
  }

  @Test
  void aValueCannotDrawOnTheTerminal() {
    TextTable table = new TextTable("A").row("x\u001b[2J\ny");

    assertThat(table.lines(terminal(80), 0)).containsExactly("A", "x [2J y");
  }
}
