package dev.assetwright.postgres.warehouse;

import dev.assetwright.warehouse.sql.QuarantineNotes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The schema with the tables that are ours, beside those of assets. */
record WarehouseSchema(TableNames names) {
  /** Any number; processes that bring a warehouse into being wait for each other with it. */
  private static final long LOCK = 0x61777461626c65L;

  /** Makes what is not there yet, within the connection's transaction. */
  void prepare(Connection connection) throws SQLException {
    if (isThere(connection)) {
      return;
    }
    Connections.execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
    // Without a look first, it would take the right to create one even where it is there.
    if (!hasSchema(connection)) {
      Connections.execute(connection, "CREATE SCHEMA " + TableNames.quote(names.schema()));
    }
    create(connection, TableNames.HOME, "id text NOT NULL, folder text NOT NULL");
    create(connection, TableNames.TABLES, "asset text PRIMARY KEY, name text NOT NULL UNIQUE");
    create(connection, TableNames.QUARANTINED, QuarantineNotes.COLUMNS);
    create(
        connection,
        TableNames.REFUSED,
        "asset text NOT NULL, partition text NOT NULL, number bigint NOT NULL, row jsonb NOT NULL,"
            + " PRIMARY KEY (asset, partition, number)");
    functions(connection);
    if (create(
        connection,
        TableNames.PUBLISHED,
        "asset text NOT NULL, partition text NOT NULL, token text NOT NULL,"
            + " data_version text NOT NULL, PRIMARY KEY (asset, partition)")) {
      Connections.execute(
          connection, "CREATE INDEX ON " + names.qualified(TableNames.PUBLISHED) + " (token)");
    }
  }

  /** The exact decimals that statements have on SQLite, so that they need not be written anew. */
  private void functions(Connection connection) throws SQLException {
    String schema = TableNames.quote(names.schema());
    String function = "CREATE OR REPLACE FUNCTION " + schema
        + ".%s RETURNS numeric LANGUAGE sql IMMUTABLE STRICT AS 'SELECT %s'";
    Connections.execute(
        connection, function.formatted("decimal_add(a numeric, b numeric)", "a + b"));
    Connections.execute(
        connection, function.formatted("decimal_mul(a numeric, b numeric)", "a * b"));
    Connections.execute(
        connection,
        function.formatted("decimal_round(x numeric, places integer)", "round(x, places)"));
    Connections.execute(
        connection,
        "CREATE OR REPLACE AGGREGATE " + schema
            + ".decimal_sum(numeric) (SFUNC = numeric_add, STYPE = numeric)");
  }

  /** Whether all is there that is ours. */
  boolean isThere(Connection connection) throws SQLException {
    return oid(connection, TableNames.PUBLISHED) != null
        && oid(connection, TableNames.TABLES) != null
        && oid(connection, TableNames.QUARANTINED) != null
        && oid(connection, TableNames.REFUSED) != null
        && oid(connection, TableNames.HOME) != null;
  }

  /** The number by which the server knows a table, as it is now and not as a snapshot shows it; null without one. */
  @Nullable
  Long oid(Connection connection, String table) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?)::oid")) {
      query.setString(1, names.qualified(table));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        long oid = row.getLong(1);
        return row.wasNull() ? null : oid;
      }
    }
  }

  private boolean hasSchema(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
      query.setString(1, names.schema());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private boolean create(Connection connection, String table, String columns) throws SQLException {
    if (oid(connection, table) != null) {
      return false;
    }
    Connections.execute(
        connection, "CREATE TABLE %s (%s)".formatted(names.qualified(table), columns));
    return true;
  }
}
