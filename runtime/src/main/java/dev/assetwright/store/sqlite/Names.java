package dev.assetwright.store.sqlite;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the numbers stand for. A number keeps its meaning once committed, so all readers share what was looked up. */
final class Names {
  /** Shared by all connections of a store. */
  static final class Cache {
    private final Map<Long, Cell> cells = new ConcurrentHashMap<>();
    private final Map<Long, String> runs = new ConcurrentHashMap<>();
    private final Map<Long, String> words = new ConcurrentHashMap<>();
  }

  private final Connection connection;
  private final Cache cache;

  Names(Connection connection, Cache cache) {
    this.connection = connection;
    this.cache = cache;
  }

  Cell cell(long id) throws SQLException {
    Cell known = cache.cells.get(id);
    if (known == null) {
      String sql =
          "SELECT a.key, c.partition FROM cell c JOIN asset a ON a.id = c.asset_id WHERE c.id = ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, id);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          known = new Cell(AssetKey.parse(row.getString(1)), partition(row.getString(2)));
        }
      }
      cache.cells.put(id, known);
    }
    return known;
  }

  String run(long id) throws SQLException {
    return text(cache.runs, "SELECT name FROM run WHERE id = ?", id);
  }

  String word(long id) throws SQLException {
    return text(cache.words, "SELECT text FROM word WHERE id = ?", id);
  }

  /** Looks up all cells in one query. */
  void loadCells() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Map<Long, AssetKey> assets = new HashMap<>();
      try (ResultSet rows = statement.executeQuery("SELECT id, key FROM asset")) {
        while (rows.next()) {
          assets.put(rows.getLong(1), AssetKey.parse(rows.getString(2)));
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT id, asset_id, partition FROM cell")) {
        while (rows.next()) {
          long id = rows.getLong(1);
          if (!cache.cells.containsKey(id)) {
            AssetKey asset = assets.get(rows.getLong(2));
            cache.cells.put(id, new Cell(asset, partition(rows.getString(3))));
          }
        }
      }
    }
  }

  private String text(Map<Long, String> known, String sql, long id) throws SQLException {
    String text = known.get(id);
    if (text == null) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, id);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          text = row.getString(1);
        }
      }
      known.put(id, text);
    }
    return text;
  }

  private static @Nullable String partition(String column) {
    return column.isEmpty() ? null : column;
  }
}
