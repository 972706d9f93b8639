package dev.assetwright.postgres.warehouse;

import dev.assetwright.Table;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Refusal;
import dev.assetwright.postgres.server.PostgresAdvice;
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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One attempt at the warehouse: a connection that reads one state of it, and one whose temporary tables hold what is staged.
 * Both are opened when first needed.
 */
final class TableSession implements StorageSession {
  private static final int ROWS_AT_ONCE = 500;

  private final Connections connections;
  private final WarehouseSchema schema;
  private final PostgresDialect dialect;
  private final String token;
  private final SessionGuard guard;
  private final Map<Cell, StagedOutput> staged = new LinkedHashMap<>();
  private volatile @Nullable Connection reader;
  private volatile @Nullable Connection staging;
  private volatile boolean interrupted;
  private boolean hasPlace;
  private int stagedCount;

  TableSession(
      Connections connections, WarehouseSchema schema, PostgresDialect dialect, String token) {
    this.connections = connections;
    this.schema = schema;
    this.dialect = dialect;
    this.token = token;
    this.guard = new SessionGuard(dialect, this::interrupt, this::release);
  }

  @Override
  public Object read(
      AssetDefinition upstream, Type type, Slice slice, List<InputVersion> versions) {
    RowShape shape = RowShape.of(type, upstream.grid(), dialect);
    Connection connection = reader();
    String table = TableNames.of(upstream.key());
    Set<String> stored = guard.use(() -> new Snapshot(connection, schema).open(table, versions));
    List<String> columns = shape.components().stream()
        .map(column -> stored.contains(column.name()) ? TableNames.quote(column.name()) : "NULL")
        .toList();
    return stored.isEmpty()
        ? table(
            connection, upstream, shape, columns, "(SELECT WHERE false) AS none", SliceFilter.ALL)
        : table(
            connection,
            upstream,
            shape,
            columns,
            schema.names().qualified(table),
            SliceFilter.of(slice));
  }

  private StoredTable table(
      Connection connection,
      AssetDefinition asset,
      RowShape shape,
      List<String> columns,
      String from,
      SliceFilter filter) {
    return new StoredTable(guard, dialect, asset.key(), shape, columns, expressions -> {
      PreparedStatement statement =
          connection.prepareStatement("SELECT " + expressions + " FROM " + from + filter.where());
      statement.setFetchSize(ROWS_AT_ONCE);
      filter.bind(statement, 1);
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
    Snapshot snapshot = new Snapshot(reader(), schema);
    try (SelectedRows rows =
        StatementSelect.open(guard, dialect, snapshot, sql, tables, shape, partition)) {
      return stage(asset, shape, partition, rows);
    }
  }

  private Staged stage(
      AssetDefinition asset, RowShape shape, @Nullable String partition, Iterator<?> rows) {
    String table = "assetwright staged " + ++stagedCount;
    StagedOutput output =
        StagedOutput.fill(guard, dialect, staging(), asset, partition, shape, table, rows);
    // What was staged of the cell before goes with the session.
    staged.put(output.cell(), output);
    return new Staged(output.dataVersion(), output.count(), output.bytes());
  }

  @Override
  public Object readStaged(AssetDefinition asset, Type type, @Nullable String partition) {
    guard.requireOpen();
    StagedOutput output = staged.get(new Cell(asset.key(), partition));
    if (output == null) {
      throw new IllegalStateException("Nothing of '%s' is staged.".formatted(asset.key()));
    }
    RowShape shape = RowShape.of(type, asset.grid(), dialect);
    List<String> columns = shape.components().stream()
        .map(column -> TableNames.quote(column.name()))
        .toList();
    return table(staging(), asset, shape, columns, output.reference(), SliceFilter.ALL);
  }

  @Override
  public void publish() {
    if (staged.isEmpty()) {
      guard.requireOpen();
      return;
    }
    Connection connection = staging();
    guard.use(() -> {
      endReading();
      boolean done = false;
      try {
        TablePublication.run(connection, schema, dialect, token, staged.values());
        commit(connection);
        done = true;
      } finally {
        if (!done) {
          rollBack(connection);
        }
      }
      return true;
    });
  }

  /** A table that is read cannot be rebuilt, not even by its reader. What is read from here on is not recorded. */
  private void endReading() throws SQLException {
    Connection open = reader;
    if (open != null) {
      open.rollback();
    }
  }

  private void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (!PostgresAdvice.isLost(e)) {
        throw e;
      }
      if (!wasKept(e)) {
        throw e;
      }
    }
  }

  /** Asks another connection what became of a commit whose answer was lost. */
  private boolean wasKept(SQLException lost) {
    try {
      return connections.changing(other -> {
        for (StagedOutput output : staged.values()) {
          // Not before the lost one is over.
          TablePublication.lock(
              other, schema.names().lock(TableNames.of(output.asset().key())), true);
        }
        return TablePublication.isPublished(other, schema.names(), token);
      });
    } catch (StoreUnavailableException e) {
      lost.addSuppressed(e);
      throw dialect.failures().uncertain(lost);
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The first failure is the one to tell.
      return;
    }
  }

  @Override
  public boolean quarantine(Refusal refusal) {
    guard.requireOpen();
    if (!staged.isEmpty()) {
      Connection connection = staging();
      guard.use(() -> {
        connection.rollback();
        schema.prepare(connection);
        new RefusedOutputs(connection, schema.names()).keep(staged.values(), refusal);
        connection.commit();
        return true;
      });
      staged.clear();
    }
    return true;
  }

  @Override
  public void close() {
    guard.close();
  }

  private RowShape shapeOf(AssetDefinition asset, Type type) {
    TableNames.of(asset.key());
    return RowShape.of(type, asset.grid(), dialect);
  }

  private Connection reader() {
    return guard.use(() -> {
      Connection open = reader;
      if (open == null) {
        enter();
        open = connections.openReader();
        reader = open;
      }
      return open;
    });
  }

  private Connection staging() {
    return guard.use(() -> {
      Connection open = staging;
      if (open == null) {
        enter();
        open = connections.openStaging();
        staging = open;
      }
      return open;
    });
  }

  private void enter() throws SQLException {
    if (!hasPlace) {
      hasPlace = connections.enter(guard::isClosed);
      guard.requireOpen();
    }
  }

  /** Another thread is at work; what it runs is canceled, on the server too. Nobody waits for that. */
  private void interrupt() {
    interrupted = true;
    Thread canceling = new Thread(
        () -> {
          cancel(reader);
          cancel(staging);
        },
        "assetwright-cancel");
    canceling.setDaemon(true);
    canceling.start();
  }

  private static void cancel(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.unwrap(PGConnection.class).cancelQuery();
      }
    } catch (SQLException e) {
      // It has ended by itself.
      return;
    }
  }

  private void release() {
    giveBack(reader);
    giveBack(staging);
    if (hasPlace) {
      hasPlace = false;
      connections.leave();
    }
  }

  private void giveBack(@Nullable Connection connection) {
    if (connection != null) {
      connections.giveBack(connection, !interrupted);
    }
  }
}
