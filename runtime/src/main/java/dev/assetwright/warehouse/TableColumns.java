package dev.assetwright.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks up which columns a table has. */
final class TableColumns {
  private TableColumns() {}

  /** Returns the columns in order with their declared types; empty when there is no such table. */
  static Map<String, String> of(Connection connection, String schema, String table)
      throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT name, type FROM pragma_table_info(?, ?)")) {
      query.setString(1, table);
      query.setString(2, schema);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          columns.put(result.getString(1), result.getString(2));
        }
      }
    }
    return columns;
  }
}
