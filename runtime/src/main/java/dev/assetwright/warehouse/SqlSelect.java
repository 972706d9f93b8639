package dev.assetwright.warehouse;

import dev.assetwright.rules.SqlStatement;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.StorageSession.SqlInput;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SELECT of a SQL asset while it runs: its rows as records of the asset's row type. */
final class SqlSelect implements Iterator<Object>, AutoCloseable {
  private static final Pattern NO_TABLE = Pattern.compile("no such table: (?:main\\.)?(\\w+)");

  private final SessionGuard guard;
  private final RowShape shape;
  private final @Nullable String partition;
  private final PreparedStatement statement;
  private final ResultSet result;
  private final List<Integer> places;
  private final int[] gridPlaces;
  private boolean more;
  private long number;

  private SqlSelect(
      SessionGuard guard,
      RowShape shape,
      @Nullable String partition,
      PreparedStatement statement,
      ResultSet result)
      throws SQLException {
    this.guard = guard;
    this.shape = shape;
    this.partition = partition;
    this.statement = statement;
    this.result = result;
    Map<String, Integer> found = columns(result);
    requireSame(shape, found);
    this.places =
        shape.components().stream().map(column -> found.get(column.name())).toList();
    this.gridPlaces = shape.gridColumns().stream()
        .mapToInt(column -> found.getOrDefault(column, 0))
        .toArray();
    this.more = result.next();
  }

  /** Runs the statement up to its first row. Throws {@link OutputRejectedException} when SQLite cannot. */
  static SqlSelect open(
      SessionGuard guard,
      Connection connection,
      String sql,
      Map<String, SqlInput> tables,
      RowShape shape,
      @Nullable String partition) {
    return guard.use(() -> {
      SqlStatement parsed = SqlStatement.parse(sql);
      String rendered = render(connection, parsed, tables);
      PreparedStatement statement = null;
      boolean open = false;
      try {
        statement = connection.prepareStatement(rendered);
        bind(statement, parsed, shape.parameters(partition));
        SqlSelect select =
            new SqlSelect(guard, shape, partition, statement, statement.executeQuery());
        open = true;
        return select;
      } catch (SQLException e) {
        throw refused(e);
      } finally {
        if (!open && statement != null) {
          statement.close();
        }
      }
    });
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public Object next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    number++;
    return guard.use(() -> {
      Object row = read();
      try {
        more = result.next();
      } catch (SQLException e) {
        throw refused(e);
      }
      return row;
    });
  }

  @Override
  public void close() {
    if (!guard.isClosed()) {
      guard.use(() -> {
        statement.close();
        return true;
      });
    }
  }

  private Object read() throws SQLException {
    List<Column> components = shape.components();
    @Nullable Object[] values = new Object[components.size()];
    String column = "";
    try {
      for (int i = 0; i < values.length; i++) {
        column = components.get(i).name();
        values[i] = components.get(i).type().toJava(SqlValues.get(result, places.get(i)));
      }
      List<String> parts = shape.parts(partition);
      for (int i = 0; i < parts.size(); i++) {
        Object found = gridPlaces[i] == 0 ? parts.get(i) : SqlValues.get(result, gridPlaces[i]);
        if (!parts.get(i).equals(found)) {
          throw Rejections.partition(number, shape.gridColumns().get(i), found, parts.get(i));
        }
      }
    } catch (UnstorableException e) {
      throw Rejections.cell(number, column, e);
    }
    try {
      return shape.toRow(values);
    } catch (UnstorableException e) {
      throw new OutputRejectedException("Row %d %s.".formatted(number, e.getMessage()), e);
    }
  }

  /** What SQLite refuses by the statement's own doing is the asset's failure; the rest is the warehouse's. */
  private static OutputRejectedException refused(SQLException e) throws SQLException {
    if (!SqlFailures.isStatementAtFault(e)) {
      throw e;
    }
    String detail = SqlFailures.detail(e);
    Matcher table = NO_TABLE.matcher(detail);
    String hint =
        table.find() ? " Another asset is read in braces: {%s}.".formatted(table.group(1)) : "";
    return new OutputRejectedException(
        "SQLite refuses the SELECT: %s.%s".formatted(detail, hint), e);
  }

  /** All parameters of one name are one to SQLite, numbered in the order in which they first appear. */
  private static void bind(
      PreparedStatement statement, SqlStatement parsed, Map<String, String> values)
      throws SQLException {
    Set<String> names = new LinkedHashSet<>();
    parsed.parameters().forEach(parameter -> names.add(parameter.name()));
    int place = 0;
    for (String name : names) {
      String value = values.get(name);
      if (value == null) {
        throw new OutputRejectedException(
            values.isEmpty()
                ? "The SELECT has ':%s', but the asset has no partitions.".formatted(name)
                : "The SELECT has ':%s', which is bound to nothing.".formatted(name));
      }
      statement.setString(++place, value);
    }
  }

  private static Map<String, Integer> columns(ResultSet result) throws SQLException {
    Map<String, Integer> columns = new TreeMap<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      String name = result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
      if (columns.put(name, i) != null) {
        throw new OutputRejectedException("The SELECT has two columns '%s'.".formatted(name));
      }
    }
    return columns;
  }

  private static void requireSame(RowShape shape, Map<String, Integer> found) {
    List<String> wanted = shape.components().stream().map(Column::name).toList();
    List<String> missing =
        wanted.stream().filter(name -> !found.containsKey(name)).sorted().toList();
    List<String> extra = found.keySet().stream()
        .filter(name -> !wanted.contains(name) && !shape.gridColumns().contains(name))
        .toList();
    List<String> faults = new ArrayList<>();
    if (!missing.isEmpty()) {
      faults.add("lacks " + quoted(missing));
    }
    if (!extra.isEmpty()) {
      faults.add("has " + quoted(extra) + ", which the row's record has not");
    }
    if (!faults.isEmpty()) {
      throw new OutputRejectedException(
          "The SELECT's columns are not those of the row's record: it %s."
              .formatted(String.join(" and ", faults)));
    }
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }

  private static String render(
      Connection connection, SqlStatement statement, Map<String, SqlInput> tables)
      throws SQLException {
    if (!statement.isSelect()) {
      throw new OutputRejectedException(statement.problems().get(0).message());
    }
    Map<String, String> subqueries = new TreeMap<>();
    for (SqlStatement.Placeholder placeholder : statement.placeholders()) {
      SqlInput input = tables.get(placeholder.reference());
      if (input == null) {
        throw new IllegalArgumentException(
            "'{%s}' stands for no table.".formatted(placeholder.reference()));
      }
      subqueries.put(placeholder.reference(), subquery(connection, input));
    }
    return statement.render(subqueries::get);
  }

  /** The columns that the upstream declares, of the rows that are there. */
  private static String subquery(Connection connection, SqlInput input) throws SQLException {
    RowShape shape = RowShape.of(input.type(), input.asset().grid());
    String table = TableName.of(input.asset().key());
    Map<String, String> stored = TableColumns.of(connection, "main", table);
    String columns = shape.names().stream()
        .map(name -> (stored.containsKey(name) ? TableName.quote(name) : "NULL") + " AS "
            + TableName.quote(name))
        .collect(Collectors.joining(", "));
    if (stored.isEmpty()) {
      return "(SELECT " + columns + " WHERE 0)";
    }
    String slice = SliceCondition.of(input.slice()).inlined();
    return "(SELECT " + columns + " FROM main." + TableName.quote(table) + slice + ")";
  }
}
