package dev.assetwright.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.Day;
import dev.assetwright.Label;
import dev.assetwright.example.shop.Order;
import dev.assetwright.example.shop.Orders_Keys;
import dev.assetwright.example.shop.Rates;
import dev.assetwright.example.shop.Revenue;
import dev.assetwright.staleness.CellStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/testing.md shows: a test class of a shop, as its developers would write it. */
@AssetTest(now = "2026-03-05T06:30:00Z")
class ShopTest {
  private static final Day MONDAY = Day.parse("2026-03-02");
  private static final Day TUESDAY = Day.parse("2026-03-03");

  @BeforeEach
  void fixRates(TestProject project) {
    project.replace(Rates.class, day -> new BigDecimal("1.15"));
  }

  @Test
  void revenueIsPriceTimesQuantity(TestProject project) {
    project.given(
        "clean/orders", MONDAY, List.of(Order.of("Ada", 3, "2.5"), Order.of("Bo", 1, "10")));

    project.materialize("mart/revenue", MONDAY);

    assertThat(project.cell("mart/revenue", MONDAY).value(Revenue.class))
        .isEqualTo(Revenue.of("17.50", "20.13"));
  }

  @Test
  void monthsAreAddedUp(TestProject project) {
    project.given("mart/revenue", MONDAY, Revenue.of("17.50", "20.13"));
    project.given("mart/revenue", Day.parse("2026-02-28"), Revenue.of("4", "4.60"));

    project.materialize(Orders_Keys.MONTHLY);

    assertThat(project.cell(Orders_Keys.MONTHLY).value(new TypeOf<Map<String, BigDecimal>>() {}))
        .containsExactly(
            Map.entry("2026-02", new BigDecimal("4")),
            Map.entry("2026-03", new BigDecimal("17.50")));
  }

  @Test
  void smallOrdersAreKeptApart(TestProject project, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("2026-03-02.txt"), "Ada 3 2.5\nBo 1 10\n");
    project.set("shop.folder", folder).set("shop.smallest", 2);

    project.run("clean/*", MONDAY);

    assertThat(project.cell("clean/orders", MONDAY).rows(Order.class))
        .containsExactly(Order.of("Ada", 3, "2.5"));
    assertThat(project.cell("clean/too_small", MONDAY).rows(Order.class))
        .containsExactly(Order.of("Bo", 1, "10"));
    assertThat(project.cell("clean/too_small", MONDAY).metadata()).containsEntry("small", 1);
  }

  @Test
  void negativePricesAreKeptFromTheMarts(TestProject project) {
    project.given("clean/orders", MONDAY, List.of(Order.of("Ada", 3, "-2.5")));

    TestRun run = project.run("mart/revenue", MONDAY);

    assertThat(
            project.cell("clean/orders", MONDAY).check("no_price_is_negative").passed())
        .isFalse();
    assertThat(run.made()).isEmpty();
    assertThat(project.cell("mart/revenue", MONDAY).isPublished()).isFalse();
  }

  @Test
  void newOrdersMakeTheMonthStale(TestProject project) {
    project.given("clean/orders", MONDAY, List.of(Order.of("Ada", 3, "2.5")));
    project.given("clean/orders", TUESDAY, List.of(Order.of("Bo", 1, "10")));
    project.materialize("mart/monthly");

    project.given("clean/orders", MONDAY, List.of(Order.of("Ada", 4, "2.5")));

    assertThat(project.cell("mart/monthly").status()).isEqualTo(CellStatus.STALE);
    assertThat(project.cell("mart/monthly").causes())
        .extracting(TestCell.Cause::kind, TestCell.Cause::cell)
        .containsExactly(tuple("data", "clean/orders 2026-03-02"));
    assertThat(project.plan("mart/monthly").cells())
        .containsExactly("mart/revenue 2026-03-02", "mart/monthly");
  }

  @Test
  void theSameOrdersAgainEndTheRipple(TestProject project) {
    project.given("clean/orders", MONDAY, List.of(Order.of("Ada", 3, "2.5")));
    project.materialize("mart/monthly");

    project.given("clean/orders", MONDAY, List.of(Order.of("Ada", 3, "2.5")));

    assertThat(project.plan("mart/monthly").isEmpty()).isTrue();
  }

  @Test
  void everyCustomerWhoOrderedIsAPartition(TestProject project) {
    project.given(
        "clean/orders", MONDAY, List.of(Order.of("Ada", 3, "2.5"), Order.of("Bo", 1, "10")));
    project.addPartitions("customer", "Cy");

    project.materialize("crm/customers_seen", MONDAY);

    assertThat(project.partitions("customer")).containsExactly("Cy", "Ada", "Bo");
    assertThat(project.materialize("crm/bought", new Label("Ada")).made())
        .containsExactly("crm/bought Ada");
  }

  @Test
  void theNewestDayIsMadeEveryMorning(TestProject project) {
    project.given("clean/orders", Day.parse("2026-03-04"), List.of(Order.of("Ada", 3, "2.5")));
    assertThat(project.runSchedules()).isEmpty();

    project.clock().advance(Duration.ofDays(1));
    project.given("clean/orders", Day.parse("2026-03-05"), List.of(Order.of("Bo", 1, "10")));

    assertThat(project.runSchedules())
        .extracting(TestRun::made)
        .containsExactly(List.of("mart/revenue 2026-03-05"));
    assertThat(project.clock().instant()).isEqualTo(Instant.parse("2026-03-06T06:30:00Z"));
  }
}
