package dev.assetwright.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assetwright.postgres.server.PostgresAddress;
import dev.assetwright.postgres.server.PostgresAdvice;
import dev.assetwright.store.sql.SqlDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The connections of one store: one that writes, opened when it is needed, and a pool that reads. */
final class PostgresDatabase implements SqlDatabase {
  private static final int READERS = 6;
  private static final int TRIES = 2;

  private final PostgresAddress address;
  private final PostgresErrors errors;
  private final PostgresOptions options;
  private final Session session;
  private final HikariDataSource readers;

  PostgresDatabase(
      PostgresAddress address, PostgresErrors errors, PostgresOptions options, Session session) {
    this.address = address;
    this.errors = errors;
    this.options = options;
    this.session = session;
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("assetwright-store-readers");
    pool.setDataSource(address.source());
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(options.readerPatience().toMillis());
    pool.setInitializationFailTimeout(-1);
    // One transaction is one snapshot, and can write nothing.
    pool.setConnectionInitSql("SET SESSION CHARACTERISTICS AS TRANSACTION"
        + " ISOLATION LEVEL REPEATABLE READ READ ONLY");
    this.readers = new HikariDataSource(pool);
  }

  @Override
  public Writer openWriter() throws SQLException {
    try {
      return PostgresWriter.open(this, session);
    } catch (SQLException e) {
      if (errors.mayPass(e)) {
        pause(options);
      }
      throw e;
    }
  }

  @Override
  public <T> T read(Query<T> query) {
    for (int tries = 1; ; tries++) {
      try (Connection connection = openConnection()) {
        connection.setAutoCommit(false);
        T result = query.on(connection);
        connection.commit();
        return result;
      } catch (SQLException e) {
        // A connection of the pool may have been broken for a while; asking again gets another.
        // That there is none was waited
        // for already.
        boolean isBroken =
            PostgresAdvice.isLost(e) && !(e instanceof SQLTransientConnectionException);
        if (tries == TRIES || !isBroken) {
          throw errors.reading(e);
        }
      }
    }
  }

  @Override
  public Connection openConnection() throws SQLException {
    if (readers.isClosed()) {
      throw errors.closed();
    }
    return readers.getConnection();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    connection.close();
  }

  @Override
  public Duration patience() {
    return options.patience();
  }

  @Override
  public PostgresErrors errors() {
    return errors;
  }

  PostgresOptions options() {
    return options;
  }

  PostgresAddress address() {
    return address;
  }

  /** Waits a moment before the server is tried again. */
  static void pause(PostgresOptions options) {
    LockSupport.parkNanos(options.pause().toNanos());
  }

  @Override
  public void close() {
    if (!readers.isClosed()) {
      readers.close();
      try (Connection connection = address.connect()) {
        session.end(connection);
      } catch (SQLException e) {
        // A row that stays says nothing: its lock is gone.
        return;
      }
    }
  }

  /** Closes a connection of which nothing more is wanted; what it says to that is of no use. */
  static void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server notices by itself.
      return;
    }
  }
}
