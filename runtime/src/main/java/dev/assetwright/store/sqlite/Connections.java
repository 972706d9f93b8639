package dev.assetwright.store.sqlite;

import dev.assetwright.store.sql.Migrations;
import dev.assetwright.store.sql.SqlDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Opens connections to the file, and keeps a few for readers. */
final class Connections implements SqlDatabase {
  /** More readers at a time are served too, by connections that are closed afterwards. */
  private static final int KEPT = 4;

  private final Path file;
  private final SqliteOptions options;
  private final SqliteErrors errors;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  Connections(Path file, SqliteOptions options) {
    this.file = file;
    this.options = options;
    this.errors = new SqliteErrors(file);
  }

  @Override
  public Writer openWriter() throws SQLException {
    Connection connection = open();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("PRAGMA foreign_keys=ON");
      statement.execute("PRAGMA journal_size_limit=67108864");
      // Four times the usual: a run changes the same pages over and over, and others wait for the
      // one who copies them to the file.
      statement.execute("PRAGMA wal_autocheckpoint=4000");
      for (String pragma : options.writerPragmas().get()) {
        statement.execute("PRAGMA " + pragma);
      }
      return new FileWriter(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Brings the file into being and its schema up to date. */
  void prepare(Migrations migrations, Instant now) throws SQLException {
    Connection connection = open();
    try {
      // First the versions: a file that is not ours to change must not even change its journal
      // mode.
      migrations.verify(connection);
      execute(connection, "PRAGMA journal_mode=WAL");
      execute(connection, "PRAGMA synchronous=FULL");
      migrations.apply(connection, now);
    } finally {
      discard(connection);
    }
  }

  @Override
  public <T> T read(Query<T> query) {
    Connection connection;
    try {
      connection = openConnection();
    } catch (SQLException e) {
      throw errors.reading(e);
    }
    boolean sound = false;
    try {
      execute(connection, "BEGIN");
      T result = query.on(connection);
      execute(connection, "COMMIT");
      sound = true;
      return result;
    } catch (SQLException e) {
      throw errors.reading(e);
    } finally {
      if (sound) {
        closeConnection(connection);
      } else {
        discard(connection);
      }
    }
  }

  @Override
  public Connection openConnection() throws SQLException {
    lock.lock();
    try {
      if (closed) {
        throw errors.closed();
      }
      Connection connection = idle.pollFirst();
      if (connection != null) {
        return connection;
      }
    } finally {
      lock.unlock();
    }
    Connection connection = open();
    execute(connection, "PRAGMA query_only=ON");
    return connection;
  }

  @Override
  public void closeConnection(Connection connection) {
    lock.lock();
    try {
      if (!closed && idle.size() < KEPT) {
        idle.addFirst(connection);
        return;
      }
    } finally {
      lock.unlock();
    }
    discard(connection);
  }

  @Override
  public void close() {
    List<Connection> rest;
    lock.lock();
    try {
      closed = true;
      rest = List.copyOf(idle);
      idle.clear();
    } finally {
      lock.unlock();
    }
    rest.forEach(Connections::discard);
  }

  @Override
  public Duration patience() {
    return options.patience();
  }

  @Override
  public SqliteErrors errors() {
    return errors;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Closes a connection of which nothing more is wanted; what it says to that is of no use. */
  static void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The file's locks are gone either way: SQLite lets go of them before it complains.
    }
  }

  private Connection open() throws SQLException {
    // As a URI, since the driver reads a question mark in a plain path as the start of options.
    // Without the question after each insert which key it made: nobody asks for it.
    Connection connection = DriverManager.getConnection(
        "jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?jdbc.get_generated_keys=false");
    try {
      execute(connection, "PRAGMA busy_timeout=" + options.busyTimeout().toMillis());
      return connection;
    } catch (SQLException e) {
      discard(connection);
      throw e;
    }
  }

  /** Takes the file's lock when it begins. */
  private static final class FileWriter implements Writer {
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;

    FileWriter(Connection connection) throws SQLException {
      this.connection = connection;
      this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
      this.commit = connection.prepareStatement("COMMIT");
    }

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public void begin() throws SQLException {
      begin.execute();
    }

    @Override
    public void commit() throws SQLException {
      commit.execute();
    }

    @Override
    public void close() {
      discard(connection);
    }
  }
}
