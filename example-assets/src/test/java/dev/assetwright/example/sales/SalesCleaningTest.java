package dev.assetwright.example.sales;

import static dev.assetwright.example.sales.LineFixture.sale;
import static dev.assetwright.example.sales.LineFixture.saleWith;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 8 of the example's cleaning, and what is counted. */
class SalesCleaningTest {
  private static final LocalDate DAY = LocalDate.parse("2010-12-01");

  private static SalesCleaning.Cleaned clean(LineFixture... lines) {
    List<SalesLine> numbered = new ArrayList<>();
    for (LineFixture line : lines) {
      numbered.add(line.onLine(numbered.size() + 2).line());
    }
    return SalesCleaning.clean(DAY, numbered);
  }

  @Test
  void duplicatesNameTheFirstLineOfTheirKind() {
    SalesCleaning.Cleaned cleaned =
        clean(saleWith(SalesColumn.INVOICE, "1"), sale(), sale(), sale());
    assertThat(cleaned.sales()).extracting(Sale::line).containsExactly(2L, 3L);
    assertThat(cleaned.rejected())
        .extracting(RejectedSale::line, RejectedSale::reason)
        .containsExactly(tuple(4L, "duplicate of line 3"), tuple(5L, "duplicate of line 3"));
    assertThat(cleaned.countByReason()).containsOnly(entry(RejectReason.DUPLICATE, 2));
  }

  @Test
  void linesThatAreEqualOnlyAfterTrimmingAreNoDuplicates() {
    assertThat(clean(sale(), saleWith(SalesColumn.COUNTRY, "United Kingdom ")).sales())
        .hasSize(2);
    assertThat(clean(sale(), saleWith(SalesColumn.CUSTOMER, "17850")).sales()).hasSize(2);
    assertThat(clean(sale(), saleWith(SalesColumn.QUANTITY, "+6")).sales()).hasSize(2);
  }

  @Test
  void aDifferenceInAnyOfTheEightFieldsIsEnough() {
    for (SalesColumn column : SalesColumn.values()) {
      String other = column == SalesColumn.INVOICE_DATE ? "2010-12-01 08:27:00" : "7";
      assertThat(clean(sale(), saleWith(column, other)).sales())
          .as("%s", column)
          .hasSize(2);
    }
  }

  @Test
  void aRepeatedBadLineKeepsItsOwnReason() {
    assertThat(clean(saleWith(SalesColumn.PRICE, "0"), saleWith(SalesColumn.PRICE, "0"))
            .rejected())
        .extracting(RejectedSale::reason)
        .containsOnly("price is not above 0");
  }

  @Test
  void rejectedLinesAreKeptWithReasonAndText() {
    assertThat(clean(saleWith(SalesColumn.QUANTITY, "six")).rejected())
        .containsExactly(new RejectedSale(
            2,
            "quantity is not a whole number",
            "536365,85123A,WHITE LANTERN,six,2010-12-01 08:26:00,2.55,17850.0,United Kingdom"));
  }

  @Test
  void linesOfAnotherDateAreKeptAndCounted() {
    SalesCleaning.Cleaned cleaned =
        clean(sale(), saleWith(SalesColumn.INVOICE_DATE, "12/2/2010 0:05"));
    assertThat(cleaned.sales()).hasSize(2);
    assertThat(cleaned.otherDateCount()).isEqualTo(1);
  }

  @Test
  void reasonsAreCountedInTheOrderOfTheRules() {
    SalesCleaning.Cleaned cleaned = clean(
        sale(),
        sale(),
        saleWith(SalesColumn.PRICE, "0"),
        saleWith(SalesColumn.INVOICE, ""),
        saleWith(SalesColumn.PRICE, "-1"));
    assertThat(cleaned.countByReason())
        .containsExactly(
            entry(RejectReason.BLANK_INVOICE, 1),
            entry(RejectReason.PRICE_NOT_POSITIVE, 2),
            entry(RejectReason.DUPLICATE, 1));
  }
}
