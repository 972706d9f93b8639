package dev.assetwright.warehouse.sql;

import dev.assetwright.rules.Names;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.SqlParameters;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a row's record makes, in the order of the table, and the way from one to the other.
 *
 * <p>A grid's columns come first, unless the record has them; then they stand where the record has them and their values are
 * compared with the partition at hand.
 */
public final class RowShape {
  private final Dialect dialect;
  private final Class<?> record;
  private final List<Column> columns;
  private final List<Method> accessors;
  private final Constructor<?> constructor;
  private final @Nullable Grid grid;
  private final List<String> gridColumns;

  /** Where each column of the grid stands among all. */
  private final int[] gridIndexes;

  /** How many columns of the grid the record lacks; they come first. */
  private final int added;

  private RowShape(Class<?> record, @Nullable Grid grid, Dialect dialect) {
    this.dialect = dialect;
    this.record = record;
    this.grid = grid;
    this.gridColumns = grid == null ? List.of() : grid.columns();
    RecordComponent[] components = record.getRecordComponents();
    List<Column> own = new ArrayList<>();
    List<Method> methods = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RecordComponent component : components) {
      Column column = column(component);
      dialect.requireName(column.name(), record);
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "Two components of '%s' make the column '%s'; rename one."
                .formatted(record.getSimpleName(), column.name()));
      }
      own.add(column);
      methods.add(accessible(component.getAccessor()));
    }
    List<Column> lacking = gridColumns.stream()
        .filter(column -> !names.contains(column))
        .map(column -> new Column(column, text(), ColumnKind.TEXT))
        .toList();
    this.added = lacking.size();
    own.addAll(0, lacking);
    this.columns = List.copyOf(own);
    this.accessors = List.copyOf(methods);
    this.constructor = constructor(components);
    this.gridIndexes = gridColumns.stream().mapToInt(names()::indexOf).toArray();
    for (int index : gridIndexes) {
      requireText(columns.get(index));
    }
  }

  private void requireText(Column column) {
    if (!column.type().kind().isText()) {
      throw new IllegalArgumentException(
          "Column '%s' of '%s' is %s; it holds the partition, so it is a String or, of days, weeks and months, such a partition."
              .formatted(column.name(), record.getSimpleName(), column.type().javaName()));
    }
  }

  /**
   * Returns the shape of {@code Table<Row>}.
   *
   * @throws IllegalArgumentException if that is no record of what a table can hold, with a sentence for people
   */
  public static RowShape of(Type table, @Nullable Grid grid, Dialect dialect) {
    Type row = table instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[0]
        : table;
    if (!(row instanceof Class<?> record) || !record.isRecord()) {
      throw new IllegalArgumentException(
          "%s has no columns: the row of a table is a record without type parameters."
              .formatted(table.getTypeName()));
    }
    return new RowShape(record, grid, dialect);
  }

  /** All columns, in the order of a new table. */
  public List<Column> columns() {
    return columns;
  }

  /** Their names. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The columns of the partition, one for each dimension of the grid; empty without one. */
  public List<String> gridColumns() {
    return gridColumns;
  }

  /** What the columns of the partition hold in each of its rows; empty without a grid. */
  public List<String> parts(@Nullable String partition) {
    return grid == null || partition == null ? List.of() : grid.parts(partition);
  }

  /** What a statement's named parameters are bound to; empty without a grid. */
  public Map<String, String> parameters(@Nullable String partition) {
    return grid == null || partition == null ? Map.of() : SqlParameters.values(grid, partition);
  }

  /** The columns that are components of the record, in its order: all but the grid's columns that were added. */
  public List<Column> components() {
    return columns.subList(added, columns.size());
  }

  /**
   * Returns the cells of a row in the order of the columns.
   *
   * @param number the row's place in the output, from 1, for the message
   * @throws dev.assetwright.spi.OutputRejectedException if a cell does not fit
   */
  public @Nullable Object[] toSql(Object row, @Nullable String partition, long number) {
    @Nullable Object[] cells = new Object[columns.size()];
    List<String> parts = parts(partition);
    for (int i = 0; i < parts.size(); i++) {
      if (gridIndexes[i] < added) {
        cells[gridIndexes[i]] = parts.get(i);
      }
    }
    for (int i = 0; i < accessors.size(); i++) {
      Column column = columns.get(i + added);
      try {
        Object cell = column.type().toSql(component(accessors.get(i), row));
        if (cell != null) {
          dialect.requireKept(column.kind(), cell);
        }
        cells[i + added] = cell;
      } catch (UnstorableException e) {
        throw Rejections.cell(number, column.name(), e);
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).equals(cells[gridIndexes[i]])) {
        throw Rejections.partition(number, gridColumns.get(i), cells[gridIndexes[i]], parts.get(i));
      }
    }
    return cells;
  }

  /**
   * Makes a row of the values of {@link #components}.
   *
   * @throws UnstorableException if the record refuses them
   */
  public Object toRow(@Nullable Object[] values) throws UnstorableException {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new UnstorableException(
          "is refused by '%s': %s".formatted(record.getSimpleName(), e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object component(Method accessor, Object row) {
    try {
      return accessor.invoke(row);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private Column column(RecordComponent component) {
    ColumnType type = ColumnType.of(component.getType());
    if (type == null) {
      throw new IllegalArgumentException(
          "A table cannot hold '%s' of '%s', which is %s; columns are numbers, decimals, texts, booleans, enums, dates, times and instants."
              .formatted(
                  component.getName(),
                  component.getDeclaringRecord().getSimpleName(),
                  component.getGenericType().getTypeName()));
    }
    String name = Names.snakeCase(component.getName());
    // The partition's key is what its column holds, whatever the record makes of it.
    return new Column(name, type, gridColumns.contains(name) ? ColumnKind.TEXT : type.kind());
  }

  private static ColumnType text() {
    ColumnType type = ColumnType.of(String.class);
    if (type == null) {
      throw new IllegalStateException();
    }
    return type;
  }

  private Constructor<?> constructor(RecordComponent[] components) {
    try {
      return accessible(record.getDeclaredConstructor(
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T extends AccessibleObject> T accessible(T member) {
    member.setAccessible(true);
    return member;
  }
}
