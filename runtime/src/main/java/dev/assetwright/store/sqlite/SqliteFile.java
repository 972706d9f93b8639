package dev.assetwright.store.sqlite;

import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What can be done with any file of SQLite as a whole: measured, compacted, copied.
 *
 * <p>All methods throw {@link StoreUnavailableException} when SQLite refuses; the file is then as it was.
 */
public final class SqliteFile {
  private final Path path;
  private final SqliteErrors errors;

  /** @param path exists; SQLite would make it otherwise */
  public SqliteFile(Path path) {
    this.path = path;
    this.errors = new SqliteErrors(path);
  }

  /** The bytes of the file without its write-ahead log. */
  public long sizeBytes() {
    return size(path);
  }

  /** The bytes of its write-ahead log; 0 without one. */
  public long logBytes() {
    return size(path.resolveSibling(path.getFileName() + "-wal"));
  }

  /** The bytes of pages that hold nothing; compacting gives them back. */
  public long freeBytes() {
    try (Connection connection = connect(path)) {
      return number(connection, "PRAGMA freelist_count") * number(connection, "PRAGMA page_size");
    } catch (SQLException e) {
      throw errors.reading(e);
    }
  }

  /**
   * Writes the file anew without its gaps, and its log into it. Needs up to twice its size of free space for a while; must
   * not be called while others write, who would wait for it.
   */
  public void compact() {
    try (Connection connection = connect(path);
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      throw errors.writing(e);
    }
  }

  /**
   * Writes a copy as of this moment, synced; others may go on writing the original.
   *
   * @param copy is not there yet
   */
  public void copyTo(Path copy) {
    try (Connection connection = connect(path);
        Statement statement = connection.createStatement()) {
      // As text: SQLite refuses this statement when it is prepared with a parameter by the driver.
      statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
      try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (SQLException e) {
      throw errors.reading(e);
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The copy '%s' could not be written to the disk (%s).".formatted(copy, e.getMessage()),
          e);
    }
  }

  /** Opens a connection that waits for locks of others; as a URI, since a plain path may not hold a question mark. */
  static Connection connect(Path path) throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath().toUri());
    try {
      Connections.execute(
          connection,
          "PRAGMA busy_timeout = " + SqliteOptions.DEFAULT.busyTimeout().toMillis());
      return connection;
    } catch (SQLException e) {
      Connections.discard(connection);
      throw e;
    }
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      // It went between the two; a log does so when the last process closes it.
      return 0;
    }
  }
}
