package dev.assetwright.rules;

import java.util.Set;

/** The types that a column of a table can have, beside enums, by qualified name. */
public final class ColumnTypes {
  /** Those kept as texts; a column of partitions is one. Of an hour or a window its key does not say when it is. */
  public static final Set<String> TEXTS = Set.of(
      "dev.assetwright.Day",
      "dev.assetwright.Label",
      "dev.assetwright.Month",
      "dev.assetwright.Week",
      "java.lang.String",
      "java.time.Instant",
      "java.time.LocalDate",
      "java.time.LocalDateTime",
      "java.time.LocalTime",
      "java.time.YearMonth",
      "java.util.UUID");

  /** Those kept as numbers; truth values are 0 and 1. */
  public static final Set<String> NUMBERS = Set.of(
      "boolean",
      "byte",
      "double",
      "float",
      "int",
      "long",
      "short",
      "java.lang.Boolean",
      "java.lang.Byte",
      "java.lang.Double",
      "java.lang.Float",
      "java.lang.Integer",
      "java.lang.Long",
      "java.lang.Short",
      "java.math.BigDecimal",
      "java.math.BigInteger");

  private ColumnTypes() {}

  /** Whether a column can have the type. */
  public static boolean isColumn(String typeName) {
    return TEXTS.contains(typeName) || NUMBERS.contains(typeName);
  }
}
