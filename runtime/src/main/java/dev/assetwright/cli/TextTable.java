package dev.assetwright.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows in aligned columns, two blanks apart, that keep to a width.
 *
 * <p>What is too wide is cut from the widest column, the last one first, since the first one names the row. Control
 * characters in cells are shown as blanks, so that no value can draw on the terminal.
 */
final class TextTable {
  private static final int GAP = 2;
  private static final int LEAST = 6;

  /** A text and how it stands out. */
  record Cell(String text, Style style) {
    static Cell of(String text) {
      return new Cell(text, Style.PLAIN);
    }

    /** A status word in its colour. */
    static Cell status(String text) {
      return new Cell(text, Style.of(text));
    }
  }

  private final List<Cell> header;
  private final boolean[] rightAligned;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** Takes the headings; one that starts with {@code >} is of a column of numbers, aligned to the right. */
  TextTable(String... headings) {
    rightAligned = new boolean[headings.length];
    header = new ArrayList<>();
    for (int i = 0; i < headings.length; i++) {
      rightAligned[i] = headings[i].startsWith(">");
      header.add(new Cell(rightAligned[i] ? headings[i].substring(1) : headings[i], Style.DIM));
    }
  }

  TextTable row(Cell... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException("A row needs %d cells.".formatted(header.size()));
    }
    rows.add(Arrays.stream(cells).map(TextTable::printable).toList());
    return this;
  }

  TextTable row(String... texts) {
    return row(Arrays.stream(texts).map(Cell::of).toArray(Cell[]::new));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns the lines, the headings first; none is longer than the terminal is wide, less the indent. */
  List<String> lines(Terminal terminal, int indent) {
    int[] widths = widths(terminal.width() - indent);
    List<List<Cell>> all = new ArrayList<>();
    all.add(header);
    all.addAll(rows);
    return all.stream()
        .map(row -> " ".repeat(indent) + line(row, widths, terminal))
        .toList();
  }

  void print(Terminal terminal) {
    lines(terminal, 0).forEach(terminal.out()::println);
  }

  private int[] widths(int available) {
    int[] widths = IntStream.range(0, header.size()).map(this::natural).toArray();
    int over = IntStream.of(widths).sum() + GAP * (widths.length - 1) - available;
    while (over > 0) {
      int widest = widest(widths);
      if (widths[widest] <= LEAST) {
        break;
      }
      widths[widest]--;
      over--;
    }
    return widths;
  }

  private int natural(int column) {
    return Math.max(
        header.get(column).text().length(),
        rows.stream().mapToInt(row -> row.get(column).text().length()).max().orElse(0));
  }

  private static int widest(int[] widths) {
    int widest = widths.length - 1;
    for (int i = widths.length - 2; i >= 0; i--) {
      if (widths[i] > widths[widest]) {
        widest = i;
      }
    }
    return widest;
  }

  private String line(List<Cell> row, int[] widths, Terminal terminal) {
    return IntStream.range(0, widths.length)
        .mapToObj(column -> cell(row, column, widths[column], terminal))
        .collect(Collectors.joining(" ".repeat(GAP)))
        .stripTrailing();
  }

  private String cell(List<Cell> row, int column, int width, Terminal terminal) {
    Cell cell = row.get(column);
    String text = Words.cut(cell.text(), width);
    String blanks = " ".repeat(width - text.length());
    String painted = terminal.paint(cell.style(), text);
    if (rightAligned[column]) {
      return blanks + painted;
    }
    // Blanks at a line's end would make lines wrap on narrow terminals.
    return column == row.size() - 1 ? painted : painted + blanks;
  }

  private static Cell printable(Cell cell) {
    StringBuilder text = new StringBuilder();
    cell.text().chars().forEach(c -> text.append(Character.isISOControl(c) ? ' ' : (char) c));
    return new Cell(text.toString(), cell.style());
  }
}
