package dev.assetwright.warehouse;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what should be in the warehouse with its tables and markers.
 *
 * <p>Both are read again only when the file is another one, or someone else's commit changed it since ({@code PRAGMA
 * data_version}; the connection asked never writes).
 */
final class LostTables {
  /** What was found, and on which connection at which version. */
  private record Contents(
      Connection connection, long version, Set<String> tables, Set<Cell> markers) {}

  private final WarehouseFile file;
  private volatile @Nullable Contents contents;

  LostTables(WarehouseFile file) {
    this.file = file;
  }

  /** Returns those of the cells that have no table or no marker. */
  Set<Cell> among(List<Cell> cells) throws SQLException {
    Contents now = file.keeping(this::contents);
    Map<AssetKey, Boolean> hasTable = new HashMap<>();
    Set<Cell> lost = new TreeSet<>();
    for (Cell cell : cells) {
      boolean there = hasTable.computeIfAbsent(
          cell.asset(), asset -> now.tables().contains(TableName.of(asset)));
      if (!there || !now.markers().contains(cell)) {
        lost.add(cell);
      }
    }
    return lost;
  }

  private Contents contents(Connection connection) throws SQLException {
    long version = number(connection, "PRAGMA data_version");
    Contents known = contents;
    if (known != null && known.connection() == connection && known.version() == version) {
      return known;
    }
    Contents found = read(connection, version);
    contents = found;
    return found;
  }

  private static Contents read(Connection connection, long version) throws SQLException {
    Set<String> tables = new HashSet<>();
    Set<Cell> markers = new HashSet<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet result =
          statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
        while (result.next()) {
          tables.add(result.getString(1));
        }
      }
      if (tables.contains(TableName.MARKERS)) {
        try (ResultSet result = statement.executeQuery(
            "SELECT asset, partition FROM " + TableName.quote(TableName.MARKERS))) {
          while (result.next()) {
            String partition = result.getString(2);
            markers.add(new Cell(
                AssetKey.parse(result.getString(1)), partition.isEmpty() ? null : partition));
          }
        }
      }
    }
    return new Contents(connection, version, tables, markers);
  }

  private static long number(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(pragma)) {
      result.next();
      return result.getLong(1);
    }
  }
}
