package dev.assetwright.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
  private final ClaimRows claims;

  private WriteSession(SqlDatabase.Writer writer) throws SQLException {
    this.writer = writer;
    this.connection = writer.connection();
    this.ids = new WriteIds(this);
    this.claims = new ClaimRows(this);
    this.events = new EventWriter(this, ids, claims);
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

  ClaimRows claims() {
    return claims;
  }

  /** What time it is for all processes; {@code here} is what it is for this one. */
  Instant now(Instant here) throws SQLException {
    return writer.now(here);
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
    return add(new Executions(prepare(sql)));
  }

  /**
   * New rows that gather, and are written many at a time.
   *
   * @param into the table with its columns, {@code asset (id, key)}
   * @param conflict what is done about rows that are there; empty for none
   */
  Batch rows(String into, String conflict) throws SQLException {
    return add(new Rows(into, conflict));
  }

  private Batch add(Batch batch) {
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
    return executeNow(sql, parameters);
  }

  /** Executes a statement at once, before what still gathers. */
  int executeNow(String sql, Object... parameters) throws SQLException {
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
    bind(statement, 0, parameters);
    return statement;
  }

  private void bind(PreparedStatement statement, int offset, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object parameter = parameters[i];
      statement.setObject(
          offset + i + 1, parameter instanceof String text ? writer.storable(text) : parameter);
    }
  }

  /** What gathers on its way to the file. */
  interface Batch {
    /** Adds an execution or a row; null stands for NULL. */
    void add(@Nullable Object... parameters) throws SQLException;

    void flush() throws SQLException;
  }

  private final class Executions implements Batch {
    private final PreparedStatement statement;
    private int size;

    Executions(PreparedStatement statement) {
      this.statement = statement;
    }

    @Override
    public void add(@Nullable Object... parameters) throws SQLException {
      bind(statement, 0, parameters);
      statement.addBatch();
      size++;
    }

    @Override
    public void flush() throws SQLException {
      if (size > 0) {
        statement.executeBatch();
        size = 0;
      }
    }
  }

  /** One statement of many rows costs a third less than as many statements. */
  private final class Rows implements Batch {
    private static final int MANY = 64;

    private final int columns;
    private final String one;
    private final String many;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();

    Rows(String into, String conflict) {
      this.columns = into.split(",").length;
      this.one = insert(into, conflict, 1);
      this.many = insert(into, conflict, MANY);
    }

    private String insert(String into, String conflict, int rows) {
      String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
      return "INSERT INTO %s VALUES %s %s"
          .formatted(into, String.join(", ", Collections.nCopies(rows, row)), conflict);
    }

    @Override
    public void add(@Nullable Object... parameters) {
      waiting.add(parameters);
    }

    @Override
    public void flush() throws SQLException {
      int from = 0;
      for (; waiting.size() - from >= MANY; from += MANY) {
        insert(waiting.subList(from, from + MANY));
      }
      for (; from < waiting.size(); from++) {
        insert(waiting.subList(from, from + 1));
      }
      waiting.clear();
    }

    private void insert(List<@Nullable Object[]> rows) throws SQLException {
      PreparedStatement statement = prepare(rows.size() == 1 ? one : many);
      int offset = 0;
      for (@Nullable Object[] row : rows) {
        bind(statement, offset, row);
        offset += columns;
      }
      statement.executeUpdate();
    }
  }
}
