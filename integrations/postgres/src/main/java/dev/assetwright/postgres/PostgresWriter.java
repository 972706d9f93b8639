package dev.assetwright.postgres;

import dev.assetwright.postgres.server.PostgresAdvice;
import dev.assetwright.store.sql.SqlDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Writes in turn with all others, by the lock of a table. Each transaction counts in the row of its session: so when the
 * connection breaks in the midst of a commit, the count tells whether it was kept.
 */
final class PostgresWriter implements SqlDatabase.Writer {
  /** One who stops in the midst of a write holds up all others; after this time the server takes the lock from it. */
  private static final Duration STOPPED = Duration.ofSeconds(20);

  private final PostgresDatabase database;
  private final Session session;
  private final Connection connection;
  private final PreparedStatement lock;
  private final PreparedStatement count;
  private final PreparedStatement clock;
  private final int backend;
  private long writes;

  private PostgresWriter(PostgresDatabase database, Session session, Connection connection)
      throws SQLException {
    this.database = database;
    this.session = session;
    this.connection = connection;
    set("lock_timeout", database.options().lockTimeout());
    set("idle_in_transaction_session_timeout", STOPPED);
    try (Statement statement = connection.createStatement()) {
      // Whatever the server does by default: what was acknowledged must be on its disk.
      statement.execute("SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off'");
    }
    keepAlive();
    session.hold(connection);
    backend = Integer.parseInt(PostgresSchema.text(connection, "SELECT pg_backend_pid()"));
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    lock = connection.prepareStatement("LOCK TABLE writer_lock IN EXCLUSIVE MODE");
    // The server tells those who listen when, and only when, the transaction is kept.
    count = connection.prepareStatement(
        "UPDATE session SET writes = writes + 1 WHERE id = ? RETURNING writes, pg_notify(?, ?)");
    count.setLong(1, session.id());
    count.setString(2, Session.CHANNEL);
    count.setString(3, session.signature());
    clock = connection.prepareStatement("SELECT clock_timestamp()");
  }

  static PostgresWriter open(PostgresDatabase database, Session session) throws SQLException {
    Connection connection = database.address().connect();
    try {
      return new PostgresWriter(database, session, connection);
    } catch (SQLException | RuntimeException e) {
      PostgresDatabase.discard(connection);
      throw e;
    }
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void begin() throws SQLException {
    lock.execute();
    try (ResultSet row = count.executeQuery()) {
      if (!row.next()) {
        throw database.errors().fenced();
      }
      writes = row.getLong(1);
    }
  }

  @Override
  public void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (!PostgresAdvice.isLost(e) || !wasKept(e)) {
        throw e;
      }
    }
  }

  /** The server's time, and not when the transaction began: it may have waited for the lock. Machines may disagree by more. */
  @Override
  public Instant now(Instant here) throws SQLException {
    try (ResultSet row = clock.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  /** PostgreSQL's texts hold everything but this one character. */
  @Override
  public String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  @Override
  public void close() {
    PostgresDatabase.discard(connection);
  }

  /** Finds out what became of a commit whose answer was lost, as soon as the server can be asked. */
  private boolean wasKept(SQLException lost) {
    long begun = System.nanoTime();
    while (true) {
      try (Connection other = database.address().connect()) {
        return wasKept(other);
      } catch (SQLException e) {
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        if (!database.errors().mayPass(e) || waited.compareTo(database.patience()) >= 0) {
          lost.addSuppressed(e);
          throw database.errors().uncertain(lost);
        }
        PostgresDatabase.pause(database.options());
      }
    }
  }

  private boolean wasKept(Connection other) throws SQLException {
    other.setAutoCommit(false);
    try (Statement statement = other.createStatement()) {
      // Should the server not know yet that nobody listens, it would go on holding the lock.
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = " + backend
              + " AND usename = current_user AND application_name = current_setting('application_name')");
      statement.execute(
          "SET LOCAL lock_timeout = " + database.options().lockTimeout().toMillis());
      statement.execute("LOCK TABLE writer_lock IN EXCLUSIVE MODE");
      try (ResultSet row =
          statement.executeQuery("SELECT writes FROM session WHERE id = " + session.id())) {
        // Whoever deleted the row meanwhile did so after the commit, or instead of it.
        if (!row.next()) {
          throw database.errors().fenced();
        }
        return row.getLong(1) >= writes;
      }
    }
  }

  /**
   * Lets the server notice within half a minute that a machine is gone which could not say so: it would go on holding the lock
   * for hours.
   */
  private void keepAlive() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;"
          + " SET tcp_keepalives_count = 3");
    }
  }

  private void set(String setting, Duration value) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET %s = %d".formatted(setting, value.toMillis()));
    }
  }
}
