package dev.assetwright.example.sales;

import static dev.assetwright.example.sales.LineFixture.sale;
import static dev.assetwright.example.sales.LineFixture.saleWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.Day;
import dev.assetwright.model.RunStatus;
import dev.assetwright.testing.AssetTest;
import dev.assetwright.testing.TestCell;
import dev.assetwright.testing.TestProject;
import dev.assetwright.testing.TestRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures, from given lines and sales, through the engine and the warehouse. */
@AssetTest(now = "2010-12-03T05:00:00Z")
class SalesMartsTest {
  private static final Day DAY = Day.parse("2010-12-01");
  private static final Day NEXT_DAY = Day.parse("2010-12-02");

  private static List<SalesLine> lines(LineFixture... lines) {
    List<SalesLine> numbered = new ArrayList<>();
    for (LineFixture line : lines) {
      numbered.add(line.onLine(numbered.size() + 2).line());
    }
    return numbered;
  }

  private static List<Sale> sales(LineFixture... lines) {
    return Arrays.stream(lines)
        .map(line -> ((SaleRules.Verdict.Kept) SaleRules.judge(line.line())).sale())
        .toList();
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  @Test
  void returnsAreNoOrdersAndTakenOffTheRevenue(TestProject project) {
    project.given(
        SalesAssets_Keys.SALES,
        DAY,
        sales(
            sale(),
            saleWith(SalesColumn.INVOICE, "C536379").with(SalesColumn.QUANTITY, "-1"),
            saleWith(SalesColumn.INVOICE, "536366").with(SalesColumn.CUSTOMER, "")));

    project.materialize("group:mart", DAY);

    assertThat(project.cell("mart/daily_sales", DAY).rows(DailySales.class))
        .containsExactly(new DailySales(2, 1, 12, money("30.6"), money("2.55"), money("28.05")));
    assertThat(project.cell("mart/daily_product_sales", DAY).rows(DailyProductSales.class))
        .containsExactly(new DailyProductSales("85123A", "WHITE LANTERN", 2, 12, money("28.05")));
    assertThat(project.cell("mart/monthly_sales").rows(MonthlySales.class))
        .containsExactly(new MonthlySales("2010-12", 2, money("28.05")));
  }

  @Test
  void aDayOfWhichNoLineWasKeptHasARowOfZeros(TestProject project) {
    project.given("clean/sales", DAY, List.of());

    project.materialize("mart/*", DAY);

    assertThat(project.cell("mart/daily_sales", DAY).rows(DailySales.class))
        .containsExactly(
            new DailySales(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    assertThat(project.cell("mart/daily_product_sales", DAY).rows(DailyProductSales.class))
        .isEmpty();
  }

  @Test
  void aBrokenDeliveryLeavesTheLastGoodFigures(TestProject project) {
    project.given("raw/sales_lines", DAY, lines(sale()));
    project.materialize("mart/daily_sales", DAY);

    project.given(
        "raw/sales_lines",
        DAY,
        lines(sale(), saleWith(SalesColumn.PRICE, "?"), saleWith(SalesColumn.QUANTITY, "?")));
    TestRun run = project.run("mart/daily_sales", DAY);

    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.made()).isEmpty();
    assertThat(project.cell("clean/sales", DAY).check("at_most_half_is_rejected"))
        .extracting(TestCell.Check::passed, TestCell.Check::blocking, TestCell.Check::message)
        .containsExactly(false, true, "2 of 3 lines are rejected");
    assertThat(project.cell("mart/daily_sales", DAY).rows(DailySales.class))
        .extracting(DailySales::netRevenue)
        .containsExactly(money("15.3"));
  }

  @Test
  void aLineThatCleaningDropsChangesNoFigure(TestProject project) {
    project.given("raw/sales_lines", DAY, lines(sale(), saleWith(SalesColumn.STOCK_CODE, "22423")));
    project.materialize("group:mart");

    project.given(
        "raw/sales_lines",
        DAY,
        lines(sale(), saleWith(SalesColumn.STOCK_CODE, "22423"), saleWith(SalesColumn.PRICE, "?")));

    assertThat(project.cell("mart/monthly_sales").causes())
        .extracting(TestCell.Cause::kind, TestCell.Cause::cell)
        .containsExactly(tuple("data", "raw/sales_lines 2010-12-01"));
    assertThat(project.materialize("group:mart").made())
        .containsExactly("clean/sales 2010-12-01", "clean/rejected_sales 2010-12-01");
  }

  @Test
  void everyMorningTheDayBeforeIsSummarized(TestProject project) {
    assertThat(project.runSchedules()).isEmpty();
    project.given("clean/sales", NEXT_DAY, sales(sale()));

    project.clock().advance(Duration.ofMinutes(75));

    assertThat(project.runSchedules())
        .flatExtracting(TestRun::made)
        .contains("mart/daily_sales 2010-12-02", "mart/daily_product_sales 2010-12-02");
  }
}
