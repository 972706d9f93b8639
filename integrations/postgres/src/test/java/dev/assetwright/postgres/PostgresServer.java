package dev.assetwright.postgres;

import dev.assetwright.spi.StoreLocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real server for all tests of this module, from binaries that come as a jar. It refuses to run as root, so there it is
 * started in a user namespace of its own; where it cannot run at all the tests skip themselves and say why.
 */
final class PostgresServer {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable PostgresServer running;
  private static @Nullable String reason;

  private final EmbeddedPostgres postgres;

  private PostgresServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** The server, started at the first call; skips the test where none can be. */
  static synchronized PostgresServer require() {
    if (running == null && reason == null) {
      try {
        // It stops itself when this process ends. No test pulls the plug of the machine.
        running = new PostgresServer(EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "60")
            .setServerConfig("fsync", "off")
            .setServerConfig("lc_messages", "C")
            .start());
      } catch (IOException | RuntimeException e) {
        reason = "PostgreSQL cannot run here: " + e;
      }
    }
    Assumptions.assumeTrue(running != null, reason);
    return running;
  }

  int port() {
    return postgres.getPort();
  }

  /** A schema that no other test has. */
  static String newSchema() {
    return "test_" + SCHEMAS.incrementAndGet();
  }

  StoreLocation location(String schema, Path home) {
    return new StoreLocation(url(), "postgres", null, schema, home);
  }

  String url() {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(port());
  }

  Connection connect(String schema) throws SQLException {
    return DriverManager.getConnection(url() + "?user=postgres&currentSchema=" + schema);
  }

  void execute(String schema, String sql) throws SQLException {
    try (Connection connection = connect(schema);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
