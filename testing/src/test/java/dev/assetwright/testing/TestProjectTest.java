package dev.assetwright.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import dev.assetwright.Observed;
import dev.assetwright.example.shop.Order;
import dev.assetwright.example.shop.Rates;
import dev.assetwright.example.shop.Revenue;
import dev.assetwright.example.shop.ShopAssets_Graph;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.staleness.CellStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@AssetTest(now = "2026-03-05T06:30:00Z", set = "shop.smallest=1")
class TestProjectTest {
  private static final Day MONDAY = Day.parse("2026-03-02");
  private static final Day TUESDAY = Day.parse("2026-03-03");
  private static final Rates RATES = day -> new BigDecimal("1.15");

  private static List<Order> orders(int quantity) {
    return List.of(Order.of("Ada", quantity, "2.5"));
  }

  private static void refused(ThrowingCallable asking, String message) {
    assertThatThrownBy(asking).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void whatDoesNotExistIsToldWithASuggestion(TestProject project) {
    refused(
        () -> project.materialize("mart/revenu", MONDAY),
        "There is no asset 'mart/revenu'. Did you mean 'mart/revenue'?");
    refused(
        () -> project.given("clean/order", MONDAY, List.of()),
        "There is no asset 'clean/order'. Did you mean 'clean/orders'?");
    refused(
        () -> project.plan("group:marts"), "No asset has the group 'marts'. Did you mean 'mart'?");
    refused(() -> project.cell("mart/revenue"), "'mart/revenue' has partitions; name one.");
    refused(
        () -> project.cell("mart/monthly", MONDAY),
        "'mart/monthly' has no partitions, so '2026-03-02' is none of them.");
    refused(
        () -> project.cell("mart/revenue", Day.parse("2026-03-05")),
        "'2026-03-05' does not exist yet: it ends at 2026-03-06T00:00:00Z. The newest is 2026-03-04."
            + " Move the clock of the test: @AssetTest(now = \"…\"), or project.clock().set(…).");
  }

  @Test
  void aSelectionOfNothingIsNoTest(TestProject project) {
    refused(
        () -> project.materialize("group:mart and group:clean"),
        "'group:mart and group:clean' selects no asset, so nothing would be tested.");
    assertThat(project.plan("group:mart and group:clean").steps()).isEmpty();
  }

  @Test
  void aValueOfAnotherTypeIsRefused(TestProject project) {
    refused(
        () -> project.given("clean/orders", MONDAY, List.of("Ada")),
        "'clean/orders' holds Table<Order>, and a row is String.");
    refused(
        () -> project.given("clean/orders", MONDAY, "Ada"),
        "'clean/orders' holds a collection of rows, and String was given.");
    refused(
        () -> project.given("clean/too_small", MONDAY, List.of(1)),
        "'clean/too_small' holds List<Order>, and a row is Integer.");
    refused(
        () -> project.given("mart/revenue", MONDAY, 3),
        "'mart/revenue' holds Revenue, and Integer was given.");
    refused(
        () -> project.given("raw/order_file", MONDAY, "v1"),
        "'raw/order_file' holds an Observed, and String was given.");
  }

  @Test
  void aValueIsReadAsTheTypeThatWasDeclared(TestProject project) {
    project.given("mart/monthly", Map.of("2026-03", BigDecimal.ONE));
    TestCell monthly = project.cell("mart/monthly");

    assertThat(monthly.value(Object.class)).hasToString("{2026-03=1}");
    assertThatThrownBy(() -> monthly.value(String.class))
        .isInstanceOf(AssertionError.class)
        .hasMessage("'mart/monthly' holds Map<String, BigDecimal>, not String.");
    assertThatThrownBy(() -> monthly.value(new TypeOf<Map<String, Integer>>() {}))
        .isInstanceOf(AssertionError.class)
        .hasMessage("'mart/monthly' holds Map<String, BigDecimal>, not Map<String, Integer>.");
    assertThatThrownBy(() -> monthly.rows(Order.class))
        .isInstanceOf(AssertionError.class)
        .hasMessage("'mart/monthly' holds Map<String, BigDecimal>, which has no rows.");
  }

  @Test
  void whatIsNotPublishedIsToldWithTheReason(TestProject project) {
    project.given("clean/orders", MONDAY, orders(1));

    assertThatThrownBy(() -> project.cell("mart/revenue", TUESDAY).value(Revenue.class))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "'mart/revenue 2026-03-03' is not published. There is nothing to make 2026-03-03 from: the test gave no 'clean/orders' of 2026-03-03.");
    assertThat(project.cell("mart/revenue", TUESDAY).status()).isEqualTo(CellStatus.ABSENT);
    assertThat(project.cell("mart/revenue", MONDAY).status()).isEqualTo(CellStatus.MISSING);
  }

  @Test
  void ofAMultiAssetOneMayBeGivenAndTheOtherMade(TestProject project) {
    project.replace(Rates.class, RATES);
    project.given("raw/order_lines", MONDAY, List.of(Order.of("Bo", 0, "10")));
    project.given("clean/orders", MONDAY, orders(3));

    assertThat(project.materialize("clean/too_small", MONDAY).made())
        .containsExactly("clean/too_small 2026-03-02");
    assertThat(project.cell("clean/too_small", MONDAY).rows(Order.class))
        .containsExactly(Order.of("Bo", 0, "10"));
    assertThat(project.materialize("mart/revenue", MONDAY).made())
        .containsExactly("mart/revenue 2026-03-02");
  }

