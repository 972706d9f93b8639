package dev.assetwright.warehouse.sql;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Refusal;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Quarantine.Kept;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that says of which cells rows are in quarantine, and why.
 *
 * @param table as SQL takes it
 */
public record QuarantineNotes(Connection connection, String table) {
  /** What stands between the parentheses of the statement that creates it. */
  public static final String COLUMNS =
      "asset TEXT NOT NULL, partition TEXT NOT NULL, data_version TEXT NOT NULL,"
          + " rows BIGINT NOT NULL, run TEXT NOT NULL, attempt INTEGER NOT NULL, at TEXT NOT NULL,"
          + " check_asset TEXT NOT NULL, check_name TEXT NOT NULL, message TEXT NOT NULL,"
          + " columns TEXT NOT NULL, PRIMARY KEY (asset, partition)";

  private static final String CELL = " WHERE asset = ? AND partition = ?";

  /**
   * What is kept of a cell.
   *
   * @param columns in which its rows have something, in their order
   */
  public record Note(Kept kept, List<String> columns) {
    public Note {
      columns = List.copyOf(columns);
    }
  }

  /** Writes one instead of what was there of its cell. */
  public void put(Note note) throws SQLException {
    Kept kept = note.kept();
    remove(kept.cell());
    Refusal refusal = kept.refusal();
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      bind(insert, kept.cell());
      insert.setString(3, kept.dataVersion());
      insert.setLong(4, kept.rows());
      insert.setString(5, refusal.run());
      insert.setInt(6, refusal.attempt());
      insert.setString(7, refusal.at().toString());
      insert.setString(8, refusal.asset().toString());
      insert.setString(9, refusal.check());
      insert.setString(10, refusal.message());
      insert.setString(11, String.join(",", note.columns()));
      insert.executeUpdate();
    }
  }

  /** Returns whether there was one. */
  public boolean remove(Cell cell) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + CELL)) {
      bind(delete, cell);
      return delete.executeUpdate() > 0;
    }
  }

  /** Gives those of an asset to another one, which has none. */
  public void rename(AssetKey from, AssetKey to) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE " + table
        + " SET asset = ?, check_asset = CASE WHEN check_asset = asset THEN ? ELSE check_asset END"
        + " WHERE asset = ?")) {
      update.setString(1, to.toString());
      update.setString(2, to.toString());
      update.setString(3, from.toString());
      update.executeUpdate();
    }
  }

  /** Returns the one of a cell; null when there is none. */
  public @Nullable Note find(Cell cell) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT * FROM " + table + CELL)) {
      bind(query, cell);
      List<Note> found = read(query);
      return found.isEmpty() ? null : found.get(0);
    }
  }

  /** Returns whether there is one of an asset. */
  public boolean isAnyOf(AssetKey asset) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM " + table + " WHERE asset = ? LIMIT 1")) {
      query.setString(1, asset.toString());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Returns those of an asset, or all when null. */
  public List<Note> of(@Nullable AssetKey asset) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT * FROM " + table + (asset == null ? "" : " WHERE asset = ?"))) {
      if (asset != null) {
        query.setString(1, asset.toString());
      }
      return read(query);
    }
  }

  private static List<Note> read(PreparedStatement query) throws SQLException {
    List<Note> notes = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String partition = row.getString("partition");
        Refusal refusal = new Refusal(
            row.getString("run"),
            row.getInt("attempt"),
            Instant.parse(row.getString("at")),
            AssetKey.parse(row.getString("check_asset")),
            row.getString("check_name"),
            row.getString("message"));
        Kept kept = new Kept(
            new Cell(
                AssetKey.parse(row.getString("asset")), partition.isEmpty() ? null : partition),
            refusal,
            row.getString("data_version"),
            row.getLong("rows"));
        notes.add(new Note(kept, List.of(row.getString("columns").split(","))));
      }
    }
    return notes;
  }

  private static void bind(PreparedStatement statement, Cell cell) throws SQLException {
    statement.setString(1, cell.asset().toString());
    statement.setString(2, cell.partition() == null ? "" : cell.partition());
  }
}
