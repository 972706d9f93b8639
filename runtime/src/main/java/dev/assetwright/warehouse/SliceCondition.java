package dev.assetwright.warehouse;

import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.Slice;
import dev.assetwright.warehouse.sql.TextRange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of a slice, as SQL says it.
 *
 * @param where what stands after the table, with a blank before; empty for all rows
 * @param parameters what its question marks are bound to, in order
 */
record SliceCondition(String where, List<String> parameters) {
  private static final SliceCondition ALL = new SliceCondition("", List.of());

  SliceCondition {
    parameters = List.copyOf(parameters);
  }

  static SliceCondition of(Slice slice) {
    if (!slice.isRestricted()) {
      return ALL;
    }
    Grid grid = slice.requireGrid();
    List<String> partitions = slice.partitions();
    if (partitions.isEmpty()) {
      return new SliceCondition(" WHERE 0", List.of());
    }
    if (partitions.size() == 1) {
      String each = grid.columns().stream()
          .map(column -> TableName.quote(column) + " = ?")
          .collect(Collectors.joining(" AND "));
      return new SliceCondition(" WHERE " + each, grid.parts(partitions.get(0)));
    }
    if (TextRange.isOf(grid, partitions)) {
      return new SliceCondition(
          " WHERE " + TableName.quote(grid.name()) + " BETWEEN ? AND ?",
          List.of(partitions.get(0), partitions.get(partitions.size() - 1)));
    }
    String columns =
        grid.columns().stream().map(TableName::quote).collect(Collectors.joining(", "));
    String parts = IntStream.range(0, grid.columns().size())
        .mapToObj(i -> "value ->> " + i)
        .collect(Collectors.joining(", "));
    // One JSON text, since a statement has 32,766 parameters at most. Keys hold nothing to escape.
    return new SliceCondition(
        " WHERE (" + columns + ") IN (SELECT " + parts + " FROM json_each(?))",
        List.of(partitions.stream()
            .map(partition -> "[\"" + String.join("\",\"", grid.parts(partition)) + "\"]")
            .collect(Collectors.joining(",", "[", "]"))));
  }

  /** The same without parameters, for a statement whose own ones must stay what they are. */
  String inlined() {
    StringBuilder text = new StringBuilder();
    int next = 0;
    for (int i = 0; i < where.length(); i++) {
      char c = where.charAt(i);
      if (c == '?') {
        text.append('\'').append(parameters.get(next++).replace("'", "''")).append('\'');
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
