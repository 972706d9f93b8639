package dev.assetwright.store.sqlite;

import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.UnsupportedStoreVersionException;
import dev.assetwright.store.sql.Migrations;
import dev.assetwright.store.sql.SqlStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/**
 * The store on one SQLite file, in WAL mode with a sync at each commit. Several processes may have it open; each has one
 * of these. Not for network file systems, whose locks SQLite cannot trust.
 *
 * <p>A write waits while another program holds the file's lock, half a minute at most.
 */
public final class SqliteStore extends SqlStore {
  private SqliteStore(Connections connections) {
    super(connections);
  }

  /**
   * Opens the file, creates it when it is absent, and brings an older one to the newest schema.
   *
   * @param clock says when a schema was applied
   * @throws UnsupportedStoreVersionException if a newer version wrote it; nothing was changed
   * @throws StoreUnavailableException if it cannot be opened; the message says why
   */
  public static SqliteStore open(Path file, Clock clock) {
    return open(file, clock, SqliteOptions.DEFAULT);
  }

  static SqliteStore open(Path file, Clock clock, SqliteOptions options) {
    Connections connections = new Connections(file, options);
    Migrations migrations = SqliteSchema.migrations(file);
    long begun = System.nanoTime();
    while (true) {
      try {
        connections.prepare(migrations, clock.instant());
        return new SqliteStore(connections);
      } catch (SQLException e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (!connections.errors().mayPass(e)) {
          throw connections.errors().opening(e);
        } else if (waited.compareTo(options.patience()) >= 0) {
          throw connections.errors().waited(waited, e);
        }
      }
    }
  }
}
