package dev.assetwright.warehouse.sql;

import dev.assetwright.Table;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.StoreUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A read handle on a table, or a slice of one; refuses when its session is over.
 *
 * @param asset whose rows these are, for messages
 * @param columns an expression for each component of the record
 * @param source where the rows come from
 */
public record StoredTable(
    SessionGuard guard,
    Dialect dialect,
    AssetKey asset,
    RowShape shape,
    List<String> columns,
    Source source)
    implements Table<Object> {
  /** Selects from what is read. */
  public interface Source {
    /** Prepares a statement that gives these expressions of each row, bound and ready to run, without all rows in memory. */
    PreparedStatement select(String expressions) throws SQLException;
  }

  public StoredTable {
    columns = List.copyOf(columns);
  }

  @Override
  public long count() {
    return guard.use(() -> {
      try (PreparedStatement statement = source.select("count(*)");
          ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    });
  }

  @Override
  public Stream<Object> rows() {
    Cursor cursor = guard.use(() -> {
      PreparedStatement statement = source.select(String.join(", ", columns));
      return new Cursor(statement, statement.executeQuery());
    });
    return StreamSupport.stream(cursor, false).onClose(cursor::close);
  }

  /** Advances row by row, so that a slice of any size is read in constant memory. */
  private final class Cursor extends Spliterators.AbstractSpliterator<Object> {
    private final PreparedStatement statement;
    private final ResultSet result;

    Cursor(PreparedStatement statement, ResultSet result) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.statement = statement;
      this.result = result;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Object> action) {
      Object row = guard.<@Nullable Object>use(() -> result.next() ? read() : null);
      if (row == null) {
        return false;
      }
      action.accept(row);
      return true;
    }

    private Object read() throws SQLException {
      List<Column> components = shape.components();
      @Nullable Object[] values = new Object[components.size()];
      String column = "";
      try {
        for (int i = 0; i < values.length; i++) {
          column = components.get(i).name();
          values[i] = components.get(i).type().toJava(dialect.cell(result, i + 1));
        }
        return shape.toRow(values);
      } catch (UnstorableException e) {
        throw new StoreUnavailableException(
            "A stored row of '%s' cannot be read: column '%s' %s. It was stored in another shape, or changed by hand; materialize '%s' again."
                .formatted(asset, column, e.getMessage(), asset),
            e);
      }
    }

    void close() {
      if (!guard.isClosed()) {
        guard.use(() -> {
          try (statement) {
            result.close();
          }
          return true;
        });
      }
    }
  }
}
