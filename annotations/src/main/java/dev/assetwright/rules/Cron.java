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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something is due: a cron expression of five fields, minute, hour, day of month, month, day of week.
 *
 * <p>A field holds {@code *}, numbers, names ({@code JAN}, {@code MON}), ranges, steps ({@code *}{@code /15}, {@code
 * 8-18/2}) and lists of these; Sunday is 0 and 7. Where neither day field begins with {@code *}, a day that matches
 * either one is due, as in ISC cron; else both must match.
 *
 * <p>When clocks change, no time is lost. A time that a gap leaves out is due once, at the first instant after the gap. A
 * time that comes twice is due at the first one, except that it is due at both when the hour field holds {@code *} or a
 * step, or the minute field more than one minute: such an expression follows elapsed time.
 *
 * <p>{@link #next} goes from change of clocks to change of clocks and in between from matching month to day to hour to
 * minute, so it costs microseconds, however rare the time is.
 */
public final class Cron {
  /** 29 February falls on a given weekday at least once in 40 years, where a century has no leap year. */
  private static final int SEARCH_YEARS = 50;

  /** In 28 years every date has met every weekday, and rules for clocks every calendar. */
  static final LocalDate SAMPLE_START = LocalDate.of(2024, 1, 1);

  private static final int SAMPLE_YEARS = 28;
  private static final int SAMPLE_YEARS_WHEN_DAILY = 4;

  private static final int[] LONGEST_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int EVERY_WEEKDAY = 0b111_1111;

  private final String expression;
  private final long minutes;
  private final long hours;
  private final long daysOfMonth;
  private final long months;
  private final long daysOfWeek;
  private final boolean eitherDay;
  private final boolean followsElapsedTime;

  private Cron(String expression, String[] fields) {
    this.expression = expression;
    this.minutes = CronField.MINUTE.parse(fields[0], expression);
    this.hours = CronField.HOUR.parse(fields[1], expression);
    this.daysOfMonth = CronField.DAY_OF_MONTH.parse(fields[2], expression);
    this.months = CronField.MONTH.parse(fields[3], expression);
    this.daysOfWeek = CronField.DAY_OF_WEEK.parse(fields[4], expression);
    this.eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    this.followsElapsedTime =
        fields[1].contains("*") || fields[1].contains("/") || Long.bitCount(minutes) > 1;
  }

  /**
   * Parses an expression. There are no aliases such as {@code @daily}.
   *
   * @throws IllegalArgumentException if it is none, or names only dates that never come, with a sentence that names the
   *     field, the text and what is allowed
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
    Cron cron = new Cron(expression, fields);
    if (!cron.hasDate()) {
      throw new IllegalArgumentException("'%s' is never due: day %s does not come in month %s."
          .formatted(expression, fields[2], fields[3]));
    }
    return cron;
  }

  private boolean hasDate() {
    if (eitherDay) {
      return true;
    }
    for (int month = 1; month <= 12; month++) {
      if (has(months, month)
          && Long.numberOfTrailingZeros(daysOfMonth) <= LONGEST_MONTH[month - 1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the first time strictly after {@code after}, with clocks as in {@code zone}.
   *
   * @return empty only at the end of the calendar that {@link Instant} counts
   */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    if (after.isAfter(LocalDate.of(9999, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant())) {
      return Optional.empty();
    }
    ZoneRules rules = zone.getRules();
    ZoneOffset offset = rules.getOffset(after);
    LocalDateTime from =
        LocalDateTime.ofInstant(after, offset).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    if (!followsElapsedTime && !rules.isFixedOffset()) {
      from = later(from, endOfRepetition(rules, after));
    }
    int lastYear = from.getYear() + SEARCH_YEARS;
    while (true) {
      ZoneOffsetTransition change = rules.nextTransition(after);
      LocalDateTime due = nextLocal(from, lastYear);
      if (change == null || due != null && due.isBefore(change.getDateTimeBefore())) {
        return Optional.ofNullable(due)
            .map(local -> local.toInstant(rules.getOffset(
                change == null ? Instant.MAX : change.getInstant().minusNanos(1))));
      }
      if (due == null && change.getDateTimeBefore().getYear() > lastYear) {
        return Optional.empty();
      }
      if (change.isGap() && due != null && due.isBefore(change.getDateTimeAfter())) {
        return Optional.of(change.getInstant());
      }
      after = change.getInstant();
      boolean repeats = change.isOverlap() && followsElapsedTime;
      from = repeats
          ? change.getDateTimeAfter()
          : later(change.getDateTimeBefore(), change.getDateTimeAfter());
    }
  }

  /** Returns until when local times have been there before, seen from {@code after}. */
  private static @Nullable LocalDateTime endOfRepetition(ZoneRules rules, Instant after) {
    ZoneOffsetTransition last = rules.previousTransition(after.plusNanos(1));
    return last == null || last.isGap() ? null : last.getDateTimeBefore();
  }

  private static LocalDateTime later(LocalDateTime a, @Nullable LocalDateTime b) {
    return b == null || a.isAfter(b) ? a : b;
  }

  /** Returns the first matching local time at or after {@code from}, or null if there is none up to {@code lastYear}. */
  private @Nullable LocalDateTime nextLocal(LocalDateTime from, int lastYear) {
    if (from.getSecond() != 0 || from.getNano() != 0) {
      from = from.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }
    LocalDate date = nextDate(from.toLocalDate(), lastYear);
    if (date == null) {
      return null;
    }
    if (date.equals(from.toLocalDate())) {
      int minuteOfDay = nextMinuteOfDay(from.getHour(), from.getMinute());
      if (minuteOfDay >= 0) {
        return date.atTime(minuteOfDay / 60, minuteOfDay % 60);
      }
      date = nextDate(date.plusDays(1), lastYear);
    }
    int first = firstMinuteOfDay();
    return date == null ? null : date.atTime(first / 60, first % 60);
  }

  private int firstMinuteOfDay() {
    return Long.numberOfTrailingZeros(hours) * 60 + Long.numberOfTrailingZeros(minutes);
  }

  /** Returns -1 if no time of the day is left. */
  private int nextMinuteOfDay(int hour, int minute) {
    if (has(hours, hour) && minutes >>> minute != 0) {
      return hour * 60 + minute + Long.numberOfTrailingZeros(minutes >>> minute);
    }
    long later = hours >>> hour + 1;
    if (later == 0) {
      return -1;
    }
    return (hour + 1 + Long.numberOfTrailingZeros(later)) * 60
        + Long.numberOfTrailingZeros(minutes);
  }

  private @Nullable LocalDate nextDate(LocalDate from, int lastYear) {
    LocalDate date = from;
    while (date.getYear() <= lastYear) {
      if (!has(months, date.getMonthValue())) {
        date = date.withDayOfMonth(1).plusMonths(1);
      } else if (matchesDay(date)) {
        return date;
      } else {
        date = date.plusDays(1);
      }
    }
    return null;
  }

  private boolean matchesDay(LocalDate date) {
    boolean monthDay = has(daysOfMonth, date.getDayOfMonth());
    boolean weekday = has(daysOfWeek, date.getDayOfWeek().getValue() % 7);
    return eitherDay ? monthDay || weekday : monthDay && weekday;
  }

  private static boolean has(long bits, int value) {
    return (bits >>> value & 1) != 0;
  }

  /**
   * Returns the longest time between two consecutive times in {@code zone}, changes of clocks included: 25 hours for a
   * daily one in London. Judged over the 28 years from 2024, four for an expression that is due each day.
   */
  public Duration greatestGap(ZoneId zone) {
    Instant end = sampleEnd(zone);
    Instant previous = nextOrEnd(SAMPLE_START.atStartOfDay(zone).toInstant(), zone, end);
    Duration greatest = Duration.ZERO;
    while (previous.isBefore(end)) {
      Instant skipped = lastOfOrdinaryDay(previous, zone);
      if (skipped.isAfter(previous)) {
        greatest = longer(greatest, Duration.ofMinutes(greatestGapInDay()));
      }
      Instant next = nextOrEnd(skipped, zone, Instant.MAX);
      greatest = longer(greatest, Duration.between(skipped, next));
      previous = next;
    }
    return greatest;
  }

  /** Where judgements of the whole schedule end; after that, dates and weekdays meet as before. */
  Instant sampleEnd(ZoneId zone) {
    boolean daily = Long.bitCount(months) == 12
        && (Long.bitCount(daysOfMonth) == 31 || eitherDay)
        && (daysOfWeek == EVERY_WEEKDAY || eitherDay);
    int years = daily ? SAMPLE_YEARS_WHEN_DAILY : SAMPLE_YEARS;
    return SAMPLE_START.plusYears(years).atStartOfDay(zone).toInstant();
  }

  private Instant nextOrEnd(Instant after, ZoneId zone, Instant end) {
    return next(after, zone).orElse(end);
  }

  /** Returns the last time of the day of {@code time} if clocks do not change around it, else {@code time}. */
  private Instant lastOfOrdinaryDay(Instant time, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(time, zone);
    int first = firstMinuteOfDay();
    if (local.getHour() * 60 + local.getMinute() != first) {
      return time;
    }
    int last =
        (63 - Long.numberOfLeadingZeros(hours)) * 60 + 63 - Long.numberOfLeadingZeros(minutes);
    ZoneOffsetTransition change = zone.getRules().nextTransition(time.minus(1, ChronoUnit.DAYS));
    Instant lastTime = time.plus(last - first, ChronoUnit.MINUTES);
    return change == null || change.getInstant().isAfter(lastTime.plus(1, ChronoUnit.DAYS))
        ? lastTime
        : time;
  }

  private int greatestGapInDay() {
    int greatest = 0;
    int previous = firstMinuteOfDay();
    int next;
    while ((next = nextMinuteOfDay((previous + 1) / 60, (previous + 1) % 60)) >= 0) {
      greatest = Math.max(greatest, next - previous);
      previous = next;
    }
    return greatest;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** Returns the common shapes in plain words, {@code "daily at 06:15"}, and others as they are written. */
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
    return Objects.hash(expression);
  }

  /** Returns the expression, its fields separated by one blank each; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return expression;
  }
}
