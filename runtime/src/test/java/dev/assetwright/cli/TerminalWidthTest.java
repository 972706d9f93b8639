package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalWidthTest {
  @Test
  void theTerminalTellsItsRowsAndColumns() {
    assertThat(TerminalWidth.columnsOf("24 160\n")).isEqualTo(160);
    assertThat(TerminalWidth.columnsOf("50 60\n")).isEqualTo(60);
  }

  @Test
  void whatIsNoWidthCountsAsEightyColumns() {
    assertThat(TerminalWidth.columnsOf("")).isEqualTo(80);
    assertThat(TerminalWidth.columnsOf("0 0\n")).isEqualTo(80);
    assertThat(TerminalWidth.columnsOf("stty: no")).isEqualTo(80);
    assertThat(TerminalWidth.columnsOf("1 99999999999")).isEqualTo(80);
  }

  @Test
  void aVariableGoesBeforeTheTerminal() {
    assertThat(new TerminalWidth(Map.of("COLUMNS", "132")).getAsInt()).isEqualTo(132);
  }
}
