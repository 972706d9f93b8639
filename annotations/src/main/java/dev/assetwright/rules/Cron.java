package dev.assetwright.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something is due: a cron expression of five fields, minute, hour, day of month, month, day of week.
 *
 * <p>A field holds {@code *}, numbers, names ({@code JAN}, {@code MON}), ranges ({@code 8-18}), steps ({@code 8-18/2},
 * {@code *&#47;15}) and lists of these; Sunday is 0 and 7. Where neither day field begins with {@code *}, a day that
 * matches one of them is due, as in ISC cron; else both must match.
 *
 * <p>When clocks change, no time is lost. What a gap leaves out is due once, at the first instant after the gap. What
 * comes twice is due the first time only; but both times when the hour field holds {@code *} or a step, or the minute field
 * more than one minute, since such an expression follows elapsed time.
 *
 * <p>{@link #next} steps from change of clocks to change of clocks, and in between from month to day to hour to minute, so
 * it costs microseconds, however rare the time is.
 */
public final class Cron {
  static final LocalDate SAMPLE_START = LocalDate.of(2024, 1, 1);

  /** In 28 years every date of a leap year meets every weekday. */
  private static final int SAMPLE_YEARS = 28;

  private static final int SAMPLE_YEARS_WHEN_DAILY = 4;
  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private final String expression;
  private final CronTimes times;
  private final boolean followsElapsedTime;

  private Cron(String expression, CronTimes times, boolean followsElapsedTime) {
    this.expression = expression;
    this.times = times;
    this.followsElapsedTime = followsElapsedTime;
  }

  /**
   * Parses an expression. There are no aliases such as {@code @daily}.
   *
   * @throws IllegalArgumentException if it is none, or is never due, with a sentence that names the field, the text and
   *     what is allowed
   */
  public static Cron parse(String text) {
    String expression = text.strip().replaceAll("\\s+", " ");
    if (expression.startsWith("@")) {
      throw new IllegalArgumentException(
          "'%s' is an alias; write the five fields, such as '0 0 * * *' for every midnight."
              .formatted(expression));
    }
    String[] fields = expression.isEmpty() ? new String[0] : expression.split(" ");
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "'%s' has %d %s; a cron expression has five: minute, hour, day of month, month, day of week."
              .formatted(expression, fields.length, fields.length == 1 ? "field" : "fields"));
    }
    CronTimes times = new CronTimes(
        CronField.MINUTE.parse(fields[0], expression),
        CronField.HOUR.parse(fields[1], expression),
        CronField.DAY_OF_MONTH.parse(fields[2], expression),
        CronField.MONTH.parse(fields[3], expression),
        CronField.DAY_OF_WEEK.parse(fields[4], expression),
        !fields[2].startsWith("*") && !fields[4].startsWith("*"));
    if (!times.hasDate()) {
      throw new IllegalArgumentException(
          "'%s' is never due: day of month '%s' does not come in month '%s'."
              .formatted(expression, fields[2], fields[3]));
    }
    boolean followsElapsedTime =
        fields[1].contains("*") || fields[1].contains("/") || Long.bitCount(times.minutes()) > 1;
    return new Cron(expression, times, followsElapsedTime);
  }

  /**
   * Returns the first time strictly after {@code after}, with clocks as in {@code zone}.
   *
   * @return empty only from the year 9999 on
   */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    if (!after.isBefore(END_OF_TIME)) {
      return Optional.empty();
    }
    ZoneRules rules = zone.getRules();
    ZoneOffset offset = rules.getOffset(after);
    LocalDateTime from =
        LocalDateTime.ofInstant(after, offset).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    ZoneOffsetTransition last = rules.previousTransition(after.plusNanos(1));
    if (last != null) {
      from = later(from, begins(last));
    }
    Instant reached = after;
    LocalDateTime due = times.next(from);
    while (due != null) {
      ZoneOffsetTransition change = rules.nextTransition(reached);
      if (change == null || due.isBefore(change.getDateTimeBefore())) {
        return Optional.of(due.toInstant(offset));
      }
      if (due.isBefore(change.getDateTimeAfter())) {
        return Optional.of(change.getInstant());
      }
      reached = change.getInstant();
      offset = change.getOffsetAfter();
      due = times.next(begins(change));
    }
    return Optional.empty();
  }

  /** Returns the first local time after a change of clocks that counts. */
  private LocalDateTime begins(ZoneOffsetTransition change) {
    return followsElapsedTime
        ? change.getDateTimeAfter()
        : later(change.getDateTimeAfter(), change.getDateTimeBefore());
  }

  private static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
    return a.isAfter(b) ? a : b;
  }

  /**
   * Returns the longest time between two consecutive times in {@code zone}, changes of clocks included: 25 hours for a
   * daily one in London. Judged over the 28 years from 2024, and over four for an expression that is due each day.
   */
  public Duration greatestGap(ZoneId zone) {
    Instant end = sampleEnd();
    Duration gapInDay = Duration.ofMinutes(times.greatestGapInDay());
    Duration greatest = Duration.ZERO;
    Instant previous = next(sampleStart(), zone).orElseThrow();
    while (previous.isBefore(end)) {
      Instant lastOfDay = lastOfOrdinaryDay(previous, zone);
      if (lastOfDay.isAfter(previous)) {
        greatest = longer(greatest, gapInDay);
      }
      previous = next(lastOfDay, zone).orElseThrow();
      greatest = longer(greatest, Duration.between(lastOfDay, previous));
    }
    return greatest;
  }

  /** Where judgements of a schedule as a whole begin; fixed, so that they do not change from day to day. */
  public static Instant sampleStart() {
    return SAMPLE_START.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Where judgements of this schedule as a whole end. */
  public Instant sampleEnd() {
    int years = times.isEveryDay() ? SAMPLE_YEARS_WHEN_DAILY : SAMPLE_YEARS;
    return SAMPLE_START.plusYears(years).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Returns the day's last time when {@code time} is the day's first and clocks do not change around it, else {@code time}.
   * Days in between need no look at each of their times.
   */
  private Instant lastOfOrdinaryDay(Instant time, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(time, zone);
    int first = times.firstMinuteOfDay();
    if (local.getHour() * 60 + local.getMinute() != first) {
      return time;
    }
    Instant last = time.plus(times.lastMinuteOfDay() - first, ChronoUnit.MINUTES);
    ZoneOffsetTransition change = zone.getRules().nextTransition(time.minus(1, ChronoUnit.DAYS));
    boolean ordinary = change == null || change.getInstant().isAfter(last.plus(1, ChronoUnit.DAYS));
    return ordinary ? last : time;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** Returns common shapes in plain words, {@code "daily at 06:15"}, and others as they are written. */
  public String describe() {
    return CronWords.describe(expression);
  }

  /** Two expressions are equal when they are written alike, white space aside. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cron cron && cron.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  /** Returns the expression, its fields separated by one blank each; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return expression;
  }
}
