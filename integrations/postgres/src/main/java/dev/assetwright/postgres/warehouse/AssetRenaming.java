package dev.assetwright.postgres.warehouse;

import dev.assetwright.rules.AssetKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.LongStream;

/** Gives a table, its markers and what was refused of it another name, within the connection's transaction. */
record AssetRenaming(Connection connection, WarehouseSchema schema) {

  void run(AssetKey from, AssetKey to) throws SQLException {
    TableNames names = schema.names();
    String old = TableNames.of(from);
    String now = TableNames.of(to);
    long[] locks =
        LongStream.of(names.lock(old), names.lock(now)).distinct().sorted().toArray();
    for (long lock : locks) {
      TablePublication.lock(connection, lock, true);
    }
    boolean isThere = schema.oid(connection, old) != null;
    if (isThere && (old.equals(now) || schema.oid(connection, now) == null) && owns(from, old)) {
      if (!old.equals(now)) {
        Connections.execute(
            connection,
            "ALTER TABLE " + names.qualified(old) + " RENAME TO " + TableNames.quote(now));
      }
      update("DELETE FROM " + names.qualified(TableNames.PUBLISHED) + " WHERE asset = ?", to);
      update("DELETE FROM " + names.qualified(TableNames.TABLES) + " WHERE asset = ?", from);
      update("DELETE FROM " + names.qualified(TableNames.TABLES) + " WHERE asset = ?", to);
      update("INSERT INTO " + names.qualified(TableNames.TABLES) + " VALUES (?, ?)", to, now);
      update(
          "UPDATE " + names.qualified(TableNames.PUBLISHED) + " SET asset = ? WHERE asset = ?",
          to,
          from);
    }
    new RefusedOutputs(connection, names).rename(from, to);
  }

  private boolean owns(AssetKey asset, String table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM "
        + schema.names().qualified(TableNames.TABLES) + " WHERE asset = ? AND name = ?")) {
      query.setString(1, asset.toString());
      query.setString(2, table);
      return query.executeQuery().next();
    }
  }

  private void update(String sql, Object... texts) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < texts.length; i++) {
        statement.setString(i + 1, texts[i].toString());
      }
      statement.executeUpdate();
    }
  }
}
