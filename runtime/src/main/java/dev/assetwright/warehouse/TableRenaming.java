package dev.assetwright.warehouse;

import dev.assetwright.rules.AssetKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a table and its markers another name, in one transaction. SQLite changes the views and triggers that name it; the index
 * on the grid's columns, which is named after the table, is made anew.
 */
final class TableRenaming {
  private TableRenaming() {}

  static void run(Connection connection, AssetKey from, AssetKey to) throws SQLException {
    String old = TableName.of(from);
    String now = TableName.of(to);
    WarehouseFile.transaction(connection, () -> {
      if (isThere(connection, old) && !isThere(connection, now)) {
        rename(connection, old, now);
        mark(connection, from, to);
      }
      new RefusedRows(connection).rename(from, to);
    });
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    Map<String, String> columns = TableColumns.of(connection, WarehouseFile.SCHEMA, table);
    return !columns.isEmpty();
  }

  private static void rename(Connection connection, String old, String now) throws SQLException {
    String columns = indexedColumns(connection, old);
    if (columns != null) {
      WarehouseFile.execute(connection, "DROP INDEX " + qualified(old + "." + columns));
    }
    WarehouseFile.execute(
        connection, "ALTER TABLE " + qualified(old) + " RENAME TO " + TableName.quote(now));
    if (columns != null) {
      WarehouseFile.execute(
          connection,
          "CREATE INDEX %s ON %s (%s)"
              .formatted(
                  qualified(now + "." + columns),
                  TableName.quote(now),
                  Stream.of(columns.split("\\."))
                      .map(TableName::quote)
                      .collect(Collectors.joining(", "))));
    }
  }

  /** The columns of the index that a publication makes, {@code <table>.<column>.<column>}; null without one. */
  private static @Nullable String indexedColumns(Connection connection, String table)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT name FROM "
        + WarehouseFile.SCHEMA + ".sqlite_master WHERE type = 'index' AND tbl_name = ?"
        + " AND substr(name, 1, length(?) + 1) = ? || '.'")) {
      query.setString(1, table);
      query.setString(2, table);
      query.setString(3, table);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getString(1).substring(table.length() + 1) : null;
      }
    }
  }

  private static void mark(Connection connection, AssetKey from, AssetKey to) throws SQLException {
    String markers = qualified(TableName.MARKERS);
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + markers + " WHERE asset = ?")) {
      delete.setString(1, to.toString());
      delete.executeUpdate();
    }
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE " + markers + " SET asset = ? WHERE asset = ?")) {
      update.setString(1, to.toString());
      update.setString(2, from.toString());
      update.executeUpdate();
    }
  }

  private static String qualified(String name) {
    return WarehouseFile.SCHEMA + "." + TableName.quote(name);
  }
}
