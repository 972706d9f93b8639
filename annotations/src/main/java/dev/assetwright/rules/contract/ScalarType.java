package dev.assetwright.rules.contract;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values that are made of no others. Which can be read as another, {@link #widensTo} says. */
public enum ScalarType {
  /** {@code boolean}. */
  BOOLEAN("java.lang.Boolean"),
  /** {@code byte}. */
  BYTE("java.lang.Byte"),
  /** {@code short}. */
  SHORT("java.lang.Short"),
  /** {@code int}. */
  INT("java.lang.Integer"),
  /** {@code long}. */
  LONG("java.lang.Long"),
  /** A whole number of any size. */
  INTEGER("java.math.BigInteger"),
  /** {@code float}. */
  FLOAT("java.lang.Float"),
  /** {@code double}. */
  DOUBLE("java.lang.Double"),
  /** An exact decimal number. */
  DECIMAL("java.math.BigDecimal"),
  /** One character. */
  CHAR("java.lang.Character"),
  /** A text; {@code dev.assetwright.Label} is one too. */
  STRING("java.lang.String"),
  /** Bytes; in JSON a text in Base64. */
  BYTES("byte[]"),
  /** A UUID. */
  UUID("java.util.UUID"),
  /** A URI. */
  URI("java.net.URI"),
  /** A day; {@code dev.assetwright.Day} is one too, and a {@code Week} by its first day. */
  DATE("java.time.LocalDate"),
  /** A time of day. */
  TIME("java.time.LocalTime"),
  /** A day and a time of it, in no zone. */
  DATETIME("java.time.LocalDateTime"),
  /** A moment. */
  INSTANT("java.time.Instant"),
  /** A moment, as seen with an offset. */
  OFFSET_DATETIME("java.time.OffsetDateTime"),
  /** A moment, as seen in a zone. */
  ZONED_DATETIME("java.time.ZonedDateTime"),
  /** A length of time in seconds. */
  DURATION("java.time.Duration"),
  /** A length of time in days, months and years. */
  PERIOD("java.time.Period"),
  /** A year. */
  YEAR("java.time.Year"),
  /** A month of a year; {@code dev.assetwright.Month} is one too. */
  YEAR_MONTH("java.time.YearMonth"),
  /** A time zone. */
  ZONE("java.time.ZoneId");

  /** Avro's promotions, and those that JSON and exact decimals add. */
  private static final Map<ScalarType, Set<ScalarType>> WIDER = Map.of(
      BYTE, EnumSet.of(SHORT, INT, LONG, INTEGER, FLOAT, DOUBLE, DECIMAL),
      SHORT, EnumSet.of(INT, LONG, INTEGER, FLOAT, DOUBLE, DECIMAL),
      INT, EnumSet.of(LONG, INTEGER, FLOAT, DOUBLE, DECIMAL),
      LONG, EnumSet.of(INTEGER, FLOAT, DOUBLE, DECIMAL),
      INTEGER, EnumSet.of(DECIMAL),
      FLOAT, EnumSet.of(DOUBLE),
      CHAR, EnumSet.of(STRING));

  private final String javaName;

  ScalarType(String javaName) {
    this.javaName = javaName;
  }

  /** Finds the type of a class, by its qualified name. */
  public static Optional<ScalarType> ofJava(String qualifiedName) {
    return switch (qualifiedName) {
      case "dev.assetwright.Day", "dev.assetwright.Week" -> Optional.of(DATE);
      case "dev.assetwright.Month" -> Optional.of(YEAR_MONTH);
      case "dev.assetwright.Label" -> Optional.of(STRING);
      default ->
        Arrays.stream(values())
            .filter(type -> type.javaName.equals(qualifiedName))
            .findFirst();
    };
  }

  /** Finds the type of that written form. */
  public static Optional<ScalarType> find(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** The written form, {@code year_month}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The qualified name of the class; {@code byte[]} for bytes. */
  public String javaName() {
    return javaName;
  }

  /** Whether it is a number, and can have a range. */
  public boolean isNumber() {
    return compareTo(BYTE) >= 0 && compareTo(DECIMAL) <= 0;
  }

  /** Whether data of this type can be read as the other; of a {@code long} read as a {@code double} digits may be lost. */
  public boolean widensTo(ScalarType other) {
    return this == other || WIDER.getOrDefault(this, Set.of()).contains(other);
  }
}
