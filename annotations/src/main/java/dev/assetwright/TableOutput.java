package dev.assetwright;

import java.util.stream.Stream;

/** Rows on their way into a table; readable like one, so that asset methods can be tested without an engine. */
record TableOutput<T>(Rows<T> source) implements Table<T> {
  @Override
  public long count() {
    try (Stream<T> rows = source.open()) {
      return rows.count();
    }
  }

  @Override
  public Stream<T> rows() {
    return source.open();
  }
}
