package dev.assetwright.postgres.warehouse;

import dev.assetwright.postgres.server.PostgresAdvice;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one transaction that changes what is published: for every staged output the slice is replaced, its marker set, and what was
 * refused of it before is gone.
 *
 * <p>Partitions of one table are published side by side, each under a shared lock of the server's on the table's name. When a table
 * has to be made, or needs other columns, the transaction begins anew with the lock for itself. Missing columns are added. If that
 * is not all, the table is rebuilt: the other partitions' rows move over, converted where nothing is lost by it, and otherwise they
 * are gone with their markers, so that they count as missing. A rebuilt table is another one to the server, by which readers of an
 * older snapshot know that they cannot read it any more.
 */
final class TablePublication {
  private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '30s'";

  /** The columns of a table are not those that are wanted, and the lock is shared. */
  private static final class LayoutDiffersException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final Connection connection;
  private final WarehouseSchema schema;
  private final PostgresDialect dialect;
  private final String token;
  private final boolean exclusive;

  private TablePublication(
      Connection connection,
      WarehouseSchema schema,
      PostgresDialect dialect,
      String token,
      boolean exclusive) {
    this.connection = connection;
    this.schema = schema;
    this.dialect = dialect;
    this.token = token;
    this.exclusive = exclusive;
  }

  /** Publishes all or nothing, up to the commit, which is the caller's; nothing happens if the token has been published. */
  static void run(
      Connection connection,
      WarehouseSchema schema,
      PostgresDialect dialect,
      String token,
      Collection<StagedOutput> outputs)
      throws SQLException {
    // In one order, so that two never wait for each other.
    List<StagedOutput> sorted =
        outputs.stream().sorted(Comparator.comparing(StagedOutput::cell)).toList();
    try {
      connection.rollback();
      new TablePublication(connection, schema, dialect, token, false).publish(sorted);
    } catch (LayoutDiffersException e) {
      connection.rollback();
      try {
        new TablePublication(connection, schema, dialect, token, true).publish(sorted);
      } catch (LayoutDiffersException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private void publish(List<StagedOutput> outputs) throws SQLException, LayoutDiffersException {
    Connections.execute(connection, LOCK_TIMEOUT);
    if (!schema.isThere(connection)) {
      requireExclusive();
      schema.prepare(connection);
    }
    TableNames names = schema.names();
    List<Long> locks = outputs.stream()
        .map(output -> names.lock(TableNames.of(output.asset().key())))
        .distinct()
        .sorted()
        .toList();
    for (Long lock : locks) {
      lock(connection, lock, exclusive);
    }
    if (isPublished(connection, names, token)) {
      return;
    }
    RefusedOutputs refused = new RefusedOutputs(connection, names);
    for (StagedOutput output : outputs) {
      String table = TableNames.of(output.asset().key());
      prepareTable(output, table);
      // First of what is written: a second one that publishes this cell waits here, and sees these
      // rows when it deletes.
      mark(output);
      replaceSlice(output, table);
      refused.clear(output.cell());
    }
  }

  /** Takes the lock on a table's name to the end of the transaction. */
  static void lock(Connection connection, long lock, boolean exclusive) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "SELECT pg_advisory_xact_lock" + (exclusive ? "" : "_shared") + "(?)")) {
      statement.setLong(1, lock);
      statement.executeQuery().close();
    }
  }

