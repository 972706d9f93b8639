package dev.assetwright.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;

/**
 * The file and the connections to it.
 *
 * <p>One connection, the keeper, stays open: without it SQLite would fold the write-ahead log into the file each time the
 * last connection closes. It is opened anew when the file was deleted or replaced; until then a deleted file would live on
 * unseen.
 */
final class WarehouseFile implements AutoCloseable {
  /** What an attached warehouse is called. */
  static final String SCHEMA = "warehouse";

  /** So often, in instructions of SQLite's machine, an attempt's SQL looks whether it has been abandoned. */
  private static final int INSTRUCTIONS_BETWEEN_LOOKS = 20_000;

  /** Work on a connection. */
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  private final Path path;
  private final Duration busyTimeout;
  private final SqlFailures failures;
  private final ReentrantLock publishing = new ReentrantLock(true);
  private final ReentrantLock keeping = new ReentrantLock();
  private @Nullable Connection keeper;
  private @Nullable Object keeperIdentity;

  WarehouseFile(Path path, Duration busyTimeout) {
    this.path = path.toAbsolutePath();
    this.busyTimeout = busyTimeout;
    this.failures = new SqlFailures(path);
  }

  SqlFailures failures() {
    return failures;
  }

  boolean exists() {
    return path.toFile().exists();
  }

  /** What stays equal while the file is the same file; null when there is none. */
  @Nullable
  Object identity() throws SQLException {
    if (!exists()) {
      return null;
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return key == null ? attributes.creationTime() : key;
    } catch (IOException e) {
      throw cannotOpen(e);
    }
  }

  /** Runs short work on the keeper; the file is created when it is not there. */
  <T extends @Nullable Object> T keeping(Work<T> work) throws SQLException {
    keeping.lock();
    try {
      return work.on(keeper());
    } finally {
      keeping.unlock();
    }
  }

  /** Opens a connection that can only read, with the decimal functions, that stops when {@code abandoned}. */
  Connection openReader(BooleanSupplier abandoned) throws SQLException {
    keeping(connection -> connection);
    Connection connection = connect();
    try {
      execute(connection, "PRAGMA query_only = 1");
      DecimalFunctions.register(connection);
      watch(connection, abandoned);
      // One attempt sees one state of the warehouse.
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens a connection whose temporary tables hold what is staged; it does not touch the file until it is attached. */
  Connection openStaging(BooleanSupplier abandoned) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try {
      execute(connection, "PRAGMA busy_timeout = " + busyTimeout.toMillis());
      watch(connection, abandoned);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Runs work with the file attached as {@link #SCHEMA}; one at a time in this process, in the order of asking. Should the
   * file be deleted or replaced meanwhile, the work is done again on the new one.
   */
  void publishing(Connection staging, Work<@Nullable Void> work) throws SQLException {
    publishing.lock();
    try {
      Object before;
      do {
        before = keeping(connection -> keeperIdentity);
        attach(staging);
        try {
          work.on(staging);
        } finally {
          execute(staging, "DETACH " + SCHEMA);
        }
      } while (!Objects.equals(before, identity()));
    } finally {
      publishing.unlock();
    }
  }

  private void attach(Connection staging) throws SQLException {
    try (PreparedStatement attach = staging.prepareStatement("ATTACH ? AS " + SCHEMA)) {
      attach.setString(1, path.toString());
      attach.execute();
    }
    execute(staging, "PRAGMA " + SCHEMA + ".synchronous = FULL");
  }

  private Connection keeper() throws SQLException {
    Object identity = identity();
    Connection open = keeper;
    if (open != null && identity != null && identity.equals(keeperIdentity)) {
      return open;
    }
    closeKeeper();
    if (identity == null) {
      prepareFolder();
    }
    open = connect();
    try {
      execute(open, "PRAGMA journal_mode = WAL");
    } catch (SQLException e) {
      open.close();
      throw e;
    }
    keeper = open;
    keeperIdentity = identity();
    return open;
  }

  /**
   * A log that outlived its deleted file would be shared by connections still open on that file and by those on the new
   * one.
   */
  private void prepareFolder() throws SQLException {
    try {
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-wal"));
      Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-shm"));
    } catch (IOException e) {
      throw cannotOpen(e);
    }
  }

  private Connection connect() throws SQLException {
    // As a URI, since the driver reads a question mark in a plain path as the start of options.
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.toUri());
    try {
      execute(connection, "PRAGMA busy_timeout = " + busyTimeout.toMillis());
      execute(connection, "PRAGMA synchronous = FULL");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void watch(Connection connection, BooleanSupplier abandoned) throws SQLException {
    ProgressHandler.setHandler(connection, INSTRUCTIONS_BETWEEN_LOOKS, new ProgressHandler() {
      @Override
      protected int progress() {
        return abandoned.getAsBoolean() ? 1 : 0;
      }
    });
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Work without a result. */
  interface Change {
    void run() throws SQLException;
  }

  /** Runs a change as one transaction that holds the lock for writing from its start: all of it happens, or nothing. */
  static void transaction(Connection connection, Change change) throws SQLException {
    execute(connection, "BEGIN IMMEDIATE");
    boolean done = false;
    try {
      change.run();
      execute(connection, "COMMIT");
      done = true;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  private static void rollBack(Connection connection) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself, as on a full disk; the first failure is the one to tell.
      return;
    }
  }

  private SQLException cannotOpen(IOException e) {
    int code = org.sqlite.SQLiteErrorCode.SQLITE_CANTOPEN.code;
    return new SQLException("(" + e + ")", null, code, e);
  }

  @Override
  public void close() {
    keeping.lock();
    try {
      closeKeeper();
    } catch (SQLException e) {
      throw failures.unavailable(e);
    } finally {
      keeping.unlock();
    }
  }

  private void closeKeeper() throws SQLException {
    Connection open = keeper;
    keeper = null;
    keeperIdentity = null;
    if (open != null) {
      open.close();
    }
  }
}
