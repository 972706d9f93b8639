package dev.assetwright.postgres.warehouse;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.StorageKind;
import dev.assetwright.postgres.server.HomeBinding;
import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.AssetStorage;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StorageSession;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.warehouse.sql.Decimals;
import java.lang.reflect.Type;
import java.math.BigDecimal;
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
 * Keeps tables in a schema of a PostgreSQL database: {@code mart/daily_sales} is table {@code mart_daily_sales}, its columns are
 * those of the row's record, and a grid's column comes first unless the record has it.
 *
 * <p>A published slice has a row in {@code assetwright_published} that was written by the same transaction. Tables are replaced in
 * place, so there is one version, and {@link #retain} has nothing to do.
 */
public final class PostgresWarehouse implements AssetStorage {
  private final Connections connections;
  private final WarehouseSchema schema;
  private final PostgresDialect dialect;
  private final Quarantine quarantine;

  private PostgresWarehouse(
      Connections connections, WarehouseSchema schema, PostgresDialect dialect) {
    this.connections = connections;
    this.schema = schema;
    this.dialect = dialect;
    this.quarantine = new PostgresQuarantine(connections, schema);
  }

  /**
   * Opens the schema, creates it when it is absent, and ties it to the home.
   *
   * @param process what the server's list of connections shows
   * @throws StoreUnavailableException if it cannot be opened, or belongs to another home; the message says why
   */
  public static PostgresWarehouse open(StoreLocation location, String process) {
    // A statement may take hours without a word.
    PostgresAddress address =
        new PostgresAddress(PostgresAddress.Purpose.WAREHOUSE, location, process, Duration.ZERO);
    // Tables change their columns, and names of temporary ones come again.
    address.source().setPrepareThreshold(0);
    WarehouseFailures failures = new WarehouseFailures(address);
    WarehouseSchema schema = new WarehouseSchema(new TableNames(location.schema()));
    try (Connection connection = address.connect()) {
      connection.setAutoCommit(false);
      schema.prepare(connection);
      connection.commit();
      String home = schema.names().qualified(TableNames.HOME);
      new HomeBinding(address, home, location.home()).bind(connection);
    } catch (SQLException e) {
      throw failures.opening(e);
    }
    return new PostgresWarehouse(
        new Connections(address, failures), schema, new PostgresDialect(failures));
  }

  @Override
  public boolean keeps(StorageKind kind) {
    return kind == StorageKind.TABLE;
  }

  @Override
  public StorageSession open(String token) {
    return new TableSession(connections, schema, dialect, token);
  }

  @Override
  public boolean isPublished(String token) {
    return connections.asking(connection -> schema.isThere(connection)
        && TablePublication.isPublished(connection, schema.names(), token));
  }

  @Override
  public Set<Cell> findLost(
      Map<Cell, CellState.Published> published, Map<Cell, AssetDefinition> definitions) {
    Set<Cell> lost = new TreeSet<>();
    for (Cell cell : published.keySet()) {
      AssetDefinition asset = definitions.get(cell);
      if (asset != null && keeps(asset.storage())) {
        lost.add(cell);
      }
    }
    if (!lost.isEmpty()) {
      connections.asking(connection -> {
        if (schema.isThere(connection)) {
          removeMarked(connection, lost);
        }
        return null;
      });
    }
    return lost;
  }

  private void removeMarked(Connection connection, Set<Cell> cells) throws SQLException {
    List<String> assets = new ArrayList<>();
    List<String> partitions = new ArrayList<>();
    cells.forEach(cell -> {
      assets.add(cell.asset().toString());
      partitions.add(cell.partition() == null ? "" : cell.partition());
    });
    String sql = "SELECT asset, partition FROM %s JOIN unnest(?::text[], ?::text[])"
        + " AS asked (asset, partition) USING (asset, partition) JOIN %s USING (asset)"
        + " WHERE to_regclass(quote_ident(?) || '.' || quote_ident(name)) IS NOT NULL";
    TableNames names = schema.names();
    try (PreparedStatement query = connection.prepareStatement(
        sql.formatted(names.qualified(TableNames.PUBLISHED), names.qualified(TableNames.TABLES)))) {
      query.setArray(1, connection.createArrayOf("text", assets.toArray()));
      query.setArray(2, connection.createArrayOf("text", partitions.toArray()));
      query.setString(3, names.schema());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String partition = row.getString(2);
          cells.remove(
              new Cell(AssetKey.parse(row.getString(1)), partition.isEmpty() ? null : partition));
        }
      }
    }
  }

  @Override
  public void rename(AssetKey from, AssetKey to, Collection<String> partitions) {
    connections.changing(connection -> {
      if (schema.isThere(connection)) {
        new AssetRenaming(connection, schema).run(from, to);
      }
      return null;
    });
  }

  @Override
  public RowPage preview(
      AssetDefinition asset,
      Type type,
      @Nullable String partition,
      String dataVersion,
      int offset,
      int limit) {
    return connections.asking(connection -> page(connection, asset, partition, offset, limit));
  }

  private RowPage page(
      Connection connection,
      AssetDefinition asset,
      @Nullable String partition,
      int offset,
      int limit)
      throws SQLException {
    String table = TableNames.of(asset.key());
    List<String> columns =
        List.copyOf(TableLayout.of(connection, schema.names(), table).keySet());
    if (columns.isEmpty()) {
      return RowPage.NOTHING;
    }
    Grid grid = asset.grid();
    boolean sliced = partition != null && grid != null && columns.containsAll(grid.columns());
    SliceFilter filter = SliceFilter.of(sliced ? Slice.one(grid, partition) : Slice.all());
    String from = " FROM " + schema.names().qualified(table) + filter.where();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT " + TableNames.quoted(columns) + from + " LIMIT " + limit + " OFFSET " + offset)) {
      filter.bind(query, 1);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>();
          for (int i = 1; i <= columns.size(); i++) {
            row.add(forPeople(result, i));
          }
          rows.add(row);
        }
      }
    }
    try (PreparedStatement query = connection.prepareStatement("SELECT count(*)" + from)) {
      filter.bind(query, 1);
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return new RowPage(columns, rows, result.getLong(1));
      }
    }
  }

  private @Nullable Object forPeople(ResultSet result, int index) throws SQLException {
    Object raw = result.getObject(index);
    if (raw instanceof Boolean || raw == null) {
      return raw;
    } else if (raw instanceof Float) {
      return Decimals.plain(new BigDecimal(raw.toString()));
    }
    Object cell = dialect.cell(result, index);
    return cell instanceof Double number && Double.isFinite(number)
        ? Decimals.fromDouble(number)
        : cell;
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
    connections.close();
  }
}
