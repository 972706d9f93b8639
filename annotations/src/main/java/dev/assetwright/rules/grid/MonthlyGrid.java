package dev.assetwright.rules.grid;

import dev.assetwright.Month;
import dev.assetwright.Partition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * One partition a calendar month.
 *
 * @param start the first month
 * @param zone where months begin and end
 */
public record MonthlyGrid(YearMonth start, ZoneId zone) implements TimeGrid {
  /** Parses what {@code @Monthly} holds; throws {@link DateTimeException} for a bad month or zone. */
  public static MonthlyGrid of(String start, String zone) {
    return new MonthlyGrid(YearMonth.parse(start), ZoneId.of(zone));
  }

  @Override
  public String name() {
    return "month";
  }

  @Override
  public int ordinalAt(Instant instant) {
    return Calendar.ordinalAt(
        this, instant, date -> ChronoUnit.MONTHS.between(start, YearMonth.from(date)));
  }

  @Override
  public String key(int ordinal) {
    return start.plusMonths(ordinal).toString();
  }

  @Override
  public int ordinal(String key) {
    YearMonth month;
    try {
      month = YearMonth.parse(key);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no month; one is written like %s.".formatted(key, start), e);
    }
    if (month.isBefore(start)) {
      throw new IllegalArgumentException(
          "'%s' lies before the first month, %s.".formatted(key, start));
    }
    return Math.toIntExact(ChronoUnit.MONTHS.between(start, month));
  }

  @Override
  public Partition partition(int ordinal) {
    return new Month(start.plusMonths(ordinal));
  }

  @Override
  public Instant startOf(int ordinal) {
    return start.plusMonths(ordinal).atDay(1).atStartOfDay(zone).toInstant();
  }

  @Override
  public Object shape() {
    return new MonthlyGrid(YearMonth.of(1970, 1), zone);
  }

  @Override
  public String describe() {
    return "monthly from %s, %s".formatted(start, zone);
  }
}
