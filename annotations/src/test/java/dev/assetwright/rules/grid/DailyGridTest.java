package dev.assetwright.rules.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyGridTest {
  private static final TimeGrid LONDON = DailyGrid.of("2009-12-01", "Europe/London");

  @Test
  void aDayExistsOnceItHasEndedInItsZone() {
    TimeGrid summer = DailyGrid.of("2024-07-01", "Europe/London");
    assertThat(summer.count(Instant.parse("2024-07-01T22:59:59.999Z"))).isZero();
    assertThat(summer.count(Instant.parse("2024-07-01T23:00:00Z"))).isEqualTo(1);
  }

  @Test
  void nothingExistsBeforeTheFirstDay() {
    assertThat(LONDON.count(Instant.parse("2001-01-01T00:00:00Z"))).isZero();
  }

  @Test
  void keysAndOrdinalsAreTwoNamesOfOneDay() {
    assertThat(LONDON.key(0)).isEqualTo("2009-12-01");
    assertThat(LONDON.ordinal("2010-12-01")).isEqualTo(365);
    assertThat(LONDON.partition(365)).isEqualTo(Day.parse("2010-12-01"));
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2024-03-10, 23",
    "America/New_York, 2024-11-03, 25",
    "Africa/Cairo, 2024-04-26, 23",
    "Africa/Cairo, 2024-10-31, 25",
    "America/Santiago, 2024-09-08, 23",
    "America/Santiago, 2024-04-06, 25"
  })
  void aDayOnWhichClocksChangeIsLongerOrShorter(String zone, String day, int hours) {
    assertThat(length(zone, day)).isEqualTo(Duration.ofHours(hours));
  }

  @Test
  void halfAnHourIsEnoughForAChangeOfClocks() {
    assertThat(length("Australia/Lord_Howe", "2024-10-06"))
        .isEqualTo(Duration.ofMinutes(23 * 60 + 30));
    assertThat(length("Australia/Lord_Howe", "2024-04-07"))
        .isEqualTo(Duration.ofMinutes(24 * 60 + 30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "America/Santiago"})
  void aDayIsCountedExactlyFromItsEndOn(String zone) {
    TimeGrid grid = DailyGrid.of("2024-01-01", zone);
    for (int ordinal = 0; ordinal < 731; ordinal++) {
      Instant end = grid.endOf(ordinal);
      assertThat(grid.count(end.minusNanos(1))).as(grid.key(ordinal)).isEqualTo(ordinal);
      assertThat(grid.count(end)).as(grid.key(ordinal)).isEqualTo(ordinal + 1);
      assertThat(grid.startOf(ordinal + 1)).isEqualTo(end);
    }
  }

  @Test
  void aKeyThatIsNoDayOrTooEarlyIsRefused() {
    assertThatThrownBy(() -> LONDON.ordinal("2024-02-30"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'2024-02-30' is no day; one is written like 2009-12-01.");
    assertThatThrownBy(() -> LONDON.ordinal("2009-11-30"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'2009-11-30' lies before the first day, 2009-12-01.");
    assertThatThrownBy(() -> DailyGrid.of("2009-12-01", "Europe/Londn"))
        .isInstanceOf(DateTimeException.class);
  }

  private static Duration length(String zone, String day) {
    TimeGrid grid = DailyGrid.of(day, zone);
    return Duration.between(grid.startOf(0), grid.endOf(0));
  }
}
