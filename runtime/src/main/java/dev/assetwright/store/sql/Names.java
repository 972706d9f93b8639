package dev.assetwright.store.sql;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers stand for. A number keeps its meaning once committed, so all readers share what was looked up; an asset that
 * is renamed is the exception, so names of cells are shared by those only who have seen the same renamings.
 */
final class Names {
  /** Shared by all connections of a store. */
  static final class Cache {
    /** As many runs come and go as there is time, so more than these are not remembered. */
    private static final int MOST_RUNS = 20_000;

    private Map<Long, Cell> cells = new ConcurrentHashMap<>();
    private long renamed;
    private final Map<Long, String> runs = new ConcurrentHashMap<>();
    private final Map<Long, String> words = new ConcurrentHashMap<>();

    /** The cells as of the newest renaming that the caller has seen; for one that is behind, an empty map. */
    private synchronized Map<Long, Cell> cells(long seen) {
      if (seen < renamed) {
        return new HashMap<>();
      }
      if (seen > renamed) {
        renamed = seen;
        cells = new ConcurrentHashMap<>();
      }
      return cells;
    }
  }

  private final Connection connection;
  private final Cache cache;
  private @Nullable Map<Long, Cell> cells;
  private long renamed;

  Names(Connection connection, Cache cache) {
    this.connection = connection;
    this.cache = cache;
  }

  /** The numbers of cells; of one that nothing is recorded of there is none. */
  List<Long> ids(Collection<Cell> cells) throws SQLException {
    String sql =
        "SELECT c.id FROM cell c JOIN asset a ON a.id = c.asset_id WHERE a.key = ? AND c.partition = ?";
    List<Long> ids = new ArrayList<>(cells.size());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Cell cell : cells) {
        statement.setString(1, cell.asset().toString());
        statement.setString(2, cell.partition() == null ? "" : cell.partition());
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            ids.add(row.getLong(1));
          }
        }
      }
    }
    return ids;
  }

  Cell cell(long id) throws SQLException {
    Cell known = cells().get(id);
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
      cells().put(id, known);
    }
    return known;
  }

  /** The same for many, with few questions; in any order. */
  List<Cell> cells(List<Long> ids) throws SQLException {
    Map<Long, Cell> known = cells();
    List<Long> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
    String sql = "SELECT c.id, a.key, c.partition FROM cell c JOIN asset a ON a.id = c.asset_id"
        + " WHERE c.id IN " + Questions.LIST;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<Object> some : Questions.parts(unknown)) {
        for (int i = 0; i < some.size(); i++) {
          statement.setObject(i + 1, some.get(i));
        }
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            known.put(
                row.getLong(1),
                new Cell(AssetKey.parse(row.getString(2)), partition(row.getString(3))));
          }
        }
      }
    }
    return ids.stream().map(known::get).toList();
  }

  /** Whether some asset had another name before. */
  boolean isAnyRenamed() throws SQLException {
    cells();
    return renamed > 0;
  }

  private Map<Long, Cell> cells() throws SQLException {
    if (cells == null) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("SELECT coalesce(max(sequence), 0) FROM former_key")) {
        row.next();
        renamed = row.getLong(1);
        cells = cache.cells(renamed);
      }
    }
    return cells;
  }

  String run(long id) throws SQLException {
    if (cache.runs.size() > Cache.MOST_RUNS) {
      cache.runs.clear();
    }
    return text(cache.runs, "SELECT name FROM run WHERE id = ?", id);
  }

  String word(long id) throws SQLException {
    return text(cache.words, "SELECT text FROM word WHERE id = ?", id);
  }

  /** Looks up all cells in one query. */
  void loadCells() throws SQLException {
    Map<Long, Cell> known = cells();
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
          if (!known.containsKey(id)) {
            AssetKey asset = assets.get(rows.getLong(2));
            known.put(id, new Cell(asset, partition(rows.getString(3))));
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
