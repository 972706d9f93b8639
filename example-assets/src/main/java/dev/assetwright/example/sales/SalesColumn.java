package dev.assetwright.example.sales;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns that a file must have, with the headers that the two editions of the shop's data give them. */
enum SalesColumn {
  INVOICE("InvoiceNo", "Invoice"),
  STOCK_CODE("StockCode"),
  DESCRIPTION("Description"),
  QUANTITY("Quantity"),
  INVOICE_DATE("InvoiceDate"),
  PRICE("UnitPrice", "Price"),
  CUSTOMER("CustomerID"),
  COUNTRY("Country");

  private final List<String> headers;

  SalesColumn(String... headers) {
    this.headers = List.of(headers);
  }

  /** Finds the column that a header names; case, blanks and underscores do not matter. */
  static Optional<SalesColumn> find(String header) {
    String folded = fold(header);
    for (SalesColumn column : values()) {
      if (column.headers.stream().anyMatch(known -> fold(known).equals(folded))) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private static String fold(String header) {
    return header
        .codePoints()
        .filter(character -> character != '_' && !WhiteSpace.isWhiteSpace(character))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  /** Returns the headers it may have, as in {@code 'UnitPrice' or 'Price'}. */
  @Override
  public String toString() {
    return headers.stream().map("'%s'"::formatted).collect(Collectors.joining(" or "));
  }
}
