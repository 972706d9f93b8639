package dev.assetwright.ui;

import dev.assetwright.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes lists of thousands of rows as JSON, of which those that equal the ones of the last time are not written again. What is
 * kept is the JSON of each row, so that no answer can be older than its rows. Safe for several threads.
 */
final class JsonRows<T> {
  private static final byte[] COMMA = {','};

  private volatile List<Row<T>> known = List.of();

  private record Row<T>(T value, byte[] json) {}

  /** Appends the list. */
  void write(List<T> values, JsonBody body) {
    List<Row<T>> before = known;
    List<Row<T>> now = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      T value = values.get(i);
      Row<T> same = i < before.size() ? before.get(i) : null;
      now.add(
          same != null && same.value().equals(value)
              ? same
              : new Row<>(value, Json.answers().writeBytes(value)));
    }
    known = now;
    body.raw("[");
    for (int i = 0; i < now.size(); i++) {
      if (i > 0) {
        body.raw(COMMA);
      }
      body.raw(now.get(i).json());
    }
    body.raw("]");
  }
}
