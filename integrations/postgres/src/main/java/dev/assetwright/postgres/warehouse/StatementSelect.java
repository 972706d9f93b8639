package dev.assetwright.postgres.warehouse;

import dev.assetwright.rules.SqlStatement;
import dev.assetwright.spi.OutputRejectedException;
import dev.assetwright.spi.StorageSession.SqlInput;
import dev.assetwright.warehouse.sql.Column;
import dev.assetwright.warehouse.sql.RowShape;
import dev.assetwright.warehouse.sql.SelectedRows;
import dev.assetwright.warehouse.sql.SessionGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Prepares the SELECT of a SQL asset: {@code {sales}} is a common table of that name, with the slice, and what the asset holds is
 * selected from. A subquery in its place would have to have an alias before version 16.
 */
final class StatementSelect {
  private static final int ROWS_AT_ONCE = 500;
  private static final Pattern NO_TABLE = Pattern.compile("relation \"([^\"]+)\" does not exist");

  private final PostgresDialect dialect;
  private final Snapshot snapshot;
  private final Map<String, SqlInput> tables;

  private final List<SliceFilter> filters = new ArrayList<>();

  private StatementSelect(
      PostgresDialect dialect, Snapshot snapshot, Map<String, SqlInput> tables) {
    this.dialect = dialect;
    this.snapshot = snapshot;
    this.tables = tables;
  }

  /** Runs the statement up to its first row. Throws {@link OutputRejectedException} when PostgreSQL cannot. */
  static SelectedRows open(
      SessionGuard guard,
      PostgresDialect dialect,
      Snapshot snapshot,
      String sql,
      Map<String, SqlInput> tables,
      RowShape shape,
      @Nullable String partition) {
    return guard.use(() -> {
      SqlStatement statement = SqlStatement.parse(sql);
      if (!statement.isSelect()) {
        throw new OutputRejectedException(statement.problems().get(0).message());
      }
      StatementSelect select = new StatementSelect(dialect, snapshot, tables);
      List<Object> values = new ArrayList<>();
      String rendered = select.render(statement, shape.parameters(partition), values);
      PreparedStatement prepared = select.prepare(rendered, values);
      return SelectedRows.open(
          guard, dialect, shape, partition, prepared, StatementSelect::refused);
    });
  }

  private PreparedStatement prepare(String rendered, List<Object> values) throws SQLException {
    Connection connection = snapshot.connection();
    PreparedStatement prepared = connection.prepareStatement(rendered);
    boolean bound = false;
    try {
      prepared.setFetchSize(ROWS_AT_ONCE);
      int place = 1;
      for (SliceFilter filter : filters) {
        place = filter.bind(prepared, place);
      }
      for (Object value : values) {
        // Of no stated type, so that it can be compared with a date as with a text.
        prepared.setObject(place++, value, Types.OTHER);
      }
      bound = true;
      return prepared;
    } finally {
      if (!bound) {
        prepared.close();
      }
    }
  }

  private String render(SqlStatement statement, Map<String, String> bindings, List<Object> values)
      throws SQLException {
    Map<String, String> common = new TreeMap<>();
    for (SqlStatement.Placeholder placeholder : statement.placeholders()) {
      String reference = placeholder.reference();
      SqlInput input = tables.get(reference);
      if (input == null) {
        throw new IllegalArgumentException("'{%s}' stands for no table.".formatted(reference));
      }
      if (!common.containsKey(reference)) {
        common.put(reference, "");
      }
    }
    List<String> with = new ArrayList<>();
    for (String reference : common.keySet()) {
      with.add(name(reference) + " AS NOT MATERIALIZED (" + select(tables.get(reference)) + ")");
    }
    String body = statement.render(StatementSelect::name, parameter -> {
      String value = bindings.get(parameter);
      if (value == null) {
        throw SelectedRows.unbound(parameter, !bindings.isEmpty());
      }
      values.add(value);
      return "?";
    });
    return (with.isEmpty() ? "" : "WITH " + String.join(", ", with) + "\n") + "SELECT * FROM (\n"
        + body + "\n) AS \"the statement\"";
  }

  private static String name(String reference) {
    return TableNames.quote(TableNames.kept("{" + reference + "}"));
  }

  /** The columns that the upstream declares, of the rows that are there. */
  private String select(SqlInput input) throws SQLException {
    RowShape shape = RowShape.of(input.type(), input.asset().grid(), dialect);
    String table = TableNames.of(input.asset().key());
    Set<String> stored = snapshot.open(table, input.versions());
    String columns = shape.columns().stream()
        .map(column -> expression(column, stored) + " AS " + TableNames.quote(column.name()))
        .collect(Collectors.joining(", "));
    if (stored.isEmpty()) {
      return "SELECT " + columns + " WHERE false";
    }
    SliceFilter filter = SliceFilter.of(input.slice());
    filters.add(filter);
    return "SELECT " + columns + " FROM " + snapshot.schema().names().qualified(table)
        + filter.where();
  }

  /** A column that is not there is one of NULLs, of the type that it would have. */
  private String expression(Column column, Set<String> stored) {
    return stored.contains(column.name())
        ? TableNames.quote(column.name())
        : "CAST(NULL AS " + dialect.type(column.kind()) + ")";
  }

  /** What PostgreSQL refuses by the statement's own doing is the asset's failure; the rest is the warehouse's. */
  private static OutputRejectedException refused(SQLException e) throws SQLException {
    if (!WarehouseFailures.isStatementAtFault(e)) {
      throw e;
    }
    ServerErrorMessage server = e instanceof PSQLException own ? own.getServerErrorMessage() : null;
    String detail = server == null ? e.getMessage() : server.getMessage();
    Matcher table = NO_TABLE.matcher(String.valueOf(detail));
    String hint = "";
    if (table.find()) {
      hint = " Another asset is read in braces: {%s}.".formatted(table.group(1));
    } else if (server != null && server.getHint() != null) {
      hint = " " + server.getHint();
    }
    return new OutputRejectedException(
        "PostgreSQL refuses the SELECT: %s.%s".formatted(detail, hint), e);
  }
}
