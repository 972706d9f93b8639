package dev.assetwright.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writing connection with its prepared statements and the numbers it knows. Used by the writer's thread alone. After
 * any failure it is thrown away: what it remembers would include what was rolled back.
 */
final class WriteSession implements AutoCloseable {
  private final SqlDatabase.Writer writer;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final List<Batch> batches = new ArrayList<>();
  private final List<Gathered> gathered = new ArrayList<>();
  private final WriteIds ids;
  private final EventWriter events;
  private final Batch claims;

  private WriteSession(SqlDatabase.Writer writer) throws SQLException {
    this.writer = writer;
    this.connection = writer.connection();
    this.ids = new WriteIds(this);
    this.events = new EventWriter(this, ids);
    this.claims = batch("INSERT INTO claim (cell_id, process, run) VALUES (?, ?, ?)");
  }

  static WriteSession open(SqlDatabase database) throws SQLException {
    SqlDatabase.Writer writer = database.openWriter();
    try {
      return new WriteSession(writer);
    } catch (SQLException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  WriteIds ids() {
    return ids;
  }

  EventWriter events() {
    return events;
  }

  /** Claims on their way to the database. */
  Batch claims() {
    return claims;
  }

  /** Takes the write lock, so that nothing read afterwards can change under us. */
  void begin() throws SQLException {
    writer.begin();
    ids.begin();
  }

  void commit() throws SQLException {
    flush();
    writer.commit();
  }

  /** Returns the statement, prepared once; its parameters are as the last use left them. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** A statement whose executions gather. Batches are executed in the order in which they were made. */
  Batch batch(String sql) throws SQLException {
    Batch batch = new Batch(prepare(sql));
    batches.add(batch);
    return batch;
  }

  /** Changes that are put together before they become executions of statements. */
  interface Gathered {
    /** Adds them to batches. */
    void drain() throws SQLException;
  }

  /** Drains these changes whenever batches are executed. */
  void gathers(Gathered changes) {
    gathered.add(changes);
  }

  /** Executes what gathered; needed before a statement that must see it. */
  void flush() throws SQLException {
    for (Gathered changes : gathered) {
      changes.drain();
    }
    for (Batch batch : batches) {
      batch.flush();
    }
  }

  /** Executes a statement at once, after all that gathered. */
  int execute(String sql, Object... parameters) throws SQLException {
    flush();
    return bind(sql, parameters).executeUpdate();
  }

  /** Asks at once; does not see what still gathers. The answer must be closed before the same is asked again. */
  ResultSet query(String sql, Object... parameters) throws SQLException {
    return bind(sql, parameters).executeQuery();
  }

  @Override
  public void close() {
    writer.close();
  }

  private PreparedStatement bind(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = prepare(sql);
    bind(statement, parameters);
    return statement;
  }

  private void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object parameter = parameters[i];
      statement.setObject(
          i + 1, parameter instanceof String text ? writer.storable(text) : parameter);
    }
  }

  /** Executions of one statement on their way to the file. */
  final class Batch {
    private final PreparedStatement statement;
    private int size;

    private Batch(PreparedStatement statement) {
      this.statement = statement;
    }

    /** Adds an execution; null stands for NULL. */
    void add(@Nullable Object... parameters) throws SQLException {
      bind(statement, parameters);
      statement.addBatch();
      size++;
    }

    private void flush() throws SQLException {
      if (size > 0) {
        statement.executeBatch();
        size = 0;
      }
    }
  }
}
