package dev.assetwright.value;

import dev.assetwright.json.CanonicalJson;
import dev.assetwright.spi.AssetStorage.RowPage;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns stored JSON into rows for people: a list has a row for each element, a map one for each entry, a record is one row,
 * anything else is one cell. What is nested within a cell is shown as JSON.
 */
final class ValuePreview {
  private static final String VALUE = "value";

  private ValuePreview() {}

  static RowPage ofRows(StoredFile file, int offset, int limit) {
    long[] count = {0};
    List<@Nullable Object> page = new ArrayList<>();
    try (Stream<@Nullable Object> rows = file.rows(Object.class)) {
      rows.forEach(row -> {
        if (count[0] >= offset && page.size() < limit) {
          page.add(row);
        }
        count[0]++;
      });
    }
    return page(page, count[0]);
  }

  static RowPage ofValue(Object value, Type type, int offset, int limit) {
    if (value instanceof Collection<?> rows) {
      return page(
          rows.stream().skip(offset).<Object>map(row -> row).limit(limit).toList(), rows.size());
    }
    if (value instanceof Map<?, ?> map && Map.class.isAssignableFrom(ValueTypes.raw(type))) {
      List<List<@Nullable Object>> entries = new ArrayList<>();
      map.forEach((key, each) -> entries.add(row(key, cell(each))));
      return new RowPage(
          List.of("key", VALUE),
          entries.stream().skip(offset).limit(limit).toList(),
          entries.size());
    }
    return page(offset > 0 || limit < 1 ? List.of() : List.of(value), 1);
  }

  private static RowPage page(List<@Nullable Object> rows, long total) {
    Set<String> columns = new LinkedHashSet<>();
    for (Object row : rows) {
      if (row instanceof Map<?, ?> map) {
        map.keySet().forEach(name -> columns.add(String.valueOf(name)));
      } else {
        columns.add(VALUE);
      }
    }
    List<List<@Nullable Object>> cells = new ArrayList<>();
    for (Object row : rows) {
      List<@Nullable Object> line = new ArrayList<>();
      for (String column : columns) {
        line.add(cell(
            row instanceof Map<?, ?> map ? map.get(column) : column.equals(VALUE) ? row : null));
      }
      cells.add(Collections.unmodifiableList(line));
    }
    return new RowPage(List.copyOf(columns), cells, total);
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    List<@Nullable Object> row = new ArrayList<>();
    Collections.addAll(row, cells);
    return Collections.unmodifiableList(row);
  }

  private static @Nullable Object cell(@Nullable Object value) {
    return value instanceof Map || value instanceof Collection ? CanonicalJson.text(value) : value;
  }
}
