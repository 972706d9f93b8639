package dev.assetwright.postgres.warehouse;

import dev.assetwright.warehouse.sql.RowShape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns tables have, and what may become of them when a record has others. */
final class TableLayout {
  private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");

  private TableLayout() {}

  /** Returns the columns of a table with their types, in its order; empty when there is none. */
  static Map<String, String> of(Connection connection, TableNames names, String table)
      throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT attname, format_type(atttypid, atttypmod)"
            + " FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0"
            + " AND NOT attisdropped ORDER BY attnum")) {
      query.setString(1, names.qualified(table));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          columns.put(row.getString(1), row.getString(2));
        }
      }
    }
    return columns;
  }

  /** The columns that rows of a shape need. */
  static Map<String, String> of(RowShape shape, PostgresDialect dialect) {
    Map<String, String> columns = new LinkedHashMap<>();
    shape.columns().forEach(column -> columns.put(column.name(), dialect.type(column.kind())));
    return columns;
  }

  /** Whether a cast between two types loses nothing, or fails. */
  static boolean isConvertible(String from, String to) {
    return from.equals(to)
        || to.equals("text")
        || from.equals("text")
        || WHOLE.contains(from) && (WHOLE.contains(to) || to.equals("numeric"))
        || !from.equals("bigint") && WHOLE.contains(from) && to.equals("double precision")
        || from.equals("real") && to.equals("double precision");
  }

  /** Whether all columns that both have can be converted. */
  static boolean areConvertible(
      Map<String, String> found, Map<String, String> wanted, List<String> common) {
    return common.stream().allMatch(name -> isConvertible(found.get(name), wanted.get(name)));
  }
}
