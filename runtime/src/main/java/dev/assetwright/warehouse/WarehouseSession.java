package dev.assetwright.warehouse;

import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Refusal;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.warehouse.sql.RowShape;
import dev.assetwright.warehouse.sql.SelectedRows;
import dev.assetwright.warehouse.sql.SessionGuard;
import dev.assetwright.warehouse.sql.StoredTable;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at the warehouse: a connection that reads one state of it, and one whose temporary tables hold what is staged.
 * Both are opened when first needed.
 */
final class WarehouseSession implements StorageSession {
  private final WarehouseFile file;
  private final String token;
  private final SqliteDialect dialect;
  private final SessionGuard guard;
  private final Map<Cell, StagedTable> staged = new LinkedHashMap<>();
  private @Nullable Connection reader;
  private @Nullable Connection staging;
  private int stagedCount;

  WarehouseSession(WarehouseFile file, String token) {
    this.file = file;
    this.token = token;
    this.dialect = new SqliteDialect(file.failures());
    // What runs looks by itself whether it has been abandoned.
    this.guard = new SessionGuard(dialect, () -> {}, this::release);
  }

  @Override
  public Object read(
      AssetDefinition upstream, Type type, Slice slice, List<InputVersion> versions) {
    RowShape shape = RowShape.of(type, upstream.grid(), dialect);
    Connection connection = reader();
    String table = TableName.of(upstream.key());
    Map<String, String> stored = guard.use(() -> TableColumns.of(connection, "main", table));
    if (stored.isEmpty() && !versions.isEmpty()) {
      throw new StoreUnavailableException(
          "Table '%s' is gone from the warehouse. Materialize '%s' again to rebuild it."
              .formatted(table, upstream.key()));
    }
    guard.use(() -> {
      PublishedVersions.require(connection, versions);
      return true;
    });
    String from = stored.isEmpty() ? "(SELECT 1 WHERE 0)" : "main." + TableName.quote(table);
    SliceCondition condition = SliceCondition.of(slice);
    if (!stored.isEmpty()) {
      from += condition.where();
    }
    List<String> columns = shape.components().stream()
        .map(column -> stored.containsKey(column.name()) ? TableName.quote(column.name()) : "NULL")
        .toList();
    List<String> parameters = stored.isEmpty() ? List.of() : condition.parameters();
    return table(connection, upstream, shape, columns, from, parameters);
  }

  private StoredTable table(
      Connection connection,
      AssetDefinition asset,
      RowShape shape,
      List<String> columns,
      String from,
      List<String> parameters) {
    return new StoredTable(guard, dialect, asset.key(), shape, columns, expressions -> {
      PreparedStatement statement =
          connection.prepareStatement("SELECT " + expressions + " FROM " + from);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      return statement;
    });
  }

  @Override
  public Staged stage(
      AssetDefinition asset, Type type, @Nullable String partition, @Nullable Object value) {
    guard.requireOpen();
    if (!(value instanceof Table<?> table)) {
      throw new OutputRejectedException(
          "'%s' returned %s instead of a table; return Table.of(rows), or Result.skip with a reason."
              .formatted(asset.key(), value == null ? "null" : value.getClass().getSimpleName()));
    }
    RowShape shape = shapeOf(asset, type);
    try (Stream<?> rows = table.rows()) {
      return stage(asset, shape, partition, rows.iterator());
    }
  }

  @Override
  public Staged stageSql(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String sql,
      Map<String, SqlInput> tables) {
    guard.requireOpen();
    RowShape shape = shapeOf(asset, type);
    Connection connection = reader();
    guard.use(() -> {
      for (SqlInput table : tables.values()) {
        PublishedVersions.require(connection, table.versions());
      }
      return true;
    });
    try (SelectedRows rows =
        SqlSelect.open(guard, dialect, connection, sql, tables, shape, partition)) {
      return stage(asset, shape, partition, rows);
    }
  }

  private Staged stage(
      AssetDefinition asset, RowShape shape, @Nullable String partition, Iterator<?> rows) {
    StagedTable table =
        new StagedTable(guard, staging(), asset, partition, shape, "staged_" + ++stagedCount);
    boolean complete = false;
    try {
      table.fill(rows);
      complete = true;
    } finally {
      if (!complete && !guard.isClosed()) {
        table.drop();
      }
    }
    StagedTable former = staged.put(new Cell(asset.key(), partition), table);
    if (former != null) {
      former.drop();
    }
    return new Staged(table.dataVersion(), table.count(), table.bytes());
  }

  @Override
  public Object readStaged(AssetDefinition asset, Type type, @Nullable String partition) {
    guard.requireOpen();
    StagedTable table = staged.get(new Cell(asset.key(), partition));
    if (table == null) {
      throw new IllegalStateException("Nothing of '%s' is staged.".formatted(asset.key()));
    }
    RowShape shape = RowShape.of(type, asset.grid(), dialect);
    List<String> columns = shape.components().stream()
        .map(column -> TableName.quote(column.name()))
        .toList();
    return table(staging(), asset, shape, columns, table.reference(), List.of());
  }

  @Override
  public void publish() {
    if (staged.isEmpty()) {
      guard.requireOpen();
      return;
    }
    Connection connection = staging();
    guard.use(() -> {
      file.publishing(connection, attached -> {
        Publication.run(attached, token, staged.values());
        return null;
      });
      return true;
    });
  }

  @Override
  public boolean quarantine(Refusal refusal) {
    guard.requireOpen();
    if (!staged.isEmpty()) {
      Connection connection = staging();
      guard.use(() -> {
        file.publishing(connection, attached -> {
          WarehouseFile.transaction(
              attached, () -> new RefusedRows(attached).keep(staged.values(), refusal));
          return null;
        });
        return true;
      });
      staged.values().forEach(StagedTable::drop);
      staged.clear();
    }
    return true;
  }

  @Override
  public void close() {
    guard.close();
  }

  private RowShape shapeOf(AssetDefinition asset, Type type) {
    TableName.of(asset.key());
    return RowShape.of(type, asset.grid(), dialect);
  }

  private Connection reader() {
    return guard.use(() -> {
      Connection open = reader;
      if (open == null) {
        open = file.openReader(guard::isClosed);
        reader = open;
      }
      return open;
    });
  }

  private Connection staging() {
    return guard.use(() -> {
      Connection open = staging;
      if (open == null) {
        open = file.openStaging(guard::isClosed);
        staging = open;
      }
      return open;
    });
  }

  private void release() {
    close(reader);
    close(staging);
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // Nothing depends on it: what was staged is temporary, and an open transaction only read.
      return;
    }
  }
}
