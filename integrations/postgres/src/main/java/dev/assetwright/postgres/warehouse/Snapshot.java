package dev.assetwright.postgres.warehouse;

import dev.assetwright.model.InputVersion;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an attempt's reader sees of the warehouse: all tables as they were at its first look. Sees to it that the versions read are
 * those recorded.
 *
 * <p>Rows are those of the snapshot; tables are not. One that was rebuilt after it would look empty, so it is asked whether the
 * table is the one that the snapshot knows. From then on the server keeps it as it is, until the reader is done.
 */
record Snapshot(Connection connection, WarehouseSchema schema) {

  /**
   * Returns the columns of a table that may be read; none when nothing is stored.
   *
   * @throws InputChangedException if another version is there than one to be read
   * @throws StoreUnavailableException if there is none, such as after a table was dropped by hand
   */
  Set<String> open(String table, List<InputVersion> versions) throws SQLException {
    require(versions);
    if (schema.oid(connection, table) == null) {
      if (!versions.isEmpty()) {
        throw gone(versions.get(0));
      }
      return Set.of();
    }
    Set<String> columns = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(
            "SELECT * FROM " + schema.names().qualified(table) + " LIMIT 0");
        ResultSet none = query.executeQuery()) {
      ResultSetMetaData data = none.getMetaData();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        columns.add(data.getColumnName(i));
      }
    }
    if (!versions.isEmpty() && !isKnown(table)) {
      throw new InputChangedException(versions.get(0));
    }
    return columns;
  }

  /** Whether the table is the one that the snapshot's catalog shows, with the file that it had. */
  private boolean isKnown(String table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT relfilenode = pg_relation_filenode(oid) FROM pg_class WHERE oid = to_regclass(?)")) {
      query.setString(1, schema.names().qualified(table));
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void require(List<InputVersion> versions) throws SQLException {
    if (versions.isEmpty()) {
      return;
    }
    if (!schema.isThere(connection)) {
      throw gone(versions.get(0));
    }
    Map<String, String> found = new HashMap<>();
    String asset = versions.get(0).upstream().toString();
    List<String> partitions = new ArrayList<>();
    versions.forEach(version -> partitions.add(partition(version)));
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT partition, data_version FROM " + schema.names().qualified(TableNames.PUBLISHED)
            + " WHERE asset = ? AND partition = ANY (?)")) {
      query.setString(1, asset);
      query.setArray(2, connection.createArrayOf("text", partitions.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.put(row.getString(1), row.getString(2));
        }
      }
    }
    for (InputVersion version : versions) {
      String there = found.get(partition(version));
      if (there == null) {
        throw gone(version);
      }
      if (!there.equals(version.dataVersion())) {
        throw new InputChangedException(version);
      }
    }
  }

  private static String partition(InputVersion version) {
    return version.partition() == null ? "" : version.partition();
  }

  private static StoreUnavailableException gone(InputVersion version) {
    return new StoreUnavailableException(
        "'%s' is gone from the warehouse. Materialize '%s' again to rebuild it."
            .formatted(version.cell(), version.upstream()));
  }
}
