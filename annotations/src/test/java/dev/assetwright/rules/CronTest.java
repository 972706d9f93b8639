package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @Test
  void aTimeInAGapIsDueOnceAtTheFirstInstantAfterIt() {
    assertThat(fires("30 2 * * *", NEW_YORK, "2024-03-09T12:00:00Z", 3))
        .containsExactly("2024-03-10T07:00:00Z", "2024-03-11T06:30:00Z", "2024-03-12T06:30:00Z");
  }

  @Test
  void midnightIsNotLostWhenTheGapBeginsThere() {
    assertThat(fires("0 0 * * *", CAIRO, "2024-04-25T12:00:00Z", 2))
        .containsExactly("2024-04-25T22:00:00Z", "2024-04-26T21:00:00Z");
  }

  @Test
  void aDayThatAZoneLeftOutIsDueAtTheStartOfTheNext() {
    assertThat(fires("0 6 30 * *", ZoneId.of("Pacific/Apia"), "2011-12-01T00:00:00Z", 2))
        .containsExactly("2011-12-30T10:00:00Z", "2012-01-29T16:00:00Z");
  }

  @Test
  void aFixedHourThatComesTwiceIsDueTheFirstTime() {
    assertThat(fires("30 1 * * *", NEW_YORK, "2024-11-02T12:00:00Z", 2))
        .containsExactly("2024-11-03T05:30:00Z", "2024-11-04T06:30:00Z");
  }

  @Test
  void afterTheFirstOfTwoNothingIsDueInTheSecond() {
    assertThat(fires("30 1 * * *", NEW_YORK, "2024-11-03T06:10:00Z", 1))
        .containsExactly("2024-11-04T06:30:00Z");
  }

  @Test
  void everyHourIsDueInBothHoursOfAnOverlap() {
    assertThat(fires("0 * * * *", NEW_YORK, "2024-11-03T04:30:00Z", 3))
        .containsExactly("2024-11-03T05:00:00Z", "2024-11-03T06:00:00Z", "2024-11-03T07:00:00Z");
  }

  @Test
  void severalMinutesOfAnHourAreDueInBothHoursOfAnOverlap() {
    assertThat(fires("*/30 1 * * *", NEW_YORK, "2024-11-03T04:30:00Z", 5))
        .containsExactly(
            "2024-11-03T05:00:00Z",
            "2024-11-03T05:30:00Z",
            "2024-11-03T06:00:00Z",
            "2024-11-03T06:30:00Z",
            "2024-11-04T06:00:00Z");
  }

  @Test
  void aGapOfHalfAnHourMovesATimeByLessThanAnHour() {
    assertThat(fires("15 2 * * *", LORD_HOWE, "2024-10-05T14:00:00Z", 2))
        .containsExactly("2024-10-05T15:30:00Z", "2024-10-06T15:15:00Z");
  }

  @Test
  void dayOfMonthOrDayOfWeekIsEnoughWhenBothAreRestricted() {
    assertThat(fires("0 0 13 * FRI", ZoneOffset.UTC, "2024-09-06T12:00:00Z", 3))
        .containsExactly("2024-09-13T00:00:00Z", "2024-09-20T00:00:00Z", "2024-09-27T00:00:00Z");
    assertThat(fires("0 0 1 * MON", ZoneOffset.UTC, "2024-09-30T12:00:00Z", 2))
        .containsExactly("2024-10-01T00:00:00Z", "2024-10-07T00:00:00Z");
  }

  @Test
  void bothDayFieldsMustMatchWhenOneBeginsWithAStar() {
    assertThat(fires("0 0 */2 * MON", ZoneOffset.UTC, "2024-09-30T12:00:00Z", 2))
        .containsExactly("2024-10-07T00:00:00Z", "2024-10-21T00:00:00Z");
  }

  @Test
  void leapDaysAreFoundAcrossACenturyWithoutOne() {
    assertThat(fires("0 0 29 2 *", ZoneOffset.UTC, "2096-03-01T00:00:00Z", 1))
        .containsExactly("2104-02-29T00:00:00Z");
    assertThat(fires("0 0 29 2 */7", ZoneOffset.UTC, "2088-03-01T00:00:00Z", 1))
        .containsExactly("2128-02-29T00:00:00Z");
  }

  @Test
  void sundayIsZeroAndSevenAndARangeMayEndThere() {
    List<String> sundays = fires("0 0 * * SUN", ZoneOffset.UTC, "2024-01-01T00:00:00Z", 9);
    assertThat(fires("0 0 * * 0", ZoneOffset.UTC, "2024-01-01T00:00:00Z", 9)).isEqualTo(sundays);
    assertThat(fires("0 0 * * 7", ZoneOffset.UTC, "2024-01-01T00:00:00Z", 9)).isEqualTo(sundays);
    assertThat(fires("0 0 * * SAT-SUN", ZoneOffset.UTC, "2024-01-01T00:00:00Z", 9))
        .isEqualTo(fires("0 0 * * 6,7", ZoneOffset.UTC, "2024-01-01T00:00:00Z", 9));
  }

  @Test
  void theCalendarEnds() {
    assertThat(Cron.parse("* * * * *").next(Instant.MAX, LONDON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Europe/London",
        "Africa/Casablanca",
        "Asia/Kathmandu"
      })
  void generatedExpressionsAreDueWhenAClockThatCountsEveryMinuteSaysSo(String zoneId) {
    ZoneId zone = ZoneId.of(zoneId);
    Instant start = Instant.parse("2024-01-01T00:00:00Z");
    Instant end = Instant.parse("2025-01-01T00:00:00Z");
    for (int seed = 0; seed < 12; seed++) {
      String expression = CronModel.randomExpression(new Random(seed));
      SortedSet<Instant> expected = new CronModel(expression).times(start, end, zone);
      assertThat(times(expression, zone, start, end))
          .as("'%s', seed %d", expression, seed)
          .containsExactlyElementsOf(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 6 * * * | PT25H",
        "0 * * * * | PT1H",
        "* * * * * | PT1M",
        "0 0 * * MON | PT169H",
        "0 6,18 * * * | PT13H",
        "0 1-4 * * * | PT21H",
        "0 0 1 1 * | P366D",
        "0 0 1 * * | P31DT1H"
      })
  void theGreatestGapCountsTheHourThatAutumnAdds(String expression, String gap) {
    assertThat(Cron.parse(expression).greatestGap(LONDON)).isEqualTo(Duration.parse(gap));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30 1 * * *",
        "0 0-4/2 * * 6,7",
        "15 3 31 * *",
        "0 2 1-7 11 0",
        "0 23 */3 4 *",
        "30 2 8-14 3 *"
      })
  void theGreatestGapIsThatOfAllTimesLookedAtOneByOne(String expression) {
    Cron cron = Cron.parse(expression);
    Instant previous = cron.next(Cron.sampleStart(), NEW_YORK).orElseThrow();
    Duration greatest = Duration.ZERO;
    while (previous.isBefore(cron.sampleEnd())) {
      Instant next = cron.next(previous, NEW_YORK).orElseThrow();
      Duration gap = Duration.between(previous, next);
      greatest = gap.compareTo(greatest) > 0 ? gap : greatest;
      previous = next;
    }
    assertThat(cron.greatestGap(NEW_YORK)).isEqualTo(greatest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 6 * * *     | daily at 06:15",
        "15 06 * * 1-5  | Mondays to Fridays at 06:15",
        "0 7 * * mon    | Mondays at 07:00",
        "0 7 * * 7      | Sundays at 07:00",
        "0 0 1 * *      | monthly on day 1 at 00:00",
        "* * * * *      | every minute",
        "*/15 * * * *   | every 15 minutes",
        "*/7 * * * *    | */7 * * * *",
        "0 * * * *      | every hour",
        "5 * * * *      | every hour at minute 5",
        "0 */6 * * *    | every 6 hours",
        "0 6 1 1 *      | 0 6 1 1 *",
        "0 6,18 * * *   | 0 6,18 * * *",
        "0 6 1 * MON    | 0 6 1 * MON"
      })
  void commonShapesAreSaidInWords(String expression, String words) {
    assertThat(Cron.parse(expression).describe()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "61 * * * *      | '61' cannot stand in the minute field of '61 * * * *': minutes are 0 to 59.",
        "0 24 * * *      | '24' cannot stand in the hour field of '0 24 * * *': hours are 0 to 23.",
        "0 0 0 * *       | '0' cannot stand in the day of month field of '0 0 0 * *': days are 1 to 31.",
        "0 0 * MAI *     | 'MAI' cannot stand in the month field of '0 0 * MAI *': months are 1 to 12, or JAN to DEC.",
        "0 0 * * 8       | '8' cannot stand in the day of week field of '0 0 * * 8': days are 0 to 7, where 0 and 7 are Sunday, or SUN to SAT.",
        "0 5-1 * * *     | '5-1' cannot stand in the hour field of '0 5-1 * * *': a range goes from the lesser to the greater value.",
        "*/0 * * * *     | '*/0' cannot stand in the minute field of '*/0 * * * *': a step is a number from 1 to 59.",
        "5/15 * * * *    | '5/15' cannot stand in the minute field of '5/15 * * * *': a step needs a range before it, such as '5-59/15'.",
        "1,,2 * * * *    | '' cannot stand in the minute field of '1,,2 * * * *': minutes are 0 to 59.",
        "0 6 * *         | '0 6 * *' has 4 fields; a cron expression has five: minute, hour, day of month, month, day of week.",
        "@daily          | '@daily' is an alias; write the five fields, such as '0 0 * * *' for every midnight.",
        "0 0 30 2 *      | '0 0 30 2 *' is never due: day of month '30' does not come in month '2'."
      })
  void aRefusalNamesTheFieldTheTextAndWhatIsAllowed(String expression, String message) {
    assertThatThrownBy(() -> Cron.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void theWrittenFormReadsBack() {
    Cron cron = Cron.parse("  15  6 * * *");
    assertThat(cron).hasToString("15 6 * * *").isEqualTo(Cron.parse(cron.toString()));
  }

  private static List<String> fires(String expression, ZoneId zone, String after, int count) {
    List<String> fires = new ArrayList<>();
    Instant time = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      time = Cron.parse(expression).next(time, zone).orElseThrow();
      fires.add(time.toString());
    }
    return fires;
  }

  private static List<Instant> times(String expression, ZoneId zone, Instant start, Instant end) {
    Cron cron = Cron.parse(expression);
    List<Instant> times = new ArrayList<>();
    Instant time = cron.next(start.minusNanos(1), zone).orElseThrow();
    while (time.isBefore(end)) {
      times.add(time);
      time = cron.next(time, zone).orElseThrow();
    }
    return times;
  }
}
