package dev.assetwright.rules;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What components of configuration allow of single values, and how people are told. */
public final class SettingConstraints {
  /** What a text takes that must not be blank. */
  public static final String NOT_BLANK = "a text that is not blank";

  private SettingConstraints() {}

  /** Whether a number is within both ends; what is no number is. */
  public static boolean isInRange(Object value, double min, double max) {
    if (!(value instanceof Number number)) {
      return true;
    }
    double given =
        number instanceof BigDecimal decimal ? decimal.doubleValue() : number.doubleValue();
    return given >= min && given <= max;
  }

  /** The numbers of a range, {@code numbers from 1 to 500}. */
  public static String describeRange(double min, double max) {
    boolean hasMin = min != Double.NEGATIVE_INFINITY;
    boolean hasMax = max != Double.POSITIVE_INFINITY;
    if (hasMin && hasMax) {
      return "numbers from %s to %s".formatted(number(min), number(max));
    }
    return hasMin ? "numbers of at least " + number(min) : "numbers of at most " + number(max);
  }

  private static String number(double value) {
    return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
  }

  /** Whether a text has more than white space; what is no text has. */
  public static boolean isNotBlank(Object value) {
    return !(value instanceof String text) || !text.isBlank();
  }

  /**
   * Whether the whole of a text is what an expression describes; what is no text is.
   *
   * @throws java.util.regex.PatternSyntaxException if it is no regular expression
   */
  public static boolean matches(Object value, String expression) {
    return !(value instanceof String text) || Pattern.matches(expression, text);
  }

  /**
   * What an expression describes.
   *
   * @param expected that in words; empty for the expression itself
   */
  public static String describePattern(String expression, String expected) {
    return expected.isEmpty() ? "a text like '%s'".formatted(expression) : expected;
  }
}
