package dev.assetwright.rules.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.rules.Cron;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FreshnessRuleTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Cron EARLY = Cron.parse("15 6 * * *");
  private static final TimeGrid DAYS = DailyGrid.of("2009-12-01", "Europe/London");

  @Test
  void aDayBuiltInTheMorningIsOldestBeforeTheNextMorning() {
    assertThat(FreshnessRule.greatestAge(EARLY, LONDON, DAYS))
        .isEqualTo(Duration.parse("PT31H15M"));
    assertThat(FreshnessRule.problem(EARLY, LONDON, Duration.ofHours(32), DAYS)).isEmpty();
  }

  @Test
  void withoutAGridAgeCountsFromTheRun() {
    assertThat(FreshnessRule.greatestAge(EARLY, LONDON, null)).isEqualTo(Duration.ofHours(25));
    assertThat(FreshnessRule.problem(EARLY, LONDON, Duration.ofHours(26), null)).isEmpty();
  }

  @Test
  void aPromiseShorterThanTheScheduleAllowsIsAProblem() {
    assertThat(FreshnessRule.problem(EARLY, LONDON, Duration.ofHours(24), DAYS))
        .contains(
            "The freshness 'PT24H' is shorter than the schedule '15 6 * * *' allows: before the next run the data is"
                + " 31 h 15 m old. Promise more than that, or schedule more often.");
  }

  @Test
  void aScheduleOfEveryHourStillWaitsForTheDayToEnd() {
    assertThat(FreshnessRule.greatestAge(Cron.parse("30 * * * *"), LONDON, DAYS))
        .isEqualTo(Duration.parse("PT25H30M"));
  }

  @Test
  void aGridThatStartsAfterTheSampleIsJudgedFromItsStart() {
    TimeGrid late = DailyGrid.of("2060-05-01", "Europe/London");
    assertThat(FreshnessRule.greatestAge(Cron.parse("0 6 * * MON"), LONDON, late))
        .isEqualTo(Duration.ofHours(7 * 24 + 7));
  }
}
