package dev.assetwright.cli;

import dev.assetwright.cli.TextTable.Cell;
import dev.assetwright.query.view.RowsView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells rows: as many columns as fit, and the names of the others. */
final class RowsText {
  private static final int WIDEST = 24;
  private static final int INDENT = 2;
  private static final int GAP = 2;

  private RowsText() {}

  static List<String> lines(RowsView rows, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    if (rows.rows().isEmpty()) {
      lines.add("Rows: " + (rows.note().isEmpty() ? "none" : rows.note()));
      return lines;
    }
    String of = rows.partition() == null ? "" : " of " + rows.partition();
    String total = rows.total() < 0 ? "" : ", %s in all".formatted(Words.number(rows.total()));
    lines.add("Rows%s, the first %d%s:".formatted(of, rows.rows().size(), total));
    int shown = shown(rows, terminal.width() - INDENT);
    TextTable table = new TextTable(headings(rows, shown));
    for (List<@Nullable Object> row : rows.rows()) {
      Cell[] cells = new Cell[shown];
      for (int i = 0; i < shown; i++) {
        cells[i] = cell(row.get(i));
      }
      table.row(cells);
    }
    lines.addAll(table.lines(terminal, INDENT));
    if (shown < rows.columns().size()) {
      List<String> others = rows.columns().subList(shown, rows.columns().size());
      Words.wrap(
              "Not shown: %s (--json has all)".formatted(String.join(", ", others)),
              terminal.width() - INDENT)
          .forEach(line -> lines.add(" ".repeat(INDENT) + line));
    }
    if (!rows.note().isEmpty()) {
      lines.addAll(Words.wrap(rows.note(), terminal.width()));
    }
    return lines;
  }

  private static Cell cell(@Nullable Object value) {
    return value == null
        ? new Cell("null", Style.DIM)
        : Cell.of(Words.cut(String.valueOf(value), WIDEST));
  }

  private static String[] headings(RowsView rows, int shown) {
    String[] headings = new String[shown];
    for (int i = 0; i < shown; i++) {
      int column = i;
      boolean numbers = rows.rows().stream()
              .allMatch(row -> row.get(column) == null || row.get(column) instanceof Number)
          && rows.rows().stream().anyMatch(row -> row.get(column) != null);
      headings[i] = (numbers ? ">" : "") + Words.cut(rows.columns().get(i), WIDEST);
    }
    return headings;
  }

  /** How many columns fit side by side; at least one. */
  private static int shown(RowsView rows, int width) {
    int used = 0;
    for (int column = 0; column < rows.columns().size(); column++) {
      int widest = Math.min(WIDEST, rows.columns().get(column).length());
      for (List<@Nullable Object> row : rows.rows()) {
        widest =
            Math.max(widest, Math.min(WIDEST, String.valueOf(row.get(column)).length()));
      }
      used += widest + (column == 0 ? 0 : GAP);
      if (used > width) {
        return Math.max(1, column);
      }
    }
    return rows.columns().size();
  }
}
