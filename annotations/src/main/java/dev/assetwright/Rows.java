package dev.assetwright;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows that need not fit into memory: written one by one, read one by one.
 *
 * <p>As a parameter it is a handle on stored rows, valid during the attempt. As a return value it is asked for its
 * stream once.
 *
 * @param <T> the row, a record
 */
@FunctionalInterface
public interface Rows<T> {
  /** Opens the rows from the first on. The caller closes the stream. */
  Stream<T> open();

  /** Returns the given rows. */
  static <T> Rows<T> of(Collection<? extends T> rows) {
    List<T> copy = List.copyOf(rows);
    return copy::stream;
  }

  /** Reads all rows into memory. */
  default List<T> toList() {
    try (Stream<T> rows = open()) {
      return rows.toList();
    }
  }
}
