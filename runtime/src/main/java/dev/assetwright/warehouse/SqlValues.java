package dev.assetwright.warehouse;

import dev.assetwright.warehouse.sql.Decimals;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cells between JDBC and the Longs, Doubles, Strings and blobs that the warehouse knows. */
final class SqlValues {
  private SqlValues() {}

  /** Reads a cell; the driver gives small integers as Integer. */
  static @Nullable Object get(ResultSet result, int index) throws SQLException {
    Object value = result.getObject(index);
    return value instanceof Integer small ? (Object) small.longValue() : value;
  }

  /** Reads a row for people. */
  static List<@Nullable Object> row(ResultSet result, int columns) throws SQLException {
    List<@Nullable Object> row = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      Object cell = get(result, i);
      row.add(
          cell instanceof Double number && Double.isFinite(number)
              ? Decimals.fromDouble(number)
              : cell);
    }
    return Collections.unmodifiableList(row);
  }

  static void bind(PreparedStatement statement, @Nullable Object[] cells) throws SQLException {
    for (int i = 0; i < cells.length; i++) {
      Object cell = cells[i];
      if (cell instanceof Long whole) {
        statement.setLong(i + 1, whole);
      } else if (cell instanceof Double number) {
        statement.setDouble(i + 1, number);
      } else {
        statement.setString(i + 1, (String) cell);
      }
    }
  }
}
