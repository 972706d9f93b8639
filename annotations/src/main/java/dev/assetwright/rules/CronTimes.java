package dev.assetwright.rules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The local times that a cron expression matches, with no thought of zones.
 *
 * <p>Each field is a set of bits; Sunday is bit 0.
 *
 * @param eitherDay whether matching one of the two day fields is enough
 */
record CronTimes(
    long minutes, long hours, long daysOfMonth, long months, long daysOfWeek, boolean eitherDay) {
  /** 29 February falls on a given weekday at least once in 40 years, where a century has no leap year. */
  private static final int SEARCH_YEARS = 50;

  private static final int[] LONGEST_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  /** Whether any date ever matches. */
  boolean hasDate() {
    if (eitherDay) {
      return true;
    }
    for (int month = 1; month <= 12; month++) {
      int firstDay = Long.numberOfTrailingZeros(daysOfMonth);
      if (has(months, month) && firstDay <= LONGEST_MONTH[month - 1]) {
        return true;
      }
    }
    return false;
  }

  /** Whether every date matches. */
  boolean isEveryDay() {
    boolean everyDayOfMonth = Long.bitCount(daysOfMonth) == 31;
    boolean everyDayOfWeek = Long.bitCount(daysOfWeek) == 7;
    return Long.bitCount(months) == 12
        && (eitherDay ? everyDayOfMonth || everyDayOfWeek : everyDayOfMonth && everyDayOfWeek);
  }

  /** Returns the first match at or after {@code from}, or null if none comes in the next decades. */
  @Nullable
  LocalDateTime next(LocalDateTime from) {
    LocalDateTime minute = from.truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime start = minute.equals(from) ? minute : minute.plusMinutes(1);
    LocalDate date = nextDate(start.toLocalDate());
    if (date == null) {
      return null;
    }
    if (date.equals(start.toLocalDate())) {
      int minuteOfDay = nextMinuteOfDay(start.getHour() * 60 + start.getMinute());
      if (minuteOfDay >= 0) {
        return atMinute(date, minuteOfDay);
      }
      date = nextDate(date.plusDays(1));
    }
    return date == null ? null : atMinute(date, firstMinuteOfDay());
  }

  private static LocalDateTime atMinute(LocalDate date, int minuteOfDay) {
    return date.atTime(minuteOfDay / 60, minuteOfDay % 60);
  }

  private @Nullable LocalDate nextDate(LocalDate from) {
    LocalDate date = from;
    int lastYear = from.getYear() + SEARCH_YEARS;
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
    boolean dayOfMonth = has(daysOfMonth, date.getDayOfMonth());
    boolean dayOfWeek = has(daysOfWeek, date.getDayOfWeek().getValue() % 7);
    return eitherDay ? dayOfMonth || dayOfWeek : dayOfMonth && dayOfWeek;
  }

  int firstMinuteOfDay() {
    return Long.numberOfTrailingZeros(hours) * 60 + Long.numberOfTrailingZeros(minutes);
  }

  int lastMinuteOfDay() {
    return highest(hours) * 60 + highest(minutes);
  }

  /** Returns the longest wait within one day, in minutes; 0 if there is one time a day. */
  int greatestGapInDay() {
    int greatest = 0;
    int previous = firstMinuteOfDay();
    while (previous < lastMinuteOfDay()) {
      int next = nextMinuteOfDay(previous + 1);
      greatest = Math.max(greatest, next - previous);
      previous = next;
    }
    return greatest;
  }

  /** Returns the first match at or after {@code from}, or -1 if no time of the day is left. */
  private int nextMinuteOfDay(int from) {
    int hour = from / 60;
    long minutesLeft = minutes & -1L << from % 60;
    if (has(hours, hour) && minutesLeft != 0) {
      return hour * 60 + Long.numberOfTrailingZeros(minutesLeft);
    }
    long hoursLeft = hours & -1L << hour + 1;
    return hoursLeft == 0
        ? -1
        : Long.numberOfTrailingZeros(hoursLeft) * 60 + Long.numberOfTrailingZeros(minutes);
  }

  private static int highest(long bits) {
    return 63 - Long.numberOfLeadingZeros(bits);
  }

  private static boolean has(long bits, int value) {
    return (bits >>> value & 1) != 0;
  }
}
