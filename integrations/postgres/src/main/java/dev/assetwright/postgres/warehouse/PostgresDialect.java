package dev.assetwright.postgres.warehouse;

import dev.assetwright.warehouse.sql.ColumnKind;
import dev.assetwright.warehouse.sql.Dialect;
import dev.assetwright.warehouse.sql.UnstorableException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Columns of PostgreSQL. What would be rounded or cut there is refused: times finer than a microsecond, years that other tools do
 * not read, the character 0.
 */
record PostgresDialect(WarehouseFailures failures) implements Dialect {
  /** Of every table, whatever is declared. */
  private static final Set<String> SYSTEM =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  private static final Pattern NANOSECONDS = Pattern.compile("\\.\\d{7,9}");

  /** Of the years 1 to 9999. */
  private static final Pattern DATE = Pattern.compile("(?!0000)\\d{4}-.*");

  // The limits of numeric, table 8.2 of the manual.
  private static final int WHOLE_DIGITS = 131_072;
  private static final int FRACTION_DIGITS = 16_383;

  /** The names that format_type gives. */
  @Override
  public String type(ColumnKind kind) {
    return switch (kind) {
      case SHORT -> "smallint";
      case INTEGER -> "integer";
      case LONG -> "bigint";
      case BOOLEAN -> "boolean";
      case FLOAT -> "real";
      case DOUBLE -> "double precision";
      case DECIMAL -> "numeric";
      case TEXT -> "text";
      case DATE -> "date";
      case TIME -> "time without time zone";
      case DATE_TIME -> "timestamp without time zone";
      case INSTANT -> "timestamp with time zone";
      case UUID -> "uuid";
    };
  }

  @Override
  public void requireName(String column, Class<?> record) {
    if (column.getBytes(StandardCharsets.UTF_8).length > TableNames.LONGEST) {
      throw new IllegalArgumentException(
          "Column '%s' of '%s' is longer than the %d bytes that PostgreSQL keeps of a name; rename the component."
              .formatted(column, record.getSimpleName(), TableNames.LONGEST));
    }
    if (SYSTEM.contains(column)) {
      throw new IllegalArgumentException(
          "Column '%s' of '%s' has a name that PostgreSQL keeps for itself; rename the component."
              .formatted(column, record.getSimpleName()));
    }
  }

  @Override
  public void requireKept(ColumnKind kind, Object cell) throws UnstorableException {
    if (cell instanceof BigDecimal decimal) {
      if (decimal.scale() > FRACTION_DIGITS
          || (long) decimal.precision() - decimal.scale() > WHOLE_DIGITS) {
        throw new UnstorableException("has more digits than a numeric column keeps");
      }
    } else if (cell instanceof String text) {
      requireKept(kind, text);
    }
  }

  private static void requireKept(ColumnKind kind, String text) throws UnstorableException {
    switch (kind) {
      case TEXT -> {
        if (text.indexOf(0) >= 0) {
          throw new UnstorableException("holds the character 0, which PostgreSQL cannot keep");
        }
      }
      case DATE, TIME, DATE_TIME, INSTANT -> {
        if (NANOSECONDS.matcher(text).find()) {
          throw new UnstorableException(
              "is %s, which PostgreSQL would round; truncate it to microseconds".formatted(text));
        }
        if (kind != ColumnKind.TIME && !DATE.matcher(text).matches()) {
          throw new UnstorableException("is %s; years in PostgreSQL are 1 to 9999".formatted(text));
        }
      }
      default -> {
        // Any UUID is kept.
      }
    }
  }

  @Override
  public @Nullable Object cell(ResultSet result, int index) throws SQLException {
    Object value = result.getObject(index);
    if (value == null
        || value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof BigDecimal
        || value instanceof byte[]) {
      return value;
    } else if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    } else if (value instanceof Float number) {
      return number.doubleValue();
    } else if (value instanceof Number whole) {
      return whole.longValue();
    } else if (value instanceof Date) {
      return result.getObject(index, LocalDate.class).toString();
    } else if (value instanceof Timestamp) {
      return result.getMetaData().getColumnTypeName(index).equals("timestamptz")
          ? result.getObject(index, OffsetDateTime.class).toInstant().toString()
          : result.getObject(index, LocalDateTime.class).toString().replace('T', ' ');
    } else if (value instanceof Time) {
      return result.getMetaData().getColumnTypeName(index).equals("time")
          ? result.getObject(index, LocalTime.class).toString()
          : result.getString(index);
    } else if (value instanceof UUID id) {
      return id.toString();
    } else if (value instanceof PGobject other) {
      return other.getValue();
    }
    return result.getString(index);
  }

  @Override
  public RuntimeException unavailable(SQLException e) {
    return failures.unavailable(e);
  }
}
