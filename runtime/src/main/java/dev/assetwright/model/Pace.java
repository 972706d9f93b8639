package dev.assetwright.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit of speed: so many steps in a time.
 *
 * @param steps at least 1
 * @param perSeconds 1, 60 or 3600
 */
public record Pace(int steps, int perSeconds) {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})/(s|min|h)");

  /**
   * Reads {@code 10/s}, {@code 500/min} or {@code 2000/h}.
   *
   * @throws IllegalArgumentException if it is none of these; says so in the user's words
   */
  public static Pace parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no pace. Write how many steps in what time, such as '10/s', '500/min' or '2000/h'."
              .formatted(text));
    }
    int seconds = switch (matcher.group(2)) {
      case "s" -> 1;
      case "min" -> 60;
      default -> 3_600;
    };
    return new Pace(Integer.parseInt(matcher.group(1)), seconds);
  }

  /** How long so many steps take at this pace. */
  public Duration lasting(int count) {
    return Duration.ofNanos(Math.multiplyExact((long) count, perSeconds * 1_000_000_000L / steps));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return steps + "/" + (perSeconds == 1 ? "s" : perSeconds == 60 ? "min" : "h");
  }
}
