package dev.assetwright.warehouse;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tables in one SQLite file that any tool may open: {@code mart/daily_sales} is table {@code mart_daily_sales}, its
 * columns are those of the row's record, and a grid's column comes first unless the record has it.
 *
 * <p>A published slice has a row in {@code assetwright_published} that was written by the same transaction. Tables are
 * replaced in place, so there is one version, and {@link #retain} has nothing to do.
 */
public final class SqliteWarehouse implements AssetStorage {
  private final WarehouseFile file;
  private final LostTables lostTables;
  private final WarehouseQuarantine quarantine;

  /**
   * @param path the file, {@code warehouse.db}; made with its folder when something is first stored or read
   * @param busyTimeout how long another program's lock is waited for
   */
  public SqliteWarehouse(Path path, Duration busyTimeout) {
    this.file = new WarehouseFile(path, busyTimeout);
    this.lostTables = new LostTables(file);
    this.quarantine = new WarehouseQuarantine(file);
  }

  @Override
  public boolean keeps(StorageKind kind) {
    return kind == StorageKind.TABLE;
  }

  @Override
  public StorageSession open(String token) {
    return new WarehouseSession(file, token);
  }

  @Override
  public boolean isPublished(String token) {
    if (!file.exists()) {
      return false;
    }
    return using(connection -> {
      if (TableColumns.of(connection, "main", TableName.MARKERS).isEmpty()) {
        return false;
      }
      try (PreparedStatement query = connection.prepareStatement(
          "SELECT 1 FROM " + TableName.quote(TableName.MARKERS) + " WHERE token = ?")) {
        query.setString(1, token);
        try (ResultSet result = query.executeQuery()) {
          return result.next();
        }
      }
    });
  }

  @Override
  public Set<Cell> findLost(
      Map<Cell, CellState.Published> published, Map<Cell, AssetDefinition> definitions) {
    List<Cell> kept = new ArrayList<>();
    for (Cell cell : published.keySet()) {
      AssetDefinition asset = definitions.get(cell);
      if (asset != null && keeps(asset.storage())) {
        kept.add(cell);
      }
    }
    if (kept.isEmpty() || !file.exists()) {
      return new TreeSet<>(kept);
    }
    try {
      return lostTables.among(kept);
    } catch (SQLException e) {
      throw file.failures().unavailable(e);
    }
  }

  @Override
  public void rename(AssetKey from, AssetKey to, Collection<String> partitions) {
    if (!file.exists()) {
      return;
    }
    try (Connection connection = file.openStaging(() -> false)) {
      file.publishing(connection, writer -> {
        TableRenaming.run(writer, from, to);
        return null;
      });
    } catch (SQLException e) {
      throw file.failures().unavailable(e);
    }
  }

  @Override
  public RowPage preview(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String dataVersion,
      int offset,
      int limit) {
    if (!file.exists()) {
      return RowPage.NOTHING;
    }
    return using(connection -> page(connection, asset, partition, offset, limit));
  }

  private static RowPage page(
      Connection connection,
      AssetDefinition asset,
      @Nullable String partition,
      int offset,
      int limit)
      throws SQLException {
    String table = TableName.of(asset.key());
    List<String> columns =
        List.copyOf(TableColumns.of(connection, "main", table).keySet());
    if (columns.isEmpty()) {
      return RowPage.NOTHING;
    }
    Grid grid = asset.grid();
    boolean sliced = partition != null && grid != null && columns.containsAll(grid.columns());
    SliceCondition condition = SliceCondition.of(sliced ? Slice.one(grid, partition) : Slice.all());
    String from = " FROM " + TableName.quote(table) + condition.where();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT *" + from + " ORDER BY rowid LIMIT " + limit + " OFFSET " + offset)) {
      bind(query, condition);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(SqlValues.row(result, columns.size()));
        }
      }
    }
    try (PreparedStatement query = connection.prepareStatement("SELECT count(*)" + from)) {
      bind(query, condition);
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return new RowPage(columns, rows, result.getLong(1));
      }
    }
  }

  private static void bind(PreparedStatement query, SliceCondition condition) throws SQLException {
    for (int i = 0; i < condition.parameters().size(); i++) {
      query.setString(i + 1, condition.parameters().get(i));
    }
  }

  @Override
  public Quarantine quarantine() {
    return quarantine;
  }

  @Override
  public void retain(AssetDefinition asset, @Nullable String partition, List<String> dataVersions) {
    // A table has the newest version alone.
  }

  @Override
  public void close() {
    file.close();
  }

  private <T> T using(WarehouseFile.Work<T> work) {
    try {
      return file.keeping(work);
    } catch (SQLException e) {
      throw file.failures().unavailable(e);
    }
  }
}
