package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"P2D", "PT32H", "P1DT12H", "PT1M30S", "PT0.5S", "PT0H1S"})
  void positiveDurationsInDaysAndLessAreRead(String text) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "P1M    | 'P1M' counts in months or years, which have no fixed length (minutes are 'PT1M'); write days, such as 'P30D'.",
        "P1Y2D  | 'P1Y2D' counts in months or years, which have no fixed length; write days, such as 'P30D'.",
        "P2W    | 'P2W' counts in weeks; write 'P14D'.",
        "PT0S   | 'PT0S' is no time at all; a duration is longer than zero.",
        "P0D    | 'P0D' is no time at all; a duration is longer than zero.",
        "-PT1H  | '-PT1H' is negative; a duration is longer than zero, such as 'PT32H'.",
        "PT-1H  | 'PT-1H' is negative; a duration is longer than zero, such as 'PT32H'.",
        "pt1h   | 'pt1h' is not written as ISO-8601 does; write 'PT1H'.",
        "32h    | '32h' is no ISO-8601 duration; write 'PT32H'.",
        "2 days | '2 days' is no ISO-8601 duration; write 'P2D'.",
        "P      | 'P' is no ISO-8601 duration in days, hours, minutes and seconds, such as 'P2D', 'PT32H' or 'PT1M30S'.",
        "PT     | 'PT' is no ISO-8601 duration in days, hours, minutes and seconds, such as 'P2D', 'PT32H' or 'PT1M30S'.",
        "P1DT   | 'P1DT' is no ISO-8601 duration in days, hours, minutes and seconds, such as 'P2D', 'PT32H' or 'PT1M30S'.",
        "PT99999999999999999H | 'PT99999999999999999H' is longer than can be counted."
      })
  void aRefusalSaysWhatIsRight(String text, String message) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "PT32H, 32 h",
    "PT1M10S, 1 m 10 s",
    "PT48S, 48 s",
    "PT12.49S, 12.4 s",
    "PT0.12S, 120 ms",
    "P2DT3H59M, 2 d 3 h",
    "PT48H, 2 d",
    "PT47H59M59S, 47 h 59 m",
    "PT1H0M59S, 1 h",
    "PT59.999S, 59.9 s",
    "PT0.0001S, <1 ms",
    "PT0S, 0 ms",
    "PT-1M, -1 m"
  })
  void peopleReadTheTwoLargestUnitsThatMatter(Duration duration, String text) {
    assertThat(Durations.format(duration)).isEqualTo(text);
  }
}
