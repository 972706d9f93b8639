package dev.assetwright.warehouse.sql;

import dev.assetwright.Day;
import dev.assetwright.Label;
import dev.assetwright.Month;
import dev.assetwright.Week;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one Java type lie in a column: {@link #toSql} gives the cell as its {@link ColumnKind} says, {@link #toJava}
 * takes that and whatever else a SELECT may give for it without loss.
 */
public final class ColumnType {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final Map<Class<?>, ColumnType> TYPES = new HashMap<>();

  private interface Conversion {
    Object apply(Object value) throws UnstorableException;
  }

  private final ColumnKind kind;
  private final Class<?> java;
  private final Conversion toSql;
  private final Conversion toJava;

  private ColumnType(ColumnKind kind, Class<?> java, Conversion toSql, Conversion toJava) {
    this.kind = kind;
    this.java = java;
    this.toSql = toSql;
    this.toJava = toJava;
  }

  static {
    whole(ColumnKind.SHORT, byte.class, Byte.class, value -> (byte) value);
    whole(ColumnKind.SHORT, short.class, Short.class, value -> (short) value);
    whole(ColumnKind.INTEGER, int.class, Integer.class, value -> (int) value);
    whole(ColumnKind.LONG, long.class, Long.class, value -> value);
    truth(boolean.class);
    truth(Boolean.class);
    real(ColumnKind.DOUBLE, double.class, value -> value);
    real(ColumnKind.DOUBLE, Double.class, value -> value);
    real(ColumnKind.FLOAT, float.class, ColumnType::toFloat);
    real(ColumnKind.FLOAT, Float.class, ColumnType::toFloat);
    put(ColumnKind.DECIMAL, BigDecimal.class, v -> number((BigDecimal) v), ColumnType::toDecimal);
    put(
        ColumnKind.DECIMAL,
        BigInteger.class,
        v -> number(new BigDecimal((BigInteger) v)),
        ColumnType::toBigInteger);
    put(ColumnKind.TEXT, String.class, v -> utf8((String) v), v -> utf8(text(v)));
    text(ColumnKind.DATE, LocalDate.class, LocalDate::toString, LocalDate::parse);
    text(ColumnKind.TIME, LocalTime.class, LocalTime::toString, LocalTime::parse);
    text(ColumnKind.DATE_TIME, LocalDateTime.class, ColumnType::dateTime, ColumnType::toDateTime);
    text(ColumnKind.INSTANT, Instant.class, Instant::toString, Instant::parse);
    text(ColumnKind.TEXT, YearMonth.class, YearMonth::toString, YearMonth::parse);
    text(ColumnKind.TEXT, Day.class, Day::key, Day::parse);
    text(ColumnKind.TEXT, Week.class, Week::key, Week::parse);
    text(ColumnKind.TEXT, Month.class, Month::key, Month::parse);
    put(ColumnKind.TEXT, Label.class, v -> utf8(((Label) v).key()), v -> new Label(text(v)));
    text(ColumnKind.UUID, UUID.class, UUID::toString, UUID::fromString);
  }

  /** Returns how an enum or a type of {@link dev.assetwright.rules.ColumnTypes} is kept; null when a table cannot hold it. */
  public static @Nullable ColumnType of(Class<?> java) {
    return java.isEnum() ? ofEnum(java) : TYPES.get(java);
  }

  /** All types but enums, in no stated order. */
  static List<ColumnType> all() {
    return List.copyOf(TYPES.values());
  }

  /** The Java side. */
  Class<?> javaType() {
    return java;
  }

  /** What a column of it holds. */
  public ColumnKind kind() {
    return kind;
  }

  /** What the Java side is called for people. */
  public String javaName() {
    return java.getSimpleName();
  }

  /** Returns the cell of a value. */
  public @Nullable Object toSql(@Nullable Object value) throws UnstorableException {
    return value == null ? null : toSql.apply(value);
  }

  /** Returns the value of a cell. */
  public @Nullable Object toJava(@Nullable Object value) throws UnstorableException {
    if (value == null && java.isPrimitive()) {
      throw new UnstorableException("is NULL, which %s cannot be".formatted(javaName()));
    }
    return value == null ? null : toJava.apply(value);
  }

  private static void put(ColumnKind kind, Class<?> java, Conversion toSql, Conversion toJava) {
    TYPES.put(java, new ColumnType(kind, java, toSql, toJava));
  }

  private interface Narrowing {
    Number apply(long value);
  }

  private static void whole(
      ColumnKind kind, Class<?> primitive, Class<?> boxed, Narrowing narrowing) {
    Conversion toSql = value -> ((Number) value).longValue();
    Conversion toJava = value -> {
      long whole = toLong(value);
      Number narrow = narrowing.apply(whole);
      if (narrow.longValue() != whole) {
        throw new UnstorableException(
            "is %d, too large for %s".formatted(whole, primitive.getSimpleName()));
      }
      return narrow;
    };
    put(kind, primitive, toSql, toJava);
    put(kind, boxed, toSql, toJava);
  }

  private static void truth(Class<?> java) {
    put(ColumnKind.BOOLEAN, java, value -> (Boolean) value ? 1L : 0L, value -> {
      long whole = toLong(value);
      if (whole != 0 && whole != 1) {
        throw new UnstorableException("is %d; a truth value is 0 or 1".formatted(whole));
      }
      return whole == 1;
    });
  }

  private static void real(ColumnKind kind, Class<?> java, Conversion narrowing) {
    Conversion toSql = value -> {
      double number = ((Number) value).doubleValue();
      if (!Double.isFinite(number)) {
        throw new UnstorableException("is %s, which a table cannot hold".formatted(number));
      }
      // Not every database keeps a sign of zero.
      return number == 0 ? 0.0 : number;
    };
    put(kind, java, toSql, value -> narrowing.apply(toDouble(value)));
  }

  private static <T> void text(
      ColumnKind kind, Class<T> java, Function<T, String> write, Function<String, T> read) {
    put(kind, java, value -> write.apply(java.cast(value)), value -> parsed(java, value, read));
  }

  private static <T> Object parsed(Class<T> java, Object value, Function<String, T> read)
      throws UnstorableException {
    String text = text(value);
    try {
      return read.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new UnstorableException(
          "is '%s', which is no %s".formatted(text, java.getSimpleName()));
    }
  }

  private static ColumnType ofEnum(Class<?> java) {
    return new ColumnType(ColumnKind.TEXT, java, value -> ((Enum<?>) value).name(), value -> {
      String name = text(value);
      for (Object constant : java.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
      throw new UnstorableException(
          "is '%s', which is no %s".formatted(name, java.getSimpleName()));
    });
  }

  private static long toLong(Object value) throws UnstorableException {
    if (value instanceof Long whole) {
      return whole;
    }
    try {
      return toDecimal(value).longValueExact();
    } catch (ArithmeticException e) {
      throw new UnstorableException("is %s, which is no whole number of 64 bits".formatted(value));
    }
  }

  private static double toDouble(Object value) throws UnstorableException {
    if (value instanceof Double number) {
      return number;
    }
    BigDecimal exact = toDecimal(value);
    double number = exact.doubleValue();
    if (!Double.isFinite(number)
        || new BigDecimal(number).compareTo(exact) != 0
            && Decimals.fromDouble(number).compareTo(exact) != 0) {
      throw new UnstorableException("is %s, which double would change".formatted(value));
    }
    return number;
  }

  private static Object toFloat(Object value) throws UnstorableException {
    double number = (Double) value;
    float narrow = (float) number;
    if (narrow != number) {
      throw new UnstorableException("is %s, which float would change".formatted(value));
    }
    return narrow;
  }

  private static Object number(BigDecimal value) {
    Number number = Decimals.toNumber(value);
    return number == null ? value : number;
  }

  private static BigDecimal toDecimal(Object value) throws UnstorableException {
    if (value instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    if (value instanceof BigDecimal decimal) {
      return Decimals.plain(decimal);
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return Decimals.fromDouble(number);
    }
    try {
      if (value instanceof String text) {
        return Decimals.plain(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      throw new UnstorableException("is the text '%s', not a number".formatted(value));
    }
    throw new UnstorableException("is %s, not a number".formatted(describe(value)));
  }

  private static Object toBigInteger(Object value) throws UnstorableException {
    try {
      return toDecimal(value).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw new UnstorableException("is %s, which is no whole number".formatted(value));
    }
  }

  private static String text(Object value) throws UnstorableException {
    if (value instanceof String text) {
      return text;
    }
    throw new UnstorableException("is %s, not a text".formatted(describe(value)));
  }

  private static Object utf8(String text) throws UnstorableException {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    if (!encoder.canEncode(text)) {
      throw new UnstorableException("holds half of a surrogate pair, which UTF-8 cannot");
    }
    return text;
  }

  private static String dateTime(LocalDateTime value) {
    String time =
        value.getNano() == 0 ? SECONDS.format(value) : value.toLocalTime().toString();
    return value.toLocalDate() + " " + time;
  }

  private static LocalDateTime toDateTime(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static String describe(Object value) {
    return value instanceof byte[] ? "a blob" : "the number " + value;
  }
}
