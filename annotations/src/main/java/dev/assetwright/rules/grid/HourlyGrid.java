package dev.assetwright.rules.grid;

import dev.assetwright.Hour;
import dev.assetwright.Partition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One partition an hour of the clocks of a zone. An hour that comes twice is two windows; a change of clocks by half an hour
 * makes a window shorter.
 */
public final class HourlyGrid implements TimeGrid {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH");
  private static final Pattern KEY =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2})(Z|[+-]\\d{2}:\\d{2}(?::\\d{2})?)?");

  private final LocalDateTime start;
  private final ZoneId zone;
  private final OffsetSpans spans;

  private HourlyGrid(LocalDateTime start, ZoneId zone) {
    this.start = start;
    this.zone = zone;
    this.spans = new OffsetSpans(start.atZone(zone).toInstant(), zone);
  }

  /** Parses what {@code @Hourly} holds, {@code yyyy-MM-ddTHH}; throws {@link DateTimeException} for a bad hour or zone. */
  public static HourlyGrid of(String start, String zone) {
    return new HourlyGrid(parse(start), ZoneId.of(zone));
  }

  private static LocalDateTime parse(String hour) {
    return LocalDateTime.parse(hour + ":00");
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public String name() {
    return "hour";
  }

  @Override
  public int ordinalAt(Instant instant) {
    return spans.ordinalAt(instant.getEpochSecond());
  }

  @Override
  public Instant startOf(int ordinal) {
    return Instant.ofEpochSecond(spans.startOf(ordinal));
  }

  @Override
  public String key(int ordinal) {
    OffsetDateTime at = first(ordinal);
    String name = name(at);
    return ordinal > 0 && spans.isNamedAgain(ordinal) ? name + at.getOffset().getId() : name;
  }

  /** What {@link #HOUR} writes: a formatter takes longer than all else that is done with a key. */
  private static String name(OffsetDateTime at) {
    if (at.getYear() < 1_000 || at.getYear() > 9_999) {
      return HOUR.format(at);
    }
    char[] name = new char[13];
    digits(name, 0, 4, at.getYear());
    digits(name, 5, 2, at.getMonthValue());
    digits(name, 8, 2, at.getDayOfMonth());
    digits(name, 11, 2, at.getHour());
    name[4] = '-';
    name[7] = '-';
    name[10] = 'T';
    return new String(name);
  }

  private static void digits(char[] text, int from, int count, int number) {
    int left = number;
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = (char) ('0' + left % 10);
      left /= 10;
    }
  }

  private OffsetDateTime first(int ordinal) {
    Instant at = startOf(ordinal);
    return at.atOffset(zone.getRules().getOffset(at));
  }

  @Override
  public int ordinal(String key) {
    Matcher matcher = KEY.matcher(key);
    LocalDateTime hour = matcher.matches() ? hour(matcher.group(1)) : null;
    if (hour == null) {
      throw new IllegalArgumentException(
          "'%s' is no hour; one is written like %s.".formatted(key, HOUR.format(start)));
    }
    String offset = matcher.group(2);
    Instant about =
        offset == null ? hour.atZone(zone).toInstant() : hour.toInstant(ZoneOffset.of(offset));
    int near = ordinalAt(about);
    for (int ordinal = Math.max(0, near - 1); ordinal <= near + 2; ordinal++) {
      if (key(ordinal).equals(key)) {
        return ordinal;
      }
    }
    throw new IllegalArgumentException(
        hour.isBefore(start)
            ? "'%s' lies before the first hour, %s.".formatted(key, HOUR.format(start))
            : "'%s' is no hour in %s, where clocks change.".formatted(key, zone));
  }

  private static @Nullable LocalDateTime hour(String text) {
    try {
      return parse(text);
    } catch (DateTimeException e) {
      return null; // such as the 30th of February
    }
  }

  @Override
  public Partition partition(int ordinal) {
    return new Hour(key(ordinal), first(ordinal).truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public Object shape() {
    return new HourlyGrid(LocalDateTime.of(1970, 1, 1, 0, 0), zone);
  }

  @Override
  public String describe() {
    return "hourly from %s, %s".formatted(HOUR.format(start), zone);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HourlyGrid grid && grid.start.equals(start) && grid.zone.equals(zone);
  }

  @Override
  public int hashCode() {
    return 31 * start.hashCode() + zone.hashCode();
  }

  /** Returns the description. */
  @Override
  public String toString() {
    return describe();
  }
}
