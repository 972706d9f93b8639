package dev.assetwright.warehouse;

import dev.assetwright.warehouse.sql.ColumnKind;
import dev.assetwright.warehouse.sql.Dialect;
import dev.assetwright.warehouse.sql.UnstorableException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Columns of SQLite: numbers and texts. */
record SqliteDialect(SqlFailures failures) implements Dialect {
  @Override
  public String type(ColumnKind kind) {
    return declared(kind);
  }

  static String declared(ColumnKind kind) {
    return switch (kind) {
      case SHORT, INTEGER, LONG, BOOLEAN -> "INTEGER";
      case FLOAT, DOUBLE -> "REAL";
      case DECIMAL -> "NUMERIC";
      case TEXT, DATE, TIME, DATE_TIME, INSTANT, UUID -> "TEXT";
    };
  }

  @Override
  public void requireName(String column, Class<?> record) {
    // A quoted name may be anything.
  }

  @Override
  public void requireKept(ColumnKind kind, Object cell) throws UnstorableException {
    if (cell instanceof BigDecimal) {
      throw new UnstorableException(
          "is %s, which a NUMERIC column would change; round it to 15 significant digits, or keep it as text"
              .formatted(cell));
    }
  }

  @Override
  public @Nullable Object cell(ResultSet result, int index) throws SQLException {
    return SqlValues.get(result, index);
  }

  @Override
  public RuntimeException unavailable(SQLException e) {
    return failures.unavailable(e);
  }
}
