package dev.assetwright.warehouse.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Decimals as SQLite can hold them: a 64-bit integer, or the double whose shortest decimal is the value.
 *
 * <p>Every decimal of at most 15 significant digits survives as a double, of longer ones some do (IEEE 754 binary64). The
 * shortest decimal is found here and not by {@code Double.toString}, which before JDK 19 sometimes gave a digit too many
 * (JDK-4511638).
 */
public final class Decimals {
  private static final int SAFE_DIGITS = 15;
  private static final int ALL_DIGITS = 17;
  private static final double CENTS_LIMIT = 1e12;

  private Decimals() {}

  /** Returns the Long or Double that stands for exactly this value, or null when neither does. */
  public static @Nullable Number toNumber(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    // A scale of -18 is a number of 19 digits or more; larger ones must not be spelled out.
    if (stripped.scale() <= 0 && stripped.scale() >= -18) {
      try {
        return stripped.longValueExact();
      } catch (ArithmeticException e) {
        return exactDouble(stripped);
      }
    }
    return exactDouble(stripped);
  }

  private static @Nullable Number exactDouble(BigDecimal value) {
    if (value.precision() > ALL_DIGITS) {
      return null;
    }
    double number = value.doubleValue();
    return Double.isFinite(number) && fromDouble(number).compareTo(value) == 0 ? number : null;
  }

  /** Returns the shortest decimal that is read as this finite double; never in scientific notation. */
  public static BigDecimal fromDouble(double number) {
    if (Math.abs(number) < CENTS_LIMIT) {
      double cents = Math.rint(number * 100);
      if (cents / 100 == number) {
        return plain(BigDecimal.valueOf((long) cents, 2));
      }
    }
    BigDecimal text = new BigDecimal(Double.toString(number));
    if (text.precision() <= SAFE_DIGITS) {
      return plain(text);
    }
    BigDecimal exact = new BigDecimal(number);
    for (int digits = SAFE_DIGITS; digits < ALL_DIGITS; digits++) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shorter.doubleValue() == number) {
        return plain(shorter);
      }
    }
    return plain(exact.round(new MathContext(ALL_DIGITS, RoundingMode.HALF_EVEN)));
  }

  /** Returns an equal value without zeros at the end of the fraction, of scale 0 or more. */
  public static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
