package dev.assetwright.example.sales;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Spoils a few rows of a made-up day, each in a way that real deliveries are known for. */
final class SampleDirt {
  private static final List<Consumer<Map<SalesColumn, String>>> KINDS = List.of(
      // These lines will be rejected …
      row -> row.remove(SalesColumn.COUNTRY),
      row -> row.put(SalesColumn.INVOICE, " "),
      row -> row.put(SalesColumn.STOCK_CODE, "\u00A0"),
      row -> row.put(SalesColumn.QUANTITY, "six"),
      row -> row.put(SalesColumn.QUANTITY, "0"),
      row -> row.put(SalesColumn.PRICE, "n/a"),
      row -> row.put(SalesColumn.PRICE, "0.00"),
      row -> row.put(SalesColumn.PRICE, "-1.50"),
      row -> row.put(SalesColumn.INVOICE_DATE, "31.02. 9:00"),
      row -> invoice(row, "C", "2"),
      row -> invoice(row, "", "-24"),
      // … and these will be put in order.
      row -> invoice(row, "A", "1"),
      row -> describe(row, "  %s "),
      row -> describe(row, "\u00A0%s"),
      row -> describe(row, "%s\n(SECOND CHOICE)"),
      row -> describe(row, "\"%s\", BOXED"),
      row -> row.computeIfPresent(SalesColumn.DESCRIPTION, (column, d) -> d.replace(" ", "  ")),
      row -> row.put(SalesColumn.DESCRIPTION, "?"),
      row -> row.put(SalesColumn.DESCRIPTION, ""),
      row -> row.put(SalesColumn.QUANTITY, "+5"));

  private SampleDirt() {}

  /** Changes some rows, repeats some, and adds a blank one now and then. */
  static void spread(List<Map<SalesColumn, String>> rows, LocalDate date, Random random) {
    for (Consumer<Map<SalesColumn, String>> kind : KINDS) {
      if (random.nextInt(3) == 0) {
        kind.accept(rows.get(random.nextInt(rows.size())));
      }
    }
    if (random.nextInt(3) == 0) {
      // The till was closed after midnight.
      rows.get(rows.size() - 1).put(SalesColumn.INVOICE_DATE, date.plusDays(1) + " 00:05");
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<SalesColumn, String> sentTwice = rows.get(random.nextInt(rows.size()));
      rows.add(random.nextInt(rows.size()), new EnumMap<>(sentTwice));
    }
    if (random.nextInt(4) == 0) {
      rows.add(random.nextInt(rows.size()), new EnumMap<>(SalesColumn.class));
    }
  }

  private static void invoice(Map<SalesColumn, String> row, String prefix, String quantity) {
    String number = row.get(SalesColumn.INVOICE).replaceAll("[^0-9]", "");
    row.put(SalesColumn.INVOICE, prefix + number);
    row.put(SalesColumn.QUANTITY, quantity);
  }

  private static void describe(Map<SalesColumn, String> row, String pattern) {
    row.computeIfPresent(SalesColumn.DESCRIPTION, (column, d) -> pattern.formatted(d));
  }
}
