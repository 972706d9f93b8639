package dev.assetwright.warehouse;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.Slice;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one transaction that changes what is published: for every staged output the slice is replaced, its marker set, and what was
 * refused of it before is gone.
 *
 * <p>A table whose columns differ from the record's is rebuilt within it: the other partitions' rows move over with the
 * columns of the same name, converted as SQLite does when the type is another one, and NULL in new columns; dropped columns
 * are gone, and so are indexes and triggers that were added by hand. Those partitions' versions stay as recorded. Usually
 * they are stale for the new record anyway, and each is stored in the new shape when it is materialized.
 */
final class Publication {
  private static final String MARKERS =
      WarehouseFile.SCHEMA + "." + TableName.quote(TableName.MARKERS);

  private final Connection connection;
  private final String token;

  private Publication(Connection connection, String token) {
    this.connection = connection;
    this.token = token;
  }

  /** Publishes all or nothing; nothing happens if the token has been published. */
  static void run(Connection connection, String token, Collection<StagedTable> outputs)
      throws SQLException {
    WarehouseFile.transaction(
        connection, () -> new Publication(connection, token).publish(outputs));
  }

  private void publish(Collection<StagedTable> outputs) throws SQLException {
    WarehouseFile.execute(
        connection,
        "CREATE TABLE IF NOT EXISTS " + MARKERS
            + " (asset TEXT NOT NULL, partition TEXT NOT NULL, token TEXT NOT NULL,"
            + " data_version TEXT NOT NULL, PRIMARY KEY (asset, partition)) WITHOUT ROWID");
    WarehouseFile.execute(
        connection,
        "CREATE INDEX IF NOT EXISTS " + WarehouseFile.SCHEMA + "."
            + TableName.quote(TableName.MARKERS + ".token") + " ON "
            + TableName.quote(TableName.MARKERS) + " (token)");
    if (isPublished()) {
      return;
    }
    RefusedRows refused = new RefusedRows(connection);
    for (StagedTable output : outputs) {
      String table = TableName.of(output.asset().key());
      claimName(output.asset().key(), table);
      prepareTable(output, table);
      replaceSlice(output, table);
      mark(output);
      refused.clear(new Cell(output.asset().key(), output.partition()));
    }
  }

  private boolean isPublished() throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM " + MARKERS + " WHERE token = ?")) {
      query.setString(1, token);
      try (ResultSet result = query.executeQuery()) {
        return result.next();
      }
    }
  }

  /** Two keys can make one name, {@code a/b_c} and {@code a_b/c}. The markers of a table that is gone claim nothing. */
  private void claimName(AssetKey asset, String table) throws SQLException {
    String others = " FROM " + MARKERS + " WHERE replace(asset, '/', '_') = ? AND asset <> ?";
    String other = null;
    try (PreparedStatement query = connection.prepareStatement("SELECT min(asset)" + others)) {
      query.setString(1, table);
      query.setString(2, asset.toString());
      try (ResultSet result = query.executeQuery()) {
        other = result.next() ? result.getString(1) : null;
      }
    }
    if (other == null) {
      return;
    }
    if (!columnsOf(table).isEmpty()) {
      throw new StoreUnavailableException(
          "Table '%s' holds '%s', and '%s' would have the same table. Nothing was published. Rename one of them; if '%s' is no longer declared, drop the table."
              .formatted(table, other, asset, other));
    }
    try (PreparedStatement delete = connection.prepareStatement("DELETE" + others)) {
      delete.setString(1, table);
      delete.setString(2, asset.toString());
      delete.executeUpdate();
    }
  }

  private void prepareTable(StagedTable output, String table) throws SQLException {
    Map<String, String> wanted = new LinkedHashMap<>();
    output
        .shape()
        .columns()
        .forEach(column -> wanted.put(column.name(), SqliteDialect.declared(column.kind())));
    Map<String, String> found = columnsOf(table);
    if (List.copyOf(found.entrySet()).equals(List.copyOf(wanted.entrySet()))) {
      return;
    }
    String grown = qualified(table + ".rebuilt");
    WarehouseFile.execute(
        connection, "CREATE TABLE " + grown + " (" + StagedTable.columnsOf(output.shape()) + ")");
    List<String> gridColumns = output.shape().gridColumns();
    boolean sliced = !gridColumns.isEmpty() && found.keySet().containsAll(gridColumns);
    if (!sliced) {
      unmark(output.asset().key());
    }
    if (!found.isEmpty()) {
      String common = found.keySet().stream()
          .filter(wanted::containsKey)
          .map(TableName::quote)
          .collect(Collectors.joining(", "));
      if (sliced) {
        WarehouseFile.execute(
            connection,
            "INSERT INTO %s (%s) SELECT %s FROM %s ORDER BY rowid"
                .formatted(grown, common, common, qualified(table)));
      }
      WarehouseFile.execute(connection, "DROP TABLE " + qualified(table));
    }
    WarehouseFile.execute(
        connection, "ALTER TABLE " + grown + " RENAME TO " + TableName.quote(table));
    if (!gridColumns.isEmpty()) {
      // A dot can stand in no key, so no table is called like the index.
      WarehouseFile.execute(
          connection,
          "CREATE INDEX %s ON %s (%s)"
              .formatted(
                  qualified(table + "." + String.join(".", gridColumns)),
                  TableName.quote(table),
                  gridColumns.stream().map(TableName::quote).collect(Collectors.joining(", "))));
    }
  }

  private void replaceSlice(StagedTable output, String table) throws SQLException {
    Grid grid = output.asset().grid();
    String partition = output.partition();
    SliceCondition condition = SliceCondition.of(
        grid == null || partition == null ? Slice.whole() : Slice.one(grid, partition));
    String delete = "DELETE FROM " + qualified(table) + condition.where();
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      for (int i = 0; i < condition.parameters().size(); i++) {
        statement.setString(i + 1, condition.parameters().get(i));
      }
      statement.executeUpdate();
    }
    WarehouseFile.execute(
        connection,
        "INSERT INTO %s SELECT * FROM %s ORDER BY rowid"
            .formatted(qualified(table), output.reference()));
  }

  /** A table made anew has none of the slices that its markers speak of. */
  private void unmark(AssetKey asset) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + MARKERS + " WHERE asset = ?")) {
      delete.setString(1, asset.toString());
      delete.executeUpdate();
    }
  }

  private void mark(StagedTable output) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement("INSERT INTO " + MARKERS + " VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET token = excluded.token,"
            + " data_version = excluded.data_version")) {
      upsert.setString(1, output.asset().key().toString());
      upsert.setString(2, output.partition() == null ? "" : output.partition());
      upsert.setString(3, token);
      upsert.setString(4, output.dataVersion());
      upsert.executeUpdate();
    }
  }

  /** The declared columns of a table in order, with their types; empty when there is none. */
  private Map<String, String> columnsOf(String table) throws SQLException {
    return TableColumns.of(connection, WarehouseFile.SCHEMA, table);
  }

  private static String qualified(String name) {
    return WarehouseFile.SCHEMA + "." + TableName.quote(name);
  }
}
