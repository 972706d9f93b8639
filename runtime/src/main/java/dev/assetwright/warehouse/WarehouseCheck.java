package dev.assetwright.warehouse;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Questions to the file of a warehouse for those who examine or copy a home.
 *
 * <p>All methods throw {@link StoreUnavailableException} when the file cannot be read.
 */
public final class WarehouseCheck {
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final Path path;
  private final SqlFailures failures;

  /** @param path exists; SQLite would make it otherwise */
  public WarehouseCheck(Path path) {
    this.path = path;
    this.failures = new SqlFailures(path);
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** The data versions of the slices whose marker and table are there, sorted by cell. */
  public Map<Cell, String> published() {
    return using(connection -> {
      Map<Cell, String> published = new TreeMap<>();
      Set<String> tables = tables(connection);
      if (!tables.contains(TableName.MARKERS)) {
        return published;
      }
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(
              "SELECT asset, partition, data_version FROM " + TableName.quote(TableName.MARKERS))) {
        while (row.next()) {
          AssetKey asset = AssetKey.parse(row.getString(1));
          String partition = row.getString(2);
          if (tables.contains(TableName.of(asset))) {
            published.put(
                new Cell(asset, partition.isEmpty() ? null : partition), row.getString(3));
          }
        }
      }
      return published;
    });
  }

  /** The bytes that the tables of these assets take with their indexes, those without a table left out, sorted by asset. */
  public Map<AssetKey, Long> bytesByAsset(Collection<AssetKey> assets) {
    return using(connection -> {
      Map<String, Long> bytesByTable = new HashMap<>();
      // A dot can stand in no key; what is behind it tells the indexes of a table apart.
      String sizes =
          "SELECT substr(name, 1, instr(name || '.', '.') - 1), sum(pgsize) FROM dbstat GROUP BY 1";
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sizes)) {
        while (row.next()) {
          bytesByTable.put(row.getString(1), row.getLong(2));
        }
      }
      Map<AssetKey, Long> bytes = new TreeMap<>();
      for (AssetKey asset : assets) {
        for (String table : List.of(TableName.of(asset), TableName.quarantine(asset))) {
          Long size = bytesByTable.get(table);
          if (size != null) {
            bytes.merge(asset, size, Long::sum);
          }
        }
      }
      return bytes;
    });
  }

  /** The bytes that refused rows take, with their indexes. */
  public long quarantinedBytes() {
    return using(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(
              "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE '% in quarantine%'")) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  /** Takes the markers of slices away, so that they count as missing; for copies that nobody works with yet. */
  public void unmark(Collection<Cell> cells) {
    using(connection -> {
      if (!tables(connection).contains(TableName.MARKERS)) {
        return cells;
      }
      try (PreparedStatement delete = connection.prepareStatement("DELETE FROM "
          + TableName.quote(TableName.MARKERS) + " WHERE asset = ? AND partition = ?")) {
        for (Cell cell : cells) {
          delete.setString(1, cell.asset().toString());
          delete.setString(2, cell.partition() == null ? "" : cell.partition());
          delete.executeUpdate();
        }
      }
      return cells;
    });
  }

  private static Set<String> tables(Connection connection) throws SQLException {
    Set<String> tables = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private <T> T using(Work<T> work) {
    // As a URI, since a plain path may not hold a question mark.
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath().toUri())) {
      WarehouseFile.execute(connection, "PRAGMA busy_timeout = " + BUSY.toMillis());
      return work.on(connection);
    } catch (SQLException e) {
      throw failures.unavailable(e);
    }
  }
}
