package dev.assetwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void durationsGrowCoarserWithTheirLength() {
    assertThat(List.of(0L, 449L, 12_400L, 59_999L, 60_000L, 185_000L, 7_440_000L))
        .extracting(Words::duration)
        .containsExactly(
            "0.0 s", "0.4 s", "12.4 s", "59.9 s", "1 min 0 s", "3 min 5 s", "2 h 4 min");
  }

  @Test
  void longListsStopAtTen() {
    List<String> names = IntStream.range(0, 12).mapToObj(i -> "n" + i).toList();

    assertThat(Words.quoted(names)).endsWith("'n9' and 2 others");
    assertThat(Words.quoted(names.subList(0, 2))).isEqualTo("'n0' and 'n1'");
  }

  @Test
  void wordsLongerThanTheLineStayWhole() {
    assertThat(Words.wrap("a abcdefghij b", 5)).containsExactly("a", "abcdefghij", "b");
  }

  @Test
  void commandsAreQuotedForTheShell() {
    assertThat(Shell.join(List.of("a", "sales+", "it's", "x=1", "", "raw/*")))
        .isEqualTo("a 'sales+' 'it'\\''s' x=1 '' 'raw/*'");
  }
}