  @Test
  void aCheckThatReadsMoreRunsOnceAllOfItIsGiven(TestProject project) {
    project.given("clean/orders", MONDAY, orders(3));
    assertThat(project.cell("clean/orders", MONDAY).checks())
        .extracting(TestCell.Check::name)
        .containsExactly("no_price_is_negative");

    project.given(
        "raw/order_lines", TUESDAY, List.of(Order.of("Ada", 3, "2"), Order.of("Bo", 0, "1")));
    TestRun given = project.given("clean/orders", TUESDAY, orders(3));

    assertThat(given.made()).containsExactly("clean/orders 2026-03-03");
    assertThat(project.cell("clean/orders", TUESDAY).check("no_order_is_lost"))
        .isEqualTo(
            new TestCell.Check("no_order_is_lost", false, false, false, "some are too small"));
    assertThatThrownBy(() -> project.cell("clean/orders", MONDAY).check("no_price_is_negativ"))
        .hasMessage(
            "No check 'no_price_is_negativ' has run on 'clean/orders 2026-03-02'. Did you mean 'no_price_is_negative'?");
  }

  @Test
  void anExternalIsWhatTheTestSays(TestProject project) {
    project.given("raw/order_file", MONDAY, Observed.of("v1", Instant.EPOCH));

    assertThat(project.cell("raw/order_lines", MONDAY).status()).isEqualTo(CellStatus.MISSING);
    assertThat(project.cell("raw/order_lines", TUESDAY).status()).isEqualTo(CellStatus.ABSENT);
    assertThat(project.plan("mart/revenue").steps())
        .extracting(TestPlan.Step::cell, TestPlan.Step::certain)
        .hasToString("[(\"raw/order_lines 2026-03-02\", true), (\"clean/orders 2026-03-02\", true),"
            + " (\"clean/too_small 2026-03-02\", true), (\"mart/revenue 2026-03-02\", true)]");
  }

  @Test
  void anExternalThatNothingNeedsIsNotLookedAt(TestProject project) {
    // The folder is not set, so looking there would fail.
    project.given("clean/orders", MONDAY, orders(1));
    assertThat(project.plan("mart/revenue").cells()).containsExactly("mart/revenue 2026-03-02");

    refused(
        () -> project.plan("raw/order_lines"),
        "'raw/order_file' could not be looked at: No value present");
  }

  @Test
  void aFileThatChangesIsSeenAtTheNextQuestion(TestProject project, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("2026-03-02.txt");
    Files.writeString(file, "Ada 3 2.5\n");
    project.set("shop.folder", folder);
    project.materialize("raw/order_lines", MONDAY);
    assertThat(project.cell("raw/order_lines", MONDAY).status()).isEqualTo(CellStatus.UP_TO_DATE);

    Files.writeString(file, "Ada 30 2.5\n");

    assertThat(project.cell("raw/order_lines", MONDAY).why())
        .isEqualTo("2026-03-02 is stale: 'raw/order_file' 2026-03-02 has new data.");
  }

  @Test
  void aChangedSettingMakesStaleWhatTakesIt(TestProject project) {
    project.given("raw/order_lines", MONDAY, orders(3));
    project.materialize("clean/too_small", MONDAY);

    project.set("shop.smallest", 2);

    assertThat(project.cell("clean/too_small", MONDAY).causes())
        .extracting(TestCell.Cause::kind)
        .containsExactly("config");
    assertThatThrownBy(() -> project.set("shop.smalest", 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "'shop.smalest' (project.set) is no known setting. Did you mean 'shop.smallest'?");
  }

  @Test
  void aRunThatFailsFailsTheTestWithItsTrace(TestProject project) {
    project.given("clean/orders", MONDAY, orders(3));

    assertThatThrownBy(() -> project.materialize("mart/revenue", MONDAY))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("mart/revenue 2026-03-02 FAILED")
        .hasMessageContaining("A test asked the bank for the rate of 2026-03-02.")
        .hasMessageContaining("Orders.revenue(Orders.java:");
    assertThat(project.run("mart/revenue", MONDAY).status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void aBlockedStepIsToldWithWhatBlocksIt(TestProject project) {
    TestRun given = project.given("clean/orders", MONDAY, List.of(Order.of("Ada", 3, "-1")));

    assertThat(given.status()).isEqualTo(RunStatus.FAILED);
    assertThat(project.cell("clean/orders", MONDAY).status()).isEqualTo(CellStatus.FAILED);
    assertThatThrownBy(() -> project.materialize("mart/revenue", MONDAY))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no_price_is_negative");
  }

  @Test
  void retriesDoNotWait(TestProject project) {
    project.given("mart/monthly", Map.of("2026-03", BigDecimal.ONE));

    assertThat(project.materialize("mart/letter").made()).containsExactly("mart/letter");
    assertThat(project.cell("mart/letter").value(String.class)).isEqualTo("Sold in [2026-03]");
  }

  @Test
  void nothingToDoIsAnEmptyRun(TestProject project) {
    project.given("mart/monthly", Map.of());

    assertThat(project.materialize("mart/monthly").isEmpty()).isTrue();
    assertThat(project.materialize("mart/monthly").status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void whatIsAskedForByNameAndHasNoSourceIsSkipped(TestProject project) {
    project.given("clean/orders", MONDAY, orders(3));

    assertThat(project.materialize("mart/revenue", TUESDAY).cells(StepStatus.SKIPPED))
        .containsExactly("mart/revenue 2026-03-03");
    assertThat(project.published("clean/orders")).containsOnlyKeys("2026-03-02");
  }

  @Test
  void eachTestHasAFolderOfItsOwnThatIsDeleted() {
    Path home;
    try (TestProject project =
        TestProject.open(Instant.parse("2026-03-05T06:30:00Z"), List.of(ShopAssets_Graph.class))) {
      home = project.home();
      project.given("clean/orders", MONDAY, orders(3));
      assertThat(home.resolve("warehouse.db")).isRegularFile();
    }
    assertThat(home).doesNotExist();
  }
}
