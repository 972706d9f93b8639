package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.Day;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what the example makes of a folder's files to the second opinion. */
final class CleaningComparison {
  private CleaningComparison() {}

  /** Compares all rows and returns how many lines there were. */
  static int compare(Path folder) throws IOException {
    SecondOpinion expected = SecondOpinion.of(folder);
    SalesAssets assets = new SalesAssets(new SalesFolder(folder, false));
    List<Map<String, @Nullable Object>> sales = new ArrayList<>();
    List<Map<String, @Nullable Object>> rejected = new ArrayList<>();
    for (Day day : assets.salesFile().keySet()) {
      CleanSales clean = assets.clean(day, assets.salesLines(day).value()).value();
      clean.sales().toList().forEach(sale -> sales.add(row(day, sale)));
      clean.rejectedSales().toList().forEach(sale -> rejected.add(row(day, sale)));
    }
    assertThat(sales).isEqualTo(expected.rows("clean_sales"));
    assertThat(rejected).isEqualTo(expected.rows("clean_rejected_sales"));
    return sales.size() + rejected.size();
  }

  private static Map<String, @Nullable Object> row(Day day, Sale sale) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("day", day.key());
    row.put("line", sale.line());
    row.put("invoice", sale.invoice());
    row.put("stock_code", sale.stockCode());
    row.put("description", sale.description());
    row.put("quantity", sale.quantity());
    row.put("invoiced_at", sale.invoicedAt());
    row.put("price", sale.price());
    row.put("customer", sale.customer());
    row.put("country", sale.country());
    row.put("is_return", sale.isReturn());
    return row;
  }

  private static Map<String, @Nullable Object> row(Day day, RejectedSale sale) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("day", day.key());
    row.put("line", sale.line());
    row.put("reason", sale.reason());
    row.put("text", sale.text());
    return row;
  }
}
