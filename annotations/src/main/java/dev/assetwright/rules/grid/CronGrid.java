package dev.assetwright.rules.grid;

import dev.assetwright.Partition;
import dev.assetwright.Window;
import dev.assetwright.rules.Cron;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The windows between the times of a cron expression. The times are kept in a table that grows when a later one is asked
 * for. There is nothing before the first: windows of ordinals below 0 are empty.
 */
public final class CronGrid implements TimeGrid {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
  private static final Pattern KEY =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2})(Z|[+-]\\d{2}:\\d{2}(?::\\d{2})?)?");

  /** Twenty years of minutes; a year mistyped would fill the memory. */
  private static final int MOST = 10_000_000;

  private final Cron cron;
  private final LocalDate start;
  private final ZoneId zone;

  /** The beginnings of the windows known so far, in seconds; replaced, never changed but beyond {@code known}. */
  private volatile long[] starts;

  private volatile int known;

  private CronGrid(Cron cron, LocalDate start, ZoneId zone) {
    this.cron = cron;
    this.start = start;
    this.zone = zone;
    Instant midnight = start.atStartOfDay(zone).toInstant();
    this.starts = new long[16];
    this.starts[0] = after(midnight.minusSeconds(1));
    this.known = 1;
  }

  /**
   * Parses what {@code @CronWindows} holds.
   *
   * @throws DateTimeException for a bad date or zone
   * @throws IllegalArgumentException for a bad expression, with a sentence
   */
  public static CronGrid of(String cron, String start, String zone) {
    return new CronGrid(Cron.parse(cron), LocalDate.parse(start), ZoneId.of(zone));
  }

  private long after(Instant instant) {
    return cron.next(instant, zone)
        .orElseThrow(() ->
            new IllegalArgumentException("'%s' has no time after %s.".formatted(cron, instant)))
        .getEpochSecond();
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public String name() {
    return "window";
  }

  @Override
  public int ordinalAt(Instant instant) {
    long second = instant.getEpochSecond();
    if (second < starts[0]) {
      return -1;
    }
    int last = known - 1;
    while (starts[last] <= second) {
      last = Math.min(last + Math.max(last / 8, 16), Math.max(last + 1, MOST));
      ensure(last);
    }
    int found = Arrays.binarySearch(starts, 0, last + 1, second);
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public Instant startOf(int ordinal) {
    int at = Math.max(0, ordinal);
    ensure(at);
    return Instant.ofEpochSecond(starts[at]);
  }

  private void ensure(int ordinal) {
    if (ordinal < known) {
      return;
    }
    if (ordinal > MOST) {
      throw new IllegalArgumentException(
          "'%s' has more than %,d windows from %s on; that is too far."
              .formatted(cron, MOST, start));
    }
    synchronized (this) {
      int have = known;
      long[] longer =
          ordinal < starts.length ? starts : Arrays.copyOf(starts, Math.max(ordinal + 1, have * 2));
      while (have <= ordinal) {
        longer[have] = after(Instant.ofEpochSecond(longer[have - 1]));
        have++;
      }
      starts = longer;
      known = have;
    }
  }

  @Override
  public String key(int ordinal) {
    Instant start = startOf(ordinal);
    String name = MINUTE.format(LocalDateTime.ofInstant(start, zone));
    return isNamedAgain(start) ? name + zone.getRules().getOffset(start).getId() : name;
  }

  /** Whether a window before this one begins at the same local time, since clocks went back in between. */
  private boolean isNamedAgain(Instant start) {
    ZoneOffset offset = zone.getRules().getOffset(start);
    LocalDateTime local = LocalDateTime.ofInstant(start, offset);
    ZoneOffset first = zone.getRules().getValidOffsets(local).get(0);
    Instant before = local.toInstant(first);
    return before.isBefore(start)
        && before.getEpochSecond() == starts[Math.max(0, ordinalAt(before))];
  }

  @Override
  public int ordinal(String key) {
    Matcher matcher = KEY.matcher(key);
    LocalDateTime local = matcher.matches() ? time(matcher.group(1)) : null;
    if (local == null) {
      throw new IllegalArgumentException(
          "'%s' is no window; one is written by its beginning, like %s.".formatted(key, key(0)));
    }
    String offset = matcher.group(2);
    Instant about =
        offset == null ? local.atZone(zone).toInstant() : local.toInstant(ZoneOffset.of(offset));
    int near = ordinalAt(about);
    for (int ordinal = Math.max(0, near - 1); ordinal <= near + 1; ordinal++) {
      if (key(ordinal).equals(key)) {
        return ordinal;
      }
    }
    throw new IllegalArgumentException(
        near < 0
            ? "'%s' lies before the first window, %s.".formatted(key, key(0))
            : "'%s' begins no window of '%s'; the one around it is %s."
                .formatted(key, cron, key(near)));
  }

  private static @Nullable LocalDateTime time(String text) {
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      return null; // such as the 30th of February
    }
  }

  @Override
  public Partition partition(int ordinal) {
    return new Window(
        key(ordinal), startOf(ordinal).atZone(zone), endOf(ordinal).atZone(zone));
  }

  @Override
  public Object shape() {
    return new CronGrid(cron, LocalDate.EPOCH, zone);
  }

  @Override
  public String describe() {
    return "windows of '%s' from %s, %s".formatted(cron, start, zone);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CronGrid grid
        && grid.cron.equals(cron)
        && grid.start.equals(start)
        && grid.zone.equals(zone);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * cron.hashCode() + start.hashCode()) + zone.hashCode();
  }

  /** Returns the description. */
  @Override
  public String toString() {
    return describe();
  }
}
