package dev.assetwright;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the warehouse.
 *
 * <p>As a parameter it is a read handle, valid during the attempt: in the reader's grid the slice of the partition at
 * hand, without a grid the whole table. As a return value ({@link #of}) it is what the engine writes: staged, checked,
 * then swapped in. The columns are the components of the row's record in snake case; a grid adds its column ({@code
 * day}) unless it is there.
 *
 * @param <T> the row, a record of numbers, decimals, texts, booleans, dates and instants; a nullable one holds null
 */
public interface Table<T> {
  /** The number of rows. */
  long count();

  /** Opens the rows, in no stated order for a stored table. The caller closes the stream. */
  Stream<T> rows();

  /** Reads all rows into memory. */
  default List<T> toList() {
    try (Stream<T> rows = rows()) {
      return rows.toList();
    }
  }

  /** Returns an output of these rows. */
  static <T> Table<T> of(Collection<? extends T> rows) {
    return new TableOutput<>(Rows.of(rows));
  }

  /** Returns an output whose rows need not fit into memory. */
  static <T> Table<T> of(Rows<T> rows) {
    return new TableOutput<>(rows);
  }
}
