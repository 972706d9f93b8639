package dev.assetwright.warehouse;

import dev.assetwright.rules.SqlStatement;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.StorageSession.SqlInput;
import dev.assetwright.warehouse.sql.RowShape;
import dev.assetwright.warehouse.sql.SelectedRows;
import dev.assetwright.warehouse.sql.SessionGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prepares the SELECT of a SQL asset on SQLite. */
final class SqlSelect {
  private static final Pattern NO_TABLE = Pattern.compile("no such table: (?:main\\.)?(\\w+)");

  private SqlSelect() {}

  /** Runs the statement up to its first row. Throws {@link OutputRejectedException} when SQLite cannot. */
  static SelectedRows open(
      SessionGuard guard,
      SqliteDialect dialect,
      Connection connection,
      String sql,
      Map<String, SqlInput> tables,
      RowShape shape,
      @Nullable String partition) {
    return guard.use(() -> {
      SqlStatement parsed = SqlStatement.parse(sql);
      String rendered = render(dialect, connection, parsed, tables);
      PreparedStatement statement;
      try {
        statement = connection.prepareStatement(rendered);
      } catch (SQLException e) {
        throw refused(e);
      }
      boolean bound = false;
      try {
        bind(statement, parsed, shape.parameters(partition));
        bound = true;
      } finally {
        if (!bound) {
          statement.close();
        }
      }
      return SelectedRows.open(guard, dialect, shape, partition, statement, SqlSelect::refused);
    });
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
        throw SelectedRows.unbound(name, !values.isEmpty());
      }
      statement.setString(++place, value);
    }
  }

  private static String render(
      SqliteDialect dialect,
      Connection connection,
      SqlStatement statement,
      Map<String, SqlInput> tables)
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
      subqueries.put(placeholder.reference(), subquery(dialect, connection, input));
    }
    return statement.render(subqueries::get);
  }

  /** The columns that the upstream declares, of the rows that are there. */
  private static String subquery(SqliteDialect dialect, Connection connection, SqlInput input)
      throws SQLException {
    RowShape shape = RowShape.of(input.type(), input.asset().grid(), dialect);
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
