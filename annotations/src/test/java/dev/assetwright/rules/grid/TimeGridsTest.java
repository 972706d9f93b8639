package dev.assetwright.rules.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Hour;
import dev.assetwright.Month;
import dev.assetwright.Week;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeGridsTest {
  private static final List<String> ZONES = List.of(
      "UTC",
      "Europe/London",
      "America/New_York",
      "Africa/Cairo",
      "Australia/Lord_Howe",
      "America/Santiago",
      "America/St_Johns",
      "Asia/Kolkata");

  static Stream<TimeGrid> grids() {
    return ZONES.stream()
        .flatMap(zone -> Stream.of(
            HourlyGrid.of("2023-01-01T05", zone),
            DailyGrid.of("2009-01-01", zone),
            WeeklyGrid.of("2010-01-06", zone),
            MonthlyGrid.of("2009-03", zone),
            CronGrid.of("0 */4 * * *", "2023-01-01", zone),
            CronGrid.of("*/40 * * * *", "2023-01-01", zone),
            CronGrid.of("30 1 * * MON-FRI", "2023-01-01", zone)));
  }

  @ParameterizedTest
  @MethodSource("grids")
  void windowsFollowEachOtherAndEachIsFoundByKeyAndByInstant(TimeGrid grid) {
    Set<String> keys = new HashSet<>();
    for (int ordinal = 0; ordinal < 12_000; ordinal += ordinal < 9_000 ? 1 : 97) {
      Instant start = grid.startOf(ordinal);
      Instant end = grid.endOf(ordinal);
      assertThat(start).isBefore(end);
      assertThat(grid.startOf(ordinal + 1)).isEqualTo(end);
      assertThat(grid.ordinalAt(start)).isEqualTo(ordinal);
      assertThat(grid.ordinalAt(end.minusNanos(1))).isEqualTo(ordinal);
      assertThat(grid.count(end.minusNanos(1))).isEqualTo(ordinal);
      assertThat(grid.count(end)).isEqualTo(ordinal + 1);
      assertThat(keys.add(grid.key(ordinal))).as(grid.key(ordinal)).isTrue();
      assertThat(grid.ordinal(grid.key(ordinal))).as(grid.key(ordinal)).isEqualTo(ordinal);
      assertThat(grid.partition(ordinal).key()).isEqualTo(grid.key(ordinal));
    }
  }

  @ParameterizedTest
  @MethodSource("grids")
  void nothingExistsBeforeTheFirstWindow(TimeGrid grid) {
    assertThat(grid.count(grid.startOf(0))).isZero();
    assertThat(grid.count(Instant.parse("1999-01-01T00:00:00Z"))).isZero();
    assertThat(grid.ordinalAt(grid.startOf(0).minusNanos(1))).isNegative();
  }

  @Test
  void anHourThatComesTwiceIsTwoPartitions() {
    TimeGrid london = HourlyGrid.of("2026-10-25T00", "Europe/London");
    assertThat(IntStream.range(0, 4).mapToObj(london::key))
        .containsExactly("2026-10-25T00", "2026-10-25T01", "2026-10-25T01Z", "2026-10-25T02");
    assertThat(((Hour) london.partition(2)).start()).hasToString("2026-10-25T01:00Z");
  }

  @Test
  void anHourThatClocksLeaveOutIsNoPartition() {
    TimeGrid newYork = HourlyGrid.of("2026-03-08T00", "America/New_York");
    assertThat(IntStream.range(0, 4).mapToObj(newYork::key))
        .containsExactly("2026-03-08T00", "2026-03-08T01", "2026-03-08T03", "2026-03-08T04");
    assertThatThrownBy(() -> newYork.ordinal("2026-03-08T02"))
        .hasMessage("'2026-03-08T02' is no hour in America/New_York, where clocks change.");
  }

  @ParameterizedTest
  @CsvSource({"2026-04-05T01, 60", "2026-04-05T01+10:30, 30", "2026-10-04T02, 30"})
  void halfAnHourOfChangeMakesAnHourShorterAndLosesNone(String key, int minutes) {
    TimeGrid lordHowe = HourlyGrid.of("2026-01-01T00", "Australia/Lord_Howe");
    int ordinal = lordHowe.ordinal(key);
    assertThat(Duration.between(lordHowe.startOf(ordinal), lordHowe.endOf(ordinal)))
        .isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void weeksBeginOnTheWeekdayOfTheFirst() {
    TimeGrid weeks = WeeklyGrid.of("2026-01-07", "UTC");
    assertThat(weeks.key(1)).isEqualTo("2026-01-14");
    assertThat(((Week) weeks.partition(1)).last()).hasToString("2026-01-20");
    assertThatThrownBy(() -> weeks.ordinal("2026-01-16"))
        .hasMessage(
            "'2026-01-16' is no first day of a week; weeks begin on Wednesday: 2026-01-14.");
  }

  @Test
  void monthsAreCalendarMonths() {
    TimeGrid months = MonthlyGrid.of("2024-01", "UTC");
    assertThat(months.partition(1)).isEqualTo(Month.parse("2024-02"));
    assertThat(Duration.between(months.startOf(1), months.endOf(1))).hasDays(29);
    assertThatThrownBy(() -> months.ordinal("2024-01-01"))
        .hasMessage("'2024-01-01' is no month; one is written like 2024-01.");
    assertThatThrownBy(() -> months.ordinal("2023-12"))
        .hasMessage("'2023-12' lies before the first month, 2024-01.");
  }

  @Test
  void aKeyInsideAWindowOfCronNamesTheWindowAroundIt() {
    TimeGrid windows = CronGrid.of("0 6 * * MON-FRI", "2026-01-01", "UTC");
    assertThatThrownBy(() -> windows.ordinal("2026-01-03T06:00"))
        .hasMessage("'2026-01-03T06:00' begins no window of '0 6 * * MON-FRI'; the one around it is"
            + " 2026-01-02T06:00.");
  }

  @Test
  void windowsThatComeTwiceAreToldApartByTheirOffset() {
    TimeGrid halves = CronGrid.of("*/30 * * * *", "2025-10-26", "Europe/London");

    assertThat(IntStream.range(2, 8).mapToObj(halves::key))
        .containsExactly(
            "2025-10-26T01:00",
            "2025-10-26T01:30",
            "2025-10-26T01:00Z",
            "2025-10-26T01:30Z",
            "2025-10-26T02:00",
            "2025-10-26T02:30");
  }

  @Test
  void aYearMistypedDoesNotFillTheMemory() {
    TimeGrid minutes = CronGrid.of("* * * * *", "2026-01-01", "UTC");
    assertThatThrownBy(() -> minutes.ordinal("9999-01-01T00:00"))
        .hasMessage("'* * * * *' has more than 10,000,000 windows from 2026-01-01 on; that is too"
            + " far.");
  }

  @Test
  void aMillionHoursCostNoList() {
    TimeGrid hours = HourlyGrid.of("1900-01-01T00", "Europe/London");
    int last = hours.count(Instant.parse("2026-01-01T00:00:00Z")) - 1;
    assertThat(last).isGreaterThan(1_000_000);
    assertThat(hours.key(last)).isEqualTo("2025-12-31T23");
  }

  @Test
  void aKeyThatDoesNotExistYetSaysWhenItWill() {
    Extent days = DailyGrid.of("2026-01-01", "UTC").at(Instant.parse("2026-01-03T12:00:00Z"));
    assertThat(days.require("2026-01-02")).isEqualTo(1);
    assertThatThrownBy(() -> days.require("2026-01-03"))
        .hasMessage(
            "'2026-01-03' does not exist yet: it ends at 2026-01-04T00:00:00Z. The newest is"
                + " 2026-01-02.");
  }
}
