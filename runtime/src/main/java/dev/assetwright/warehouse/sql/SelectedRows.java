package dev.assetwright.warehouse.sql;

import dev.assetwright.spi.OutputRejectedException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SELECT of a SQL asset while it runs: its rows as records of the asset's row type. */
public final class SelectedRows implements Iterator<Object>, AutoCloseable {
  private final SessionGuard guard;
  private final Dialect dialect;
  private final RowShape shape;
  private final @Nullable String partition;
  private final PreparedStatement statement;
  private final ResultSet result;
  private final Refusal refusal;
  private final List<Integer> places;
  private final int[] gridPlaces;
  private boolean more;
  private long number;

  /** Tells apart whose doing a failure is. */
  public interface Refusal {
    /** Returns what to say when the statement is to blame; throws the failure itself when it is not. */
    OutputRejectedException of(SQLException e) throws SQLException;
  }

  private SelectedRows(
      SessionGuard guard,
      Dialect dialect,
      RowShape shape,
      @Nullable String partition,
      PreparedStatement statement,
      Refusal refusal)
      throws SQLException {
    this.guard = guard;
    this.dialect = dialect;
    this.shape = shape;
    this.partition = partition;
    this.statement = statement;
    this.refusal = refusal;
    this.result = statement.executeQuery();
    Map<String, Integer> found = columns(result);
    requireSame(shape, found);
    this.places =
        shape.components().stream().map(column -> found.get(column.name())).toList();
    this.gridPlaces = shape.gridColumns().stream()
        .mapToInt(column -> found.getOrDefault(column, 0))
        .toArray();
    this.more = result.next();
  }

  /**
   * Runs a statement up to its first row, within the guard.
   *
   * @param statement bound; closed with the rows, and when this throws
   * @throws OutputRejectedException if the statement is refused, or its columns are not the record's
   */
  public static SelectedRows open(
      SessionGuard guard,
      Dialect dialect,
      RowShape shape,
      @Nullable String partition,
      PreparedStatement statement,
      Refusal refusal)
      throws SQLException {
    boolean open = false;
    try {
      SelectedRows rows = new SelectedRows(guard, dialect, shape, partition, statement, refusal);
      open = true;
      return rows;
    } catch (SQLException e) {
      throw refusal.of(e);
    } finally {
      if (!open) {
        statement.close();
      }
    }
  }

  /** Tells that nothing is bound to a parameter. */
  public static OutputRejectedException unbound(String name, boolean hasPartitions) {
    return new OutputRejectedException(
        hasPartitions
            ? "The SELECT has ':%s', which is bound to nothing.".formatted(name)
            : "The SELECT has ':%s', but the asset has no partitions.".formatted(name));
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
        throw refusal.of(e);
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
        values[i] = components.get(i).type().toJava(dialect.cell(result, places.get(i)));
      }
      List<String> parts = shape.parts(partition);
      for (int i = 0; i < parts.size(); i++) {
        Object found = gridPlaces[i] == 0 ? parts.get(i) : dialect.cell(result, gridPlaces[i]);
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
}
