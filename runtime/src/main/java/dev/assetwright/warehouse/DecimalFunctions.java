package dev.assetwright.warehouse;

import dev.assetwright.warehouse.sql.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * Exact decimals in SQL: {@code decimal_add(a, b)}, {@code decimal_mul(a, b)}, {@code decimal_round(x, places)} half away
 * from zero, and the aggregate {@code decimal_sum(x)}, which may be used over a window.
 *
 * <p>Arguments are integers, reals (taken as their shortest decimal) and texts that spell a decimal. The result is a number
 * when one stands for it exactly and its text otherwise, so that it can be an argument again without loss. NULL gives
 * NULL; {@code decimal_sum} leaves NULL out and is NULL over no rows, like {@code sum}.
 */
final class DecimalFunctions {
  /** Beyond this a short text could spell a number that fills the memory. */
  private static final int LARGEST_EXPONENT = 1000;

  // The codes of sqlite3_value_type.
  private static final int INTEGER = 1;
  private static final int FLOAT = 2;
  private static final int TEXT = 3;
  private static final int NULL = 5;

  private DecimalFunctions() {}

  static void register(Connection connection) throws SQLException {
    create(connection, "decimal_add", new Scalar(BigDecimal::add));
    create(connection, "decimal_mul", new Scalar(BigDecimal::multiply));
    create(connection, "decimal_round", new Scalar(DecimalFunctions::round));
    Function.create(connection, "decimal_sum", new Sum(), 1, Function.FLAG_DETERMINISTIC);
  }

  private static void create(Connection connection, String name, Scalar function)
      throws SQLException {
    Function.create(connection, name, function, 2, Function.FLAG_DETERMINISTIC);
  }

  private interface Operation {
    BigDecimal apply(BigDecimal left, BigDecimal right);
  }

  private static BigDecimal round(BigDecimal value, BigDecimal places) {
    try {
      int scale = places.intValueExact();
      if (Math.abs(scale) <= LARGEST_EXPONENT) {
        return value.scale() <= scale ? value : value.setScale(scale, RoundingMode.HALF_UP);
      }
    } catch (ArithmeticException e) {
      // Told below, as for a number that is too large.
    }
    throw new ArithmeticException(
        "the places of decimal_round are a whole number from -%1$d to %1$d, not %2$s"
            .formatted(LARGEST_EXPONENT, places));
  }

  private static BigDecimal ofReal(double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("%s is no decimal".formatted(value));
    }
    return Decimals.fromDouble(value);
  }

  private static BigDecimal ofText(String text) {
    try {
      BigDecimal value = new BigDecimal(text.strip());
      if (Math.abs((long) value.scale()) <= LARGEST_EXPONENT) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number that is too large.
    }
    throw new ArithmeticException("the text '%s' is no decimal".formatted(text));
  }

  private static ArithmeticException blob() {
    return new ArithmeticException("a blob is no decimal");
  }

  /** Two arguments, one result. */
  private static final class Scalar extends Function {
    private final Operation operation;

    Scalar(Operation operation) {
      this.operation = operation;
    }

    @Override
    protected void xFunc() throws SQLException {
      try {
        BigDecimal left = argument(0);
        BigDecimal right = argument(1);
        if (left == null || right == null) {
          result();
          return;
        }
        BigDecimal value = operation.apply(left, right);
        Number number = Decimals.toNumber(value);
        if (number instanceof Long whole) {
          result(whole.longValue());
        } else if (number != null) {
          result(number.doubleValue());
        } else {
          result(Decimals.plain(value).toPlainString());
        }
      } catch (ArithmeticException e) {
        error(e.getMessage());
      }
    }

    private @Nullable BigDecimal argument(int index) throws SQLException {
      return switch (value_type(index)) {
        case INTEGER -> BigDecimal.valueOf(value_long(index));
        case FLOAT -> ofReal(value_double(index));
        case TEXT -> ofText(value_text(index));
        case NULL -> null;
        default -> throw blob();
      };
    }
  }

  /** SQLite clones it for every group; what it holds is immutable, so a clone starts from nothing. */
  private static final class Sum extends Function.Window {
    private BigDecimal sum = BigDecimal.ZERO;
    private long count;

    @Override
    protected void xStep() throws SQLException {
      add(1);
    }

    @Override
    protected void xInverse() throws SQLException {
      add(-1);
    }

    private void add(int sign) throws SQLException {
      try {
        BigDecimal value = argument();
        if (value != null) {
          sum = sign > 0 ? sum.add(value) : sum.subtract(value);
          count += sign;
        }
      } catch (ArithmeticException e) {
        error(e.getMessage());
      }
    }

    @Override
    protected void xValue() throws SQLException {
      Number number = Decimals.toNumber(sum);
      if (count == 0) {
        result();
      } else if (number instanceof Long whole) {
        result(whole.longValue());
      } else if (number != null) {
        result(number.doubleValue());
      } else {
        result(Decimals.plain(sum).toPlainString());
      }
    }

    @Override
    protected void xFinal() throws SQLException {
      xValue();
    }

    private @Nullable BigDecimal argument() throws SQLException {
      return switch (value_type(0)) {
        case INTEGER -> BigDecimal.valueOf(value_long(0));
        case FLOAT -> ofReal(value_double(0));
        case TEXT -> ofText(value_text(0));
        case NULL -> null;
        default -> throw blob();
      };
    }
  }
}
