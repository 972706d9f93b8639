package dev.assetwright.postgres.warehouse;

import dev.assetwright.rules.grid.Grid;
import dev.assetwright.spi.Slice;
import dev.assetwright.warehouse.sql.TextRange;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a slice, as SQL says it.
 *
 * @param where what stands after the table, with a blank before; empty for all rows
 * @param parameters what its question marks are bound to, in order: a text, or a list of texts
 */
record SliceFilter(String where, List<Object> parameters) {
  static final SliceFilter ALL = new SliceFilter("", List.of());

  SliceFilter {
    parameters = List.copyOf(parameters);
  }

  static SliceFilter of(Slice slice) {
    if (!slice.isRestricted()) {
      return ALL;
    }
    Grid grid = slice.requireGrid();
    List<String> partitions = slice.partitions();
    if (partitions.isEmpty()) {
      return new SliceFilter(" WHERE false", List.of());
    }
    if (partitions.size() == 1) {
      String each = grid.columns().stream()
          .map(column -> TableNames.quote(column) + " = ?")
          .collect(Collectors.joining(" AND "));
      return new SliceFilter(" WHERE " + each, List.copyOf(grid.parts(partitions.get(0))));
    }
    if (TextRange.isOf(grid, partitions)) {
      return new SliceFilter(
          " WHERE " + TableNames.quote(grid.name()) + " BETWEEN ? AND ?",
          List.of(partitions.get(0), partitions.get(partitions.size() - 1)));
    }
    List<List<String>> parts = new ArrayList<>();
    grid.columns().forEach(column -> parts.add(new ArrayList<>()));
    for (String partition : partitions) {
      List<String> of = grid.parts(partition);
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).add(of.get(i));
      }
    }
    String lists = parts.stream().map(each -> "?::text[]").collect(Collectors.joining(", "));
    return new SliceFilter(
        " WHERE (%s) IN (SELECT * FROM unnest(%s))"
            .formatted(TableNames.quoted(grid.columns()), lists),
        List.copyOf(parts));
  }

  /** Binds the parameters; returns the place after the last one. */
  int bind(PreparedStatement statement, int first) throws SQLException {
    int place = first;
    for (Object parameter : parameters) {
      if (parameter instanceof List<?> texts) {
        statement.setArray(
            place++, statement.getConnection().createArrayOf("text", texts.toArray()));
      } else {
        statement.setString(place++, (String) parameter);
      }
    }
    return place;
  }
}
