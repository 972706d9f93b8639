package dev.assetwright.postgres;

import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.store.sql.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/** The schema on PostgreSQL: a schema of the database, with nothing but our tables in it. */
final class PostgresSchema {
  /** The one this program knows. */
  static final int NEWEST = 3;

  /** The first that is still maintained, and that all used here is in. */
  private static final int OLDEST_SERVER = 13;

  /** Any number; processes that bring a store into being wait for each other with it. */
  private static final long LOCK = 0x61737365747772L;

  private final PostgresAddress address;
  private final Migrations migrations;

  PostgresSchema(PostgresAddress address) {
    this(address, Migrations.scripts(PostgresSchema.class, NEWEST));
  }

  /** For tests: a history of one's own. */
  PostgresSchema(PostgresAddress address, List<String> scripts) {
    this.address = address;
    this.migrations = new Migrations(
        new Migrations.Target(
            address.name(),
            "another schema with 'store.schema'",
            "BEGIN; SELECT pg_advisory_xact_lock(" + LOCK + ")",
            "SELECT 1 WHERE to_regclass('\"" + address.schema()
                + "\".schema_version') IS NOT NULL"),
        scripts);
  }

  /** Brings schema and tables into being, or up to date. */
  void prepare(Connection connection, Instant now) throws SQLException {
    requireUsable(connection);
    if (!isThere(connection)) {
      create(connection);
    }
    migrations.verify(connection);
    migrations.apply(connection, now);
  }

  /** Whether the schema is there; an older or newer one counts. */
  boolean isThere(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT 1 FROM pg_namespace WHERE nspname = ?")) {
      statement.setString(1, address.schema());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** How many steps have been applied; throws when they are not ours. */
  int version(Connection connection) throws SQLException {
    migrations.verify(connection);
    return migrations.version(connection);
  }

  void requireUsable(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST_SERVER) {
      throw new StoreUnavailableException(
          "The store '%s' is on PostgreSQL %d; it needs %d or newer. Nothing was changed."
              .formatted(address.name(), version, OLDEST_SERVER));
    }
    String encoding = text(connection, "SHOW server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new StoreUnavailableException(
          ("The store '%s' keeps texts as %s, which cannot hold all of them. Nothing was changed. Create the database anew,"
                  + " such as by 'createdb --encoding UTF8 --template template0 %s'.")
              .formatted(address.name(), encoding, address.database()));
    }
  }

  private void create(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // Two that create it at the same time would otherwise fail.
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + address.schema() + "\"");
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