  static boolean isPublished(Connection connection, TableNames names, String token)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT 1 FROM " + names.qualified(TableNames.PUBLISHED) + " WHERE token = ? LIMIT 1")) {
      query.setString(1, token);
      try (ResultSet result = query.executeQuery()) {
        return result.next();
      }
    }
  }

  private void requireExclusive() throws LayoutDiffersException {
    if (!exclusive) {
      throw new LayoutDiffersException();
    }
  }

  private void prepareTable(StagedOutput output, String table)
      throws SQLException, LayoutDiffersException {
    AssetKey asset = output.asset().key();
    Map<String, String> wanted = TableLayout.of(output.shape(), dialect);
    Map<String, String> found = TableLayout.of(connection, schema.names(), table);
    boolean owned = isOwned(asset, table, !found.isEmpty());
    if (owned && found.equals(wanted)) {
      return;
    }
    requireExclusive();
    if (!owned) {
      own(asset, table);
    }
    if (found.isEmpty()) {
      unmark(asset);
      create(output, table);
    } else if (!found.equals(wanted)) {
      change(output, table, found, wanted);
    }
  }

  /** Whether the table is recorded as the asset's; throws when it is another's, such as of a key that makes the same name. */
  private boolean isOwned(AssetKey asset, String table, boolean isThere) throws SQLException {
    String owner = null;
    try (PreparedStatement query = connection.prepareStatement(
        "SELECT asset FROM " + schema.names().qualified(TableNames.TABLES) + " WHERE name = ?")) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        owner = row.next() ? row.getString(1) : null;
      }
    }
    if (asset.toString().equals(owner)) {
      return true;
    }
    if (!isThere) {
      return false;
    }
    throw new StoreUnavailableException(
        owner == null
            ? "Table '%s' in schema '%s' was not made by Assetwright, and '%s' would replace it. Nothing was published. Rename one of them, or set another schema as 'warehouse.schema'."
                .formatted(table, schema.names().schema(), asset)
            : "Table '%s' holds '%s', and '%s' would have the same table. Nothing was published. Rename one of them; if '%s' is no longer declared, drop the table."
                .formatted(table, owner, asset, owner));
  }

  /** What was recorded of a table that is gone claims nothing. */
  private void own(AssetKey asset, String table) throws SQLException {
    String tables = schema.names().qualified(TableNames.TABLES);
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM "
        + schema.names().qualified(TableNames.PUBLISHED)
        + " WHERE asset IN (SELECT asset FROM " + tables + " WHERE name = ?)")) {
      delete.setString(1, table);
      delete.executeUpdate();
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + tables + " WHERE name = ? OR asset = ?")) {
      delete.setString(1, table);
      delete.setString(2, asset.toString());
      delete.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + tables + " VALUES (?, ?)")) {
      insert.setString(1, asset.toString());
      insert.setString(2, table);
      insert.executeUpdate();
    }
  }

  private void create(StagedOutput output, String table) throws SQLException {
    String name = schema.names().qualified(table);
    Connections.execute(
        connection,
        "CREATE TABLE %s (%s)".formatted(name, StagedOutput.columns(output.shape(), dialect)));
    List<String> grid = output.shape().gridColumns();
    if (!grid.isEmpty()) {
      Connections.execute(
          connection, "CREATE INDEX ON %s (%s)".formatted(name, TableNames.quoted(grid)));
    }
  }

  private void change(
      StagedOutput output, String table, Map<String, String> found, Map<String, String> wanted)
      throws SQLException {
    List<String> common = found.keySet().stream().filter(wanted::containsKey).toList();
    boolean keeps = !output.shape().gridColumns().isEmpty()
        && common.containsAll(output.shape().gridColumns())
        && TableLayout.areConvertible(found, wanted, common);
    if (common.size() == found.size()
        && common.stream().allMatch(name -> found.get(name).equals(wanted.get(name)))) {
      for (Map.Entry<String, String> column : wanted.entrySet()) {
        if (!found.containsKey(column.getKey())) {
          Connections.execute(
              connection,
              "ALTER TABLE %s ADD COLUMN %s %s"
                  .formatted(
                      schema.names().qualified(table),
                      TableNames.quote(column.getKey()),
                      column.getValue()));
        }
      }
      return;
    }
    String before = TableNames.kept(table + ".before");
    Connections.execute(
        connection,
        "ALTER TABLE %s RENAME TO %s"
            .formatted(schema.names().qualified(table), TableNames.quote(before)));
    create(output, table);
    if (!keeps || !moves(table, before, wanted, common)) {
      unmark(output.asset().key());
    }
    try {
      Connections.execute(connection, "DROP TABLE " + schema.names().qualified(before));
    } catch (SQLException e) {
      throw dialect.failures().rebuilding(table, e);
    }
  }

  /** Moves the rows; returns whether it could, with nothing moved when not. */
  private boolean moves(
      String table, String before, Map<String, String> wanted, List<String> common)
      throws SQLException {
    String casts = common.stream()
        .map(name -> "CAST(%s AS %s)".formatted(TableNames.quote(name), wanted.get(name)))
        .collect(Collectors.joining(", "));
    Savepoint savepoint = connection.setSavepoint();
    try {
      Connections.execute(
          connection,
          "INSERT INTO %s (%s) SELECT %s FROM %s"
              .formatted(
                  schema.names().qualified(table),
                  TableNames.quoted(common),
                  casts,
                  schema.names().qualified(before)));
      return true;
    } catch (SQLException e) {
      // Class 22: a value that the new type cannot hold.
      if (!PostgresAdvice.state(e).startsWith("22")) {
        throw e;
      }
      connection.rollback(savepoint);
      return false;
    }
  }

  private void replaceSlice(StagedOutput output, String table) throws SQLException {
    Grid grid = output.asset().grid();
    String partition = output.partition();
    SliceFilter filter = SliceFilter.of(
        grid == null || partition == null ? Slice.whole() : Slice.one(grid, partition));
    String name = schema.names().qualified(table);
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + name + filter.where())) {
      filter.bind(delete, 1);
      delete.executeUpdate();
    }
    String columns = TableNames.quoted(output.shape().names());
    Connections.execute(
        connection,
        "INSERT INTO %s (%s) SELECT %s FROM %s"
            .formatted(name, columns, columns, output.reference()));
  }

  /** A table made anew has none of the slices that its markers speak of. */
  private void unmark(AssetKey asset) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(
        "DELETE FROM " + schema.names().qualified(TableNames.PUBLISHED) + " WHERE asset = ?")) {
      delete.setString(1, asset.toString());
      delete.executeUpdate();
    }
  }

  private void mark(StagedOutput output) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(
        "INSERT INTO " + schema.names().qualified(TableNames.PUBLISHED) + " VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (asset, partition) DO UPDATE SET token = excluded.token,"
            + " data_version = excluded.data_version")) {
      RefusedOutputs.bind(upsert, output.cell());
      upsert.setString(3, token);
      upsert.setString(4, output.dataVersion());
      upsert.executeUpdate();
    }
  }
}
