package dev.assetwright.config;

import dev.assetwright.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers that a component takes, as {@link Range} says. */
final class Ranges {
  private Ranges() {}

  /** Whether a value, or each of a list, is among them. */
  static boolean holds(@Nullable Range range, Object value) {
    if (range == null) {
      return true;
    }
    if (value instanceof List<?> list) {
      return list.stream().allMatch(each -> holds(range, each));
    }
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() || holds(range, optional.get());
    }
    if (!(value instanceof Number number)) {
      return true;
    }
    double given =
        number instanceof BigDecimal decimal ? decimal.doubleValue() : number.doubleValue();
    return given >= range.min() && given <= range.max();
  }

  /** The numbers in words, {@code from 1 to 500}. */
  static String describe(Range range) {
    boolean hasMin = range.min() != Double.NEGATIVE_INFINITY;
    boolean hasMax = range.max() != Double.POSITIVE_INFINITY;
    if (hasMin && hasMax) {
      return "from %s to %s".formatted(number(range.min()), number(range.max()));
    }
    return hasMin ? "of at least " + number(range.min()) : "of at most " + number(range.max());
  }

  private static String number(double value) {
    return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
  }
}
