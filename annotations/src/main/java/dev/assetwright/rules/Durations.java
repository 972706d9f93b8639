package dev.assetwright.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them, and as people read them. */
public final class Durations {
  private static final Pattern ACCEPTED =
      Pattern.compile("P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d{1,9})?S)?)?");
  private static final Pattern CALENDAR =
      Pattern.compile("P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T.*)?");
  private static final Pattern WEEKS = Pattern.compile("P(\\d{1,8})W");
  private static final Pattern SHORTHAND = Pattern.compile("(\\d+) ?([DHMS])[A-Z]*");

  private Durations() {}

  /**
   * Parses a positive ISO-8601 duration whose largest unit is the day of 24 hours: {@code P2D}, {@code PT32H}.
   *
   * @throws IllegalArgumentException if it is anything else, with a sentence that says what to write
   */
  public static Duration parse(String text) {
    if (!ACCEPTED.matcher(text).matches()) {
      throw new IllegalArgumentException("'%s' %s".formatted(text, why(text)));
    }
    Duration duration;
    try {
      duration = Duration.parse(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("'%s' is longer than can be counted.".formatted(text), e);
    }
    if (duration.isZero()) {
      throw new IllegalArgumentException(
          "'%s' is no time at all; a duration is longer than zero.".formatted(text));
    }
    return duration;
  }

  private static String why(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    if (!upper.equals(text) && ACCEPTED.matcher(upper).matches()) {
      return "is not written as ISO-8601 does; write '%s'.".formatted(upper);
    }
    if (upper.startsWith("-") || upper.startsWith("P-") || upper.startsWith("PT-")) {
      return "is negative; a duration is longer than zero, such as 'PT32H'.";
    }
    Matcher weeks = WEEKS.matcher(upper);
    if (weeks.matches()) {
      return "counts in weeks; write 'P%dD'.".formatted(7L * Integer.parseInt(weeks.group(1)));
    }
    if (CALENDAR.matcher(upper).matches() && upper.matches("P[^T]*[YMW].*")) {
      String minutes =
          upper.matches("P\\d+M") ? " (minutes are 'PT" + upper.substring(1) + "')" : "";
      return "counts in months or years, which have no fixed length%s; write days, such as 'P30D'."
          .formatted(minutes);
    }
    Matcher shorthand = SHORTHAND.matcher(upper);
    if (shorthand.matches()) {
      String unit = shorthand.group(2);
      return "is no ISO-8601 duration; write '%s%s%s'."
          .formatted(unit.equals("D") ? "P" : "PT", shorthand.group(1), unit);
    }
    return "is no ISO-8601 duration in days, hours, minutes and seconds, such as 'P2D', 'PT32H' or 'PT1M30S'.";
  }

  /**
   * Returns a duration as people read it: the two largest units that matter, the rest cut off, {@code "2 d 3 h"}. Days are
   * used from 48 hours on.
   */
  public static String format(Duration duration) {
    if (duration.isNegative()) {
      return "-" + format(duration.negated());
    }
    long seconds = duration.getSeconds();
    if (seconds >= 48 * 3600) {
      return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }
    if (seconds >= 3600) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "m");
    }
    if (seconds >= 60) {
      return two(seconds / 60, "m", seconds % 60, "s");
    }
    int millis = duration.getNano() / 1_000_000;
    if (seconds > 0) {
      int tenths = millis / 100;
      return tenths == 0 ? seconds + " s" : seconds + "." + tenths + " s";
    }
    return millis == 0 && !duration.isZero() ? "<1 ms" : millis + " ms";
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    List<String> parts = new ArrayList<>(List.of(large + " " + largeUnit));
    if (small > 0) {
      parts.add(small + " " + smallUnit);
    }
    return String.join(" ", parts);
  }
}
