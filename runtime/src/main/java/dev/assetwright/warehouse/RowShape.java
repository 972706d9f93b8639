package dev.assetwright.warehouse;

import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.Names;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a row's record makes, in the order of the table, and the way from one to the other.
 *
 * <p>A grid's column comes first, unless the record has it; then it stands where the record has it and its values are
 * compared with the partition at hand.
 */
final class RowShape {
  private final Class<?> record;
  private final List<Column> columns;
  private final List<Method> accessors;
  private final Constructor<?> constructor;
  private final @Nullable String gridColumn;
  private final int gridIndex;
  private final boolean gridAdded;

  private RowShape(Class<?> record, @Nullable String gridColumn) {
    this.record = record;
    this.gridColumn = gridColumn;
    RecordComponent[] components = record.getRecordComponents();
    List<Column> own = new ArrayList<>();
    List<Method> methods = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RecordComponent component : components) {
      Column column = column(component);
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "Two components of '%s' make the column '%s'; rename one."
                .formatted(record.getSimpleName(), column.name()));
      }
      own.add(column);
      methods.add(accessible(component.getAccessor()));
    }
    this.gridAdded = gridColumn != null && !names.contains(gridColumn);
    if (gridAdded) {
      own.add(0, new Column(gridColumn, text()));
    }
    this.columns = List.copyOf(own);
    this.accessors = List.copyOf(methods);
    this.constructor = constructor(components);
    this.gridIndex = gridColumn == null ? -1 : names().indexOf(gridColumn);
    if (gridIndex >= 0 && !columns.get(gridIndex).type().sql().equals("TEXT")) {
      throw new IllegalArgumentException(
          "Column '%s' of '%s' is %s; it holds the partition, so it is a LocalDate, a Day or a String."
              .formatted(
                  gridColumn,
                  record.getSimpleName(),
                  columns.get(gridIndex).type().javaName()));
    }
  }

  /**
   * Returns the shape of {@code Table<Row>}.
   *
   * @throws IllegalArgumentException if that is no record of what a table can hold, with a sentence for people
   */
  static RowShape of(Type table, @Nullable Grid grid) {
    Type row = table instanceof ParameterizedType parameterized
        ? parameterized.getActualTypeArguments()[0]
        : table;
    if (!(row instanceof Class<?> record) || !record.isRecord()) {
      throw new IllegalArgumentException(
          "%s has no columns: the row of a table is a record without type parameters."
              .formatted(table.getTypeName()));
    }
    return new RowShape(record, grid == null ? null : grid.column());
  }

  List<Column> columns() {
    return columns;
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The column of the partition; null without a grid. */
  @Nullable
  String gridColumn() {
    return gridColumn;
  }

  /** The columns that are components of the record, in its order: all but a grid's column that was added. */
  List<Column> components() {
    return gridAdded ? columns.subList(1, columns.size()) : columns;
  }

  /**
   * Returns the cells of a row in the order of the columns.
   *
   * @param number the row's place in the output, from 1, for the message
   * @throws dev.assetwright.spi.OutputRejectedException if a cell does not fit
   */
  @Nullable
  Object[] toSql(Object row, @Nullable String partition, long number) {
    @Nullable Object[] cells = new Object[columns.size()];
    int offset = gridAdded ? 1 : 0;
    if (gridAdded) {
      cells[0] = partition;
    }
    for (int i = 0; i < accessors.size(); i++) {
      Column column = columns.get(i + offset);
      try {
        cells[i + offset] = column.type().toSql(component(accessors.get(i), row));
      } catch (UnstorableException e) {
        throw Rejections.cell(number, column.name(), e);
      }
    }
    if (gridIndex >= 0 && partition != null && !partition.equals(cells[gridIndex])) {
      throw Rejections.partition(
          number, columns.get(gridIndex).name(), cells[gridIndex], partition);
    }
    return cells;
  }

  /**
   * Makes a row of the values of {@link #components}.
   *
   * @throws UnstorableException if the record refuses them
   */
  Object toRow(@Nullable Object[] values) throws UnstorableException {
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

  private static Column column(RecordComponent component) {
    ColumnType type = ColumnType.of(component.getType());
    if (type == null) {
      throw new IllegalArgumentException(
          "A table cannot hold '%s' of '%s', which is %s; columns are numbers, decimals, texts, booleans, enums, dates, times and instants."
              .formatted(
                  component.getName(),
                  component.getDeclaringRecord().getSimpleName(),
                  component.getGenericType().getTypeName()));
    }
    return new Column(Names.snakeCase(component.getName()), type);
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
