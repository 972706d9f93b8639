package dev.assetwright.example.sales;

import java.util.EnumMap;
import java.util.Map;

/** A line that is a sale, and lines that differ from it in what a test is about. */
final class LineFixture {
  private final Map<SalesColumn, String> fields = new EnumMap<>(SalesColumn.class);
  private long number = 2;

  private LineFixture() {
    fields.put(SalesColumn.INVOICE, "536365");
    fields.put(SalesColumn.STOCK_CODE, "85123A");
    fields.put(SalesColumn.DESCRIPTION, "WHITE LANTERN");
    fields.put(SalesColumn.QUANTITY, "6");
    fields.put(SalesColumn.INVOICE_DATE, "2010-12-01 08:26:00");
    fields.put(SalesColumn.PRICE, "2.55");
    fields.put(SalesColumn.CUSTOMER, "17850.0");
    fields.put(SalesColumn.COUNTRY, "United Kingdom");
  }

  static LineFixture sale() {
    return new LineFixture();
  }

  static LineFixture saleWith(SalesColumn column, String field) {
    return sale().with(column, field);
  }

  LineFixture with(SalesColumn column, String field) {
    fields.put(column, field);
    return this;
  }

  LineFixture onLine(long number) {
    this.number = number;
    return this;
  }

  SalesLine line() {
    return new SalesLine(
        number,
        true,
        fields.get(SalesColumn.INVOICE),
        fields.get(SalesColumn.STOCK_CODE),
        fields.get(SalesColumn.DESCRIPTION),
        fields.get(SalesColumn.QUANTITY),
        fields.get(SalesColumn.INVOICE_DATE),
        fields.get(SalesColumn.PRICE),
        fields.get(SalesColumn.CUSTOMER),
        fields.get(SalesColumn.COUNTRY),
        String.join(",", fields.values()));
  }
}
