package dev.assetwright.rules.grid;

import dev.assetwright.Partition;
import dev.assetwright.Week;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * One partition a week.
 *
 * @param start the first day of the first week; its weekday is that of every week's beginning
 * @param zone where weeks begin and end
 */
public record WeeklyGrid(LocalDate start, ZoneId zone) implements TimeGrid {
  private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

  /** Parses what {@code @Weekly} holds; throws {@link DateTimeException} for a bad date or zone. */
  public static WeeklyGrid of(String start, String zone) {
    return new WeeklyGrid(LocalDate.parse(start), ZoneId.of(zone));
  }

  @Override
  public String name() {
    return "week";
  }

  @Override
  public int ordinalAt(Instant instant) {
    return Calendar.ordinalAt(
        this, instant, date -> Math.floorDiv(ChronoUnit.DAYS.between(start, date), 7L));
  }

  @Override
  public String key(int ordinal) {
    return date(ordinal).toString();
  }

  @Override
  public int ordinal(String key) {
    LocalDate date;
    try {
      date = LocalDate.parse(key);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no week; one is written by its first day, like %s.".formatted(key, start), e);
    }
    if (date.isBefore(start)) {
      throw new IllegalArgumentException(
          "'%s' lies before the first week, %s.".formatted(key, start));
    }
    long days = ChronoUnit.DAYS.between(start, date);
    if (days % 7 != 0) {
      throw new IllegalArgumentException("'%s' is no first day of a week; weeks begin on %s: %s."
          .formatted(key, weekday(), date.minusDays(days % 7)));
    }
    return Math.toIntExact(days / 7);
  }

  private String weekday() {
    return start.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private LocalDate date(int ordinal) {
    return start.plusWeeks(ordinal);
  }

  @Override
  public Partition partition(int ordinal) {
    return new Week(date(ordinal));
  }

  @Override
  public Instant startOf(int ordinal) {
    return date(ordinal).atStartOfDay(zone).toInstant();
  }

  @Override
  public Object shape() {
    return new WeeklyGrid(MONDAY.with(start.getDayOfWeek()), zone);
  }

  @Override
  public String describe() {
    return "weekly from %s %s, %s".formatted(weekday(), start, zone);
  }
}
