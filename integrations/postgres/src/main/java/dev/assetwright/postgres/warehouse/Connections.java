package dev.assetwright.postgres.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assetwright.postgres.server.PostgresAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the warehouse, of which there are never more than so many.
 *
 * <p>An attempt has a place before it has a connection, and a place is good for both that it may want, so that two attempts never
 * wait for each other. Questions of pages and commands have connections of their own.
 */
final class Connections implements AutoCloseable {
  private static final int ATTEMPTS = 8;
  private static final int QUESTIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 100;

  /** Work on a connection. */
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  private final PostgresAddress address;
  private final WarehouseFailures failures;
  private final Semaphore places = new Semaphore(ATTEMPTS, true);
  private final HikariDataSource attempts;
  private final HikariDataSource questions;

  Connections(PostgresAddress address, WarehouseFailures failures) {
    this.address = address;
    this.failures = failures;
    this.attempts = pool("attempts", 2 * ATTEMPTS);
    this.questions = pool("questions", QUESTIONS);
  }

  private HikariDataSource pool(String name, int size) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("assetwright-warehouse-" + name);
    pool.setDataSource(address.source());
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(PATIENCE.toMillis());
    pool.setInitializationFailTimeout(-1);
    // Days are those of UTC on every machine, rows come in the order of storing, nothing
    // acknowledged is
    // lost, and an attempt may take long.
    pool.setConnectionInitSql("SET TIME ZONE 'UTC'; SET synchronize_seqscans = off;"
        + " SET synchronous_commit = on; SET idle_in_transaction_session_timeout = 0");
    return new HikariDataSource(pool);
  }

  WarehouseFailures failures() {
    return failures;
  }

  /** Runs short work that changes nothing, or by itself begins and ends transactions. */
  <T extends @Nullable Object> T asking(Work<T> work) {
    try (Connection connection = questions.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw failures.unavailable(e);
    }
  }

  /** Runs short work in one transaction. */
  <T extends @Nullable Object> T changing(Work<T> work) {
    return asking(connection -> {
      connection.setAutoCommit(false);
      T result = work.on(connection);
      connection.commit();
      return result;
    });
  }

  /** Waits for a place for an attempt, unless that is over meanwhile; returns whether there is one. */
  boolean enter(BooleanSupplier over) throws SQLException {
    try {
      while (!over.getAsBoolean()) {
        if (places.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while it waited for a connection", e);
    }
  }

  /** Gives a place back. */
  void leave() {
    places.release();
  }

  /** Opens a connection for an attempt that has a place. It reads one state of the warehouse, and can write nothing. */
  Connection openReader() throws SQLException {
    Connection connection = attempts.getConnection();
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    return connection;
  }

  /** Opens a connection whose temporary tables hold what is staged. */
  Connection openStaging() throws SQLException {
    Connection connection = attempts.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /**
   * Takes a connection back.
   *
   * @param isUsable whether another may have it; not when SQL on it was canceled, since that can come late
   */
  void giveBack(Connection connection, boolean isUsable) {
    boolean clean = false;
    try {
      if (isUsable) {
        connection.rollback();
        if (!connection.isReadOnly()) {
          execute(connection, "DISCARD TEMP");
          connection.commit();
        }
        clean = true;
      }
    } catch (SQLException e) {
      // It is broken; the server drops what it held.
      clean = false;
    } finally {
      if (clean) {
        close(connection);
      } else {
        attempts.evictConnection(connection);
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server notices by itself.
      return;
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    attempts.close();
    questions.close();
  }
}
