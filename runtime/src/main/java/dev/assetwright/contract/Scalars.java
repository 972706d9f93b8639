package dev.assetwright.contract;

import dev.assetwright.rules.contract.ContractType;
import java.math.BigDecimal;

/** Written values as the values that JSON has. */
final class Scalars {
  private Scalars() {}

  /** Returns a truth value or a number for a type that is one, else the text. */
  static Object value(String text, ContractType type) {
    if (!(type instanceof ContractType.Scalar scalar)) {
      return text;
    }
    return switch (scalar.type()) {
      case BOOLEAN -> Boolean.valueOf(text);
      case BYTE, SHORT, INT, LONG, INTEGER, FLOAT, DOUBLE, DECIMAL -> new BigDecimal(text);
      default -> text;
    };
  }
}
