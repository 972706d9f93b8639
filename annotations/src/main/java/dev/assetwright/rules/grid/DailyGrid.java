package dev.assetwright.rules.grid;

import dev.assetwright.Day;
import dev.assetwright.Partition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One partition a calendar day.
 *
 * @param start the first day
 * @param zone where days begin and end; a day that starts at no midnight (a gap) starts at its first instant
 */
public record DailyGrid(LocalDate start, ZoneId zone) implements TimeGrid {
  /** Generated code asks for the same grid once for each asset, in a process that has just started. */
  private static volatile @Nullable Parsed last;

  private record Parsed(String start, String zone, DailyGrid grid) {}

  /** Parses what {@code @Daily} holds; throws {@link DateTimeException} for a bad date or zone. */
  public static DailyGrid of(String start, String zone) {
    Parsed known = last;
    if (known == null || !known.start.equals(start) || !known.zone.equals(zone)) {
      known = new Parsed(start, zone, new DailyGrid(LocalDate.parse(start), ZoneId.of(zone)));
      last = known;
    }
    return known.grid;
  }

  @Override
  public String name() {
    return "day";
  }

  @Override
  public int ordinalAt(Instant instant) {
    return Calendar.ordinalAt(this, instant, date -> ChronoUnit.DAYS.between(start, date));
  }

  @Override
  public String key(int ordinal) {
    return start.plusDays(ordinal).toString();
  }

  @Override
  public int ordinal(String key) {
    LocalDate date;
    try {
      date = LocalDate.parse(key);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no day; one is written like %s.".formatted(key, start), e);
    }
    if (date.isBefore(start)) {
      throw new IllegalArgumentException(
          "'%s' lies before the first day, %s.".formatted(key, start));
    }
    return Math.toIntExact(ChronoUnit.DAYS.between(start, date));
  }

  @Override
  public Partition partition(int ordinal) {
    return new Day(start.plusDays(ordinal));
  }

  @Override
  public Instant startOf(int ordinal) {
    return start.plusDays(ordinal).atStartOfDay(zone).toInstant();
  }

  @Override
  public Object shape() {
    return new DailyGrid(LocalDate.EPOCH, zone);
  }

  @Override
  public String describe() {
    return "daily from %s, %s".formatted(start, zone);
  }
}
