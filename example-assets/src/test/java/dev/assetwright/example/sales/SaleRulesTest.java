package dev.assetwright.example.sales;

import static dev.assetwright.example.sales.LineFixture.sale;
import static dev.assetwright.example.sales.LineFixture.saleWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.example.sales.SaleRules.Verdict;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 2 to 7 of the example's cleaning, which judge a line alone. */
class SaleRulesTest {
  private static Sale kept(LineFixture line) {
    Verdict verdict = SaleRules.judge(line.line());
    assertThat(verdict).isInstanceOf(Verdict.Kept.class);
    return ((Verdict.Kept) verdict).sale();
  }

  private static RejectReason reason(LineFixture line) {
    Verdict verdict = SaleRules.judge(line.line());
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    return ((Verdict.Rejected) verdict).reason();
  }

  @Test
  void aGoodLineIsKept() {
    assertThat(kept(sale()))
        .isEqualTo(new Sale(
            2,
            "536365",
            "85123A",
            "WHITE LANTERN",
            6,
            LocalDateTime.parse("2010-12-01T08:26:00"),
            new BigDecimal("2.55"),
            "17850",
            "United Kingdom",
            false));
  }

  @Test
  void aLineOfOtherFieldCountIsRejected() {
    SalesLine line = new SalesLine(2, false, "", "", "", "", "", "", "", "", "1,A");
    assertThat(SaleRules.judge(line)).isEqualTo(new Verdict.Rejected(RejectReason.FIELD_COUNT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\u00A0\u2003\u0085"})
  void blankInvoicesAndStockCodesAreRejected(String blank) {
    assertThat(reason(saleWith(SalesColumn.INVOICE, blank))).isEqualTo(RejectReason.BLANK_INVOICE);
    assertThat(reason(saleWith(SalesColumn.STOCK_CODE, blank)))
        .isEqualTo(RejectReason.BLANK_STOCK_CODE);
  }

  @Test
  void everyFieldIsTrimmedBeforeItIsJudgedOrKept() {
    LineFixture padded = sale();
    SalesLine plain = padded.line();
    int i = 0;
    for (SalesColumn column : SalesColumn.values()) {
      padded.with(column, "\u00A0\t " + plain.fields().get(i++) + "\u202F\n ");
    }
    assertThat(SaleRules.judge(padded.line())).isEqualTo(SaleRules.judge(plain));
  }

  @Test
  void stockCodesAreNotFolded() {
    assertThat(kept(saleWith(SalesColumn.STOCK_CODE, " 85123a ")).stockCode()).isEqualTo("85123a");
    assertThat(kept(saleWith(SalesColumn.STOCK_CODE, "85123A")).stockCode()).isEqualTo("85123A");
  }

  @ParameterizedTest
  @CsvSource({"6,6", "+5,5", "007,7", "9223372036854775807,9223372036854775807"})
  void wholeNumbersAreQuantities(String written, long quantity) {
    assertThat(kept(saleWith(SalesColumn.QUANTITY, written)).quantity()).isEqualTo(quantity);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "six", "1.0", "1e3", "+-5", "5-", "1 000", "1,000", "٣", "9223372036854775808"
      })
  void otherQuantitiesAreRejected(String written) {
    assertThat(reason(saleWith(SalesColumn.QUANTITY, written)))
        .isEqualTo(RejectReason.BAD_QUANTITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "+000"})
  void aQuantityOfZeroIsRejected(String written) {
    assertThat(reason(saleWith(SalesColumn.QUANTITY, written)))
        .isEqualTo(RejectReason.ZERO_QUANTITY);
  }

  @ParameterizedTest
  @CsvSource({"2.55,2.55", "+2,2", "0.001,0.001", "00.10,0.10", "1.005,1.005", "17.0,17"})
  void decimalNumbersArePrices(String written, BigDecimal price) {
    assertThat(kept(saleWith(SalesColumn.PRICE, written)).price()).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n/a", "1.", ".5", "1,5", "£2", "1e2", "1.2.3", "٣", "NaN"})
  void otherPricesAreRejected(String written) {
    assertThat(reason(saleWith(SalesColumn.PRICE, written))).isEqualTo(RejectReason.BAD_PRICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.0", "0.000", "-11062.06"})
  void pricesThatAreNotAboveZeroAreRejected(String written) {
    assertThat(reason(saleWith(SalesColumn.PRICE, written)))
        .isEqualTo(RejectReason.PRICE_NOT_POSITIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "2010-12-01 08:26:07,2010-12-01T08:26:07",
    "2010-12-01 08:26,2010-12-01T08:26:00",
    "2012-02-29 00:00,2012-02-29T00:00:00",
    "12/1/2010 8:26,2010-12-01T08:26:00",
    "12/01/2010 08:26,2010-12-01T08:26:00",
    "1/2/2010 23:59,2010-01-02T23:59:00"
  })
  void datesAreReadInBothLayouts(String written, LocalDateTime invoicedAt) {
    assertThat(kept(saleWith(SalesColumn.INVOICE_DATE, written)).invoicedAt())
        .isEqualTo(invoicedAt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2010-12-01",
        "2010-12-01T08:26:00",
        "2010-12-01  08:26",
        "2010-12-01\u00A008:26",
        "2010-12-01 8:26",
        "2010-12-01 24:00",
        "2010-12-01 08:26:60",
        "2010-12-01 08:26:00.0",
        "2010-02-30 08:26",
        "2010-2-3 08:26",
        "+2010-12-01 08:26",
        "12010-12-01 08:26",
        "2/30/2010 8:26",
        "2/29/2011 8:26",
        "13/1/2010 8:26",
        "12/1/10 8:26",
        "012/1/2010 8:26",
        "+12/1/2010 8:26",
        "12/1/2010 8:26:00",
        "12/1/2010 8:6",
        "01.12.2010 08:26"
      })
  void otherDatesAreRejected(String written) {
    assertThat(reason(saleWith(SalesColumn.INVOICE_DATE, written)))
        .isEqualTo(RejectReason.BAD_DATE);
  }

  @Test
  void anInvoiceStartingWithACapitalCIsAReturn() {
    Sale sale = kept(saleWith(SalesColumn.INVOICE, " C536379").with(SalesColumn.QUANTITY, "-1"));
    assertThat(sale.isReturn()).isTrue();
    assertThat(sale.quantity()).isEqualTo(-1);
  }

  @Test
  void aReturnWithAPositiveQuantityIsRejected() {
    assertThat(reason(saleWith(SalesColumn.INVOICE, "C536379")))
        .isEqualTo(RejectReason.POSITIVE_RETURN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"536379", "c536379", "A536379"})
  void anotherNegativeQuantityIsAStockCorrection(String invoice) {
    assertThat(reason(saleWith(SalesColumn.INVOICE, invoice).with(SalesColumn.QUANTITY, "-1")))
        .isEqualTo(RejectReason.STOCK_CORRECTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A536379", "c536379"})
  void otherLettersBeforeAnInvoiceMakeNoReturn(String invoice) {
    assertThat(kept(saleWith(SalesColumn.INVOICE, invoice)).isReturn()).isFalse();
  }

  @Test
  void theReasonIsTheFirstRuleThatALineBreaks() {
    LineFixture line = sale();
    line.with(SalesColumn.INVOICE, "").with(SalesColumn.STOCK_CODE, "");
    line.with(SalesColumn.QUANTITY, "x").with(SalesColumn.PRICE, "x");
    line.with(SalesColumn.INVOICE_DATE, "x");
    assertThat(reason(line)).isEqualTo(RejectReason.BLANK_INVOICE);
    assertThat(reason(line.with(SalesColumn.INVOICE, "C1")))
        .isEqualTo(RejectReason.BLANK_STOCK_CODE);
    assertThat(reason(line.with(SalesColumn.STOCK_CODE, "A"))).isEqualTo(RejectReason.BAD_QUANTITY);
    assertThat(reason(line.with(SalesColumn.QUANTITY, "0"))).isEqualTo(RejectReason.ZERO_QUANTITY);
    assertThat(reason(line.with(SalesColumn.QUANTITY, "1"))).isEqualTo(RejectReason.BAD_PRICE);
    assertThat(reason(line.with(SalesColumn.PRICE, "0")))
        .isEqualTo(RejectReason.PRICE_NOT_POSITIVE);
    assertThat(reason(line.with(SalesColumn.PRICE, "1"))).isEqualTo(RejectReason.BAD_DATE);
    assertThat(reason(line.with(SalesColumn.INVOICE_DATE, "1/1/2010 1:00")))
        .isEqualTo(RejectReason.POSITIVE_RETURN);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "17850.0,17850",
        "' 17850.0 ',17850",
        "17850,17850",
        "17850.00,17850.00",
        "17850.0.0,17850.0",
        "'',null",
        "' \u00A0',null",
        ".0,null"
      })
  void customersLoseAFinalPointZeroAndBlankIsUnknown(String written, String customer) {
    assertThat(kept(saleWith(SalesColumn.CUSTOMER, written)).customer()).isEqualTo(customer);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "'  WHITE \u00A0\t LANTERN ',WHITE LANTERN",
        "'WHITE\n(BOXED)',WHITE (BOXED)",
        "'  ',null",
        "'',null",
        "?,?"
      })
  void descriptionsHaveSingleBlanksAndBlankIsNone(String written, String description) {
    assertThat(kept(saleWith(SalesColumn.DESCRIPTION, written)).description())
        .isEqualTo(description);
  }
}
