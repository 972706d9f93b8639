package dev.assetwright.example.sales;

import dev.assetwright.Asset;
import dev.assetwright.Check;
import dev.assetwright.Day;
import dev.assetwright.External;
import dev.assetwright.MultiAsset;
import dev.assetwright.Observed;
import dev.assetwright.Outcome;
import dev.assetwright.Result;
import dev.assetwright.Rows;
import dev.assetwright.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * From the file that the shop delivers to rows that can be counted on.
 *
 * <p>Each annotated method is an asset, each parameter the asset of that name. What runs when is not said anywhere: it
 * follows from these and from what changed.
 */
public final class SalesAssets {
  private static final String OWNER = "sales@shop.example";

  private final SalesFolder folder;

  /** Takes what {@link SalesModule} provides. */
  public SalesAssets(SalesFolder folder) {
    this.folder = folder;
  }

  /** The file of a day, as the shop's till writes it. Closed days have none, Saturdays above all. */
  @External(group = "raw", partitions = ByDay.class, owners = OWNER)
  Map<Day, Observed> salesFile() throws IOException {
    Map<Day, Observed> observed = new TreeMap<>();
    for (Map.Entry<Day, Path> file : folder.files().entrySet()) {
      observed.put(file.getKey(), Observed.file(file.getValue()));
    }
    return observed;
  }

  /** The lines of a day as delivered: texts, not yet judged. */
  @Asset(group = "raw", partitions = ByDay.class, after = "sales_file", owners = OWNER)
  Result<Rows<SalesLine>> salesLines(Day day) throws IOException {
    Path file = folder.file(day);
    SalesCsv.Delivery delivery =
        SalesCsv.read(file.getFileName().toString(), Files.readAllBytes(file));
    Rows<SalesLine> rows = Rows.of(delivery.lines());
    return delivery.charset().equals(StandardCharsets.UTF_8)
        ? Result.of(rows, "rows", delivery.lines().size())
        : Result.of(
            rows, "rows", delivery.lines().size(), "charset", delivery.charset().name());
  }

  /** Parts the lines of a day into those that count and those that do not; see {@link SaleRules}. */
  @MultiAsset(group = "clean", partitions = ByDay.class, owners = OWNER)
  Result<CleanSales> clean(Day day, Rows<SalesLine> salesLines) {
    SalesCleaning.Cleaned cleaned = SalesCleaning.clean(day.date(), salesLines.toList());
    List<Object> facts = new ArrayList<>();
    facts.addAll(List.of("rows", cleaned.sales().size()));
    facts.addAll(List.of("rejected", cleaned.rejected().size()));
    cleaned
        .countByReason()
        .forEach((reason, count) -> facts.addAll(List.of("rejected: " + reason, count)));
    facts.addAll(List.of("of another date", cleaned.otherDateCount()));
    return Result.of(
        new CleanSales(Table.of(cleaned.sales()), Table.of(cleaned.rejected())), facts.toArray());
  }

  /** No line of an invoice is there twice. */
  @Check
  Outcome invoiceAndLineAreUnique(Table<Sale> sales) {
    record Key(String invoice, long line) {}
    try (Stream<Sale> rows = sales.rows()) {
      long distinct =
          rows.map(sale -> new Key(sale.invoice(), sale.line())).distinct().count();
      long twice = sales.count() - distinct;
      return Outcome.pass(
          twice == 0, "%d of %d rows are there twice".formatted(twice, sales.count()));
    }
  }

  /**
   * At most half of the lines are rejected. More means a broken delivery: the day's marts wait for a better one, and the
   * last good figures stay.
   */
  @Check(blocking = true)
  Outcome atMostHalfIsRejected(Table<Sale> sales, Rows<SalesLine> salesLines) {
    try (Stream<SalesLine> lines = salesLines.open()) {
      long lineCount = lines.count();
      long rejectedCount = lineCount - sales.count();
      return Outcome.pass(
          rejectedCount * 2 <= lineCount,
          "%d of %d lines are rejected".formatted(rejectedCount, lineCount));
    }
  }
}
