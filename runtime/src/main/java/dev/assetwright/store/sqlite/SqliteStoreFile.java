package dev.assetwright.store.sqlite;

import dev.assetwright.spi.StoreUnavailableException;
import dev.assetwright.spi.UnsupportedStoreVersionException;
import dev.assetwright.store.sql.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** Questions to the file of a store that is not opened for work: opening would bring its schema up to date. Reads only. */
public final class SqliteStoreFile {
  private final Path path;
  private final SqliteErrors errors;

  /** @param path exists; SQLite would make it otherwise */
  public SqliteStoreFile(Path path) {
    this.path = path;
    this.errors = new SqliteErrors(path);
  }

  /** How old a schema is. */
  public enum Age {
    /** The file has none yet. */
    EMPTY,
    /** The next start brings it up to date. */
    OLDER,
    /** The one of this program. */
    NEWEST
  }

  /**
   * Tells which schema the file has.
   *
   * @throws UnsupportedStoreVersionException if it is not one of this program's
   * @throws StoreUnavailableException if it cannot be read
   */
  public Age schema() {
    try (Connection connection = SqliteFile.connect(path)) {
      Migrations migrations = SqliteSchema.migrations(path);
      migrations.verify(connection);
      int version = migrations.version(connection);
      return version == 0 ? Age.EMPTY : version < SqliteSchema.NEWEST ? Age.OLDER : Age.NEWEST;
    } catch (SQLException e) {
      throw errors.reading(e);
    }
  }

  /** How many events are recorded up to a place in the log, that one included. */
  public long eventCount(long lastSequence) {
    try (Connection connection = SqliteFile.connect(path)) {
      return SqliteFile.number(
          connection, "SELECT count(*) FROM event WHERE sequence <= " + lastSequence);
    } catch (SQLException e) {
      throw errors.reading(e);
    }
  }

  /** The ids of the processes that hold a claim, or places of a pool, sorted. */
  public Set<String> claimants() {
    Set<String> processes = new TreeSet<>();
    try (Connection connection = SqliteFile.connect(path);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT process FROM claim UNION SELECT process FROM tick_claim"
                + " UNION SELECT process FROM pool_share")) {
      while (row.next()) {
        processes.add(row.getString(1));
      }
      return processes;
    } catch (SQLException e) {
      throw errors.reading(e);
    }
  }
}
