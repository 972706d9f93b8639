package dev.assetwright.example.sales;

import java.util.List;

/**
 * A line as the shop delivered it: texts, not yet judged.
 *
 * @param line the number of the physical line on which it starts; the header is usually line 1
 * @param isComplete whether it has as many fields as the header; if not, nobody knows which field is which, and the
 *     eight below are empty
 * @param text the whole line as it stands in the file, without its line end
 */
public record SalesLine(
    long line,
    boolean isComplete,
    String invoice,
    String stockCode,
    String description,
    String quantity,
    String invoiceDate,
    String price,
    String customer,
    String country,
    String text) {

  /** Returns the eight fields as they were read, blanks and all. */
  List<String> fields() {
    return List.of(
        invoice, stockCode, description, quantity, invoiceDate, price, customer, country);
  }
}
