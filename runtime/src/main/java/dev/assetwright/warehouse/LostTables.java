package dev.assetwright.warehouse;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what should be in the warehouse with its tables and markers.
 *
 * <p>Markers are asked for by key, so that a look at some costs nothing for others. The names of tables are read again only when
 * the file is another one, or a table came or went since ({@code PRAGMA schema_version}).
 */
final class LostTables {
  /** How many markers one statement asks for. */
  private static final int AT_ONCE = 500;

  /** Which tables there were, on which connection at which version. */
  private record Tables(Connection connection, long version, Set<String> names) {}

  private final WarehouseFile file;
  private volatile @Nullable Tables known;

  LostTables(WarehouseFile file) {
    this.file = file;
  }

  /** Returns those of the cells that have no table or no marker. */
  Set<Cell> among(List<Cell> cells) throws SQLException {
    Map<AssetKey, List<Cell>> byAsset = new HashMap<>();
    cells.forEach(
        cell -> byAsset.computeIfAbsent(cell.asset(), key -> new ArrayList<>()).add(cell));
    Set<Cell> lost = new TreeSet<>(cells);
    file.keeping(connection -> {
      Set<String> tables = tables(connection);
      if (tables.contains(TableName.MARKERS)) {
        for (Map.Entry<AssetKey, List<Cell>> asked : byAsset.entrySet()) {
          if (tables.contains(TableName.of(asked.getKey()))) {
            removeMarked(connection, asked.getKey(), asked.getValue(), lost);
          }
        }
      }
      return null;
    });
    return lost;
  }

  private static void removeMarked(
      Connection connection, AssetKey asset, List<Cell> cells, Set<Cell> lost) throws SQLException {
    for (int from = 0; from < cells.size(); from += AT_ONCE) {
      List<Cell> some = cells.subList(from, Math.min(from + AT_ONCE, cells.size()));
      try (PreparedStatement query =
          connection.prepareStatement("SELECT partition FROM " + TableName.quote(TableName.MARKERS)
              + " WHERE asset = ? AND partition IN (?" + ", ?".repeat(some.size() - 1) + ")")) {
        query.setString(1, asset.toString());
        for (int i = 0; i < some.size(); i++) {
          query.setString(i + 2, Objects.requireNonNullElse(some.get(i).partition(), ""));
        }
        try (ResultSet result = query.executeQuery()) {
          while (result.next()) {
            String partition = result.getString(1);
            lost.remove(new Cell(asset, partition.isEmpty() ? null : partition));
          }
        }
      }
    }
  }

  private Set<String> tables(Connection connection) throws SQLException {
    long version = number(connection, "PRAGMA schema_version");
    Tables before = known;
    if (before != null && before.connection() == connection && before.version() == version) {
      return before.names();
    }
    Set<String> names = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (result.next()) {
        names.add(result.getString(1));
      }
    }
    known = new Tables(connection, version, names);
    return names;
  }

  private static long number(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(pragma)) {
      result.next();
      return result.getLong(1);
    }
  }
}
