package dev.assetwright.postgres.warehouse;

import dev.assetwright.warehouse.sql.Column;
import dev.assetwright.warehouse.sql.ColumnKind;
import dev.assetwright.warehouse.sql.Decimals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY: tabs between cells, a line a row, {@code \N} for NULL. */
final class CopyText {
  private static final int FULL = 1 << 16;

  private final List<Column> columns;
  private final StringBuilder text = new StringBuilder(FULL);

  CopyText(List<Column> columns) {
    this.columns = columns;
  }

  void add(@Nullable Object[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      Object cell = cells[i];
      if (cell == null) {
        text.append("\\N");
      } else {
        add(columns.get(i).kind(), cell);
      }
    }
    text.append('\n');
  }

  /** Whether it should be sent before more is added. */
  boolean isFull() {
    return text.length() >= FULL;
  }

  /** Gives what was added, and begins anew. */
  byte[] take() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return bytes;
  }

  private void add(ColumnKind kind, Object cell) {
    if (cell instanceof String string) {
      escape(string);
    } else if (cell instanceof BigDecimal decimal) {
      text.append(decimal.toPlainString());
    } else if (kind == ColumnKind.DECIMAL && cell instanceof Double number) {
      text.append(Decimals.fromDouble(number).toPlainString());
    } else if (kind == ColumnKind.FLOAT) {
      text.append(((Double) cell).floatValue());
    } else if (kind == ColumnKind.BOOLEAN) {
      text.append((Long) cell == 1 ? 't' : 'f');
    } else {
      text.append(cell);
    }
  }

  private void escape(String string) {
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }
}
