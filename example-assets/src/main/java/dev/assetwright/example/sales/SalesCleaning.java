package dev.assetwright.example.sales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts the lines of a day into sales and rejected ones. Pure: the same lines give the same answer anywhere.
 *
 * <p>A line alone is judged by {@link SaleRules}; what is left for here is the one rule that looks at several.
 */
final class SalesCleaning {
  private final LocalDate day;
  private final List<Sale> sales = new ArrayList<>();
  private final List<RejectedSale> rejected = new ArrayList<>();
  private final Map<RejectReason, Integer> countByReason = new EnumMap<>(RejectReason.class);
  private final Map<List<String>, Long> firstLineByFields = new HashMap<>();
  private int otherDateCount;

  private SalesCleaning(LocalDate day) {
    this.day = day;
  }

  /**
   * What became of the lines of a day.
   *
   * @param sales the lines kept, in the file's order
   * @param rejected the others, in the file's order
   * @param countByReason how many were left out for each reason that occurred, in the order of the rules
   * @param otherDateCount how many lines kept have another date than the file
   */
  record Cleaned(
      List<Sale> sales,
      List<RejectedSale> rejected,
      Map<RejectReason, Integer> countByReason,
      int otherDateCount) {}

  /** Judges the lines of the file of {@code day}. */
  static Cleaned clean(LocalDate day, Iterable<SalesLine> lines) {
    SalesCleaning cleaning = new SalesCleaning(day);
    lines.forEach(cleaning::add);
    return new Cleaned(
        cleaning.sales, cleaning.rejected, cleaning.countByReason, cleaning.otherDateCount);
  }

  private void add(SalesLine line) {
    SaleRules.Verdict verdict = SaleRules.judge(line);
    if (verdict instanceof SaleRules.Verdict.Rejected no) {
      reject(line, no.reason(), no.reason().toString());
    } else if (verdict instanceof SaleRules.Verdict.Kept kept) {
      // As read, not as trimmed: only a line that was sent twice is surely the same sale.
      Long firstLine = firstLineByFields.putIfAbsent(line.fields(), line.line());
      if (firstLine == null) {
        keep(kept.sale());
      } else {
        reject(line, RejectReason.DUPLICATE, "duplicate of line " + firstLine);
      }
    }
  }

  private void keep(Sale sale) {
    sales.add(sale);
    if (!sale.invoicedAt().toLocalDate().equals(day)) {
      otherDateCount++;
    }
  }

  private void reject(SalesLine line, RejectReason reason, String words) {
    rejected.add(new RejectedSale(line.line(), words, line.text()));
    countByReason.merge(reason, 1, Integer::sum);
  }
}
