package dev.assetwright.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import dev.assetwright.Label;
import dev.assetwright.app.Application;
import dev.assetwright.example.shop.Order;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.query.view.DynamicGridView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.staleness.CellStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partitions that come up while the program runs, from the declaration to what commands and pages say of them. */
@AssetTest(now = "2026-03-04T06:30:00Z")
class DynamicPartitionsTest {
  private static final Day MONDAY = Day.parse("2026-03-02");
  private static final Day TUESDAY = Day.parse("2026-03-03");

  @BeforeEach
  void giveOrders(TestProject project) {
    project.given(
        "clean/orders", MONDAY, List.of(Order.of("Bo", 3, "2.5"), Order.of("Ada", 1, "1")));
    project.given("clean/orders", TUESDAY, List.of(Order.of("Bo", 1, "10")));
  }

  private static String value(TestProject project, String asset) {
    return project.cell(asset).value(String.class);
  }

  @Test
  void withoutCustomersThereIsNothingToMake(TestProject project) {
    assertThat(project.partitions("customer")).isEmpty();
    assertThat(project.materialize("crm/bought").made()).isEmpty();
    assertThat(project.application().list(List.of("crm/bought")).assets())
        .extracting(AssetListView.Entry::status)
        .containsExactly("up to date");
    assertThat(project.materialize("crm/ranking").made()).containsExactly("crm/ranking");
    assertThat(value(project, "crm/ranking")).isEqualTo("{}");
  }

  @Test
  void customersComeWithTheirOrdersAndTheNextRunMakesTheirs(TestProject project) {
    assertThat(project.materialize("crm/customers_seen", "crm/ranking").made())
        .doesNotContain("crm/bought Ada");

    assertThat(project.partitions("customer")).containsExactlyInAnyOrder("Ada", "Bo");
    assertThat(project.materialize("crm/ranking").made())
        .containsExactlyInAnyOrder("crm/bought Ada", "crm/bought Bo", "crm/ranking")
        .endsWith("crm/ranking");
    assertThat(value(project, "crm/ranking")).contains("Ada=1", "Bo=4");
    assertThat(project.plan("crm/ranking").isEmpty()).isTrue();
  }

  @Test
  void eachMappingReadsOfADynamicDimensionWhatItSays(TestProject project) {
    project.addPartitions("customer", "Bo", "Ada");

    project.materialize("crm/baskets", "crm/bought");
    project.materialize("crm/share");

    assertThat(project.cell("crm/baskets", MONDAY).value(String.class))
        .isEqualTo("{2026-03-02|Ada=1, 2026-03-02|Bo=3}");
    assertThat(project.cell("crm/baskets", TUESDAY).value(String.class))
        .isEqualTo("{2026-03-03|Ada=0, 2026-03-03|Bo=1}");
    assertThat(project.published("crm/share").values())
        .extracting(cell -> cell.value(Integer.class))
        .containsExactly(100, 75, 0, 25);
  }

  @Test
  void aRemovedCustomerIsReadNoMoreAndComesBackWithWhatWasMade(TestProject project) {
    project.addPartitions("customer", "Bo", "Ada").materialize("crm/ranking", "crm/baskets");

    project.removePartitions("customer", "Bo");

    assertThat(project.cell("crm/ranking").status()).isEqualTo(CellStatus.STALE);
    project.materialize("crm/ranking", "crm/baskets");
    assertThat(value(project, "crm/ranking")).isEqualTo("{Ada=1}");
    assertThat(project.cell("crm/baskets", MONDAY).value(String.class))
        .isEqualTo("{2026-03-02|Ada=1}");

    project.addPartitions("customer", "Bo");

    assertThat(project.cell("crm/bought", new Label("Bo")).status())
        .isEqualTo(CellStatus.UP_TO_DATE);
    assertThat(project.materialize("crm/ranking").made()).containsExactly("crm/ranking");
    assertThat(value(project, "crm/ranking")).contains("Ada=1", "Bo=4");
  }

  @Test
  void whatHasNothingToReadSaysWhichGridIsEmpty(TestProject project) {
    assertThat(project.cell("crm/baskets", MONDAY).status()).isEqualTo(CellStatus.ABSENT);
    assertThat(project
            .application()
            .plan(new Application.Request(List.of("crm/baskets"), "all", true, false), 1)
            .absent())
        .extracting(PlanView.Absent::reason)
        .containsExactly("of 'crm/basket' it has no customer yet");
  }

  @Test
  void theOrderOfAdditionMakesNothingStale(TestProject project) {
    project.addPartitions("customer", "Bo", "Ada").materialize("crm/*");

    project.removePartitions("customer", "Bo").addPartitions("customer", "Bo");

    assertThat(project.partitions("customer")).containsExactly("Ada", "Bo");
    assertThat(project.plan("crm/*").cells()).isEmpty();
  }

  @Test
  void commandsAndPagesAreToldWhatHappened(TestProject project) {
    var application = project.application();

    assertThat(application.addPartitions("customer", List.of("Ada", "Bo")).text())
        .isEqualTo("Added 2 partitions to 'customer', which has 2 partitions now.");
    assertThat(application.addPartitions("customer", List.of("Bo", "Cy")))
        .isEqualTo(new DynamicGridView.Change(
            "customer",
            List.of("Cy"),
            3,
            "Added 'Cy' to 'customer', which has 3 partitions now. 1 was there already."));
    assertThat(application.addPartitions("customer", List.of("Cy")).text())
        .isEqualTo("Nothing was added: 'customer' has that partition already.");
    assertThat(application.removePartitions("customer", List.of("Cy")).text())
        .isEqualTo(
            "Removed 'Cy' from 'customer', which has 2 partitions now. What was made of it is"
                + " kept, and counts again once it is added again.");
    assertThat(application.grids().grids())
        .containsExactly(new DynamicGridView.Head(
            "customer", 2, List.of("crm/basket", "crm/bought", "crm/share")));
    assertThat(application.grid("customer", 1, 5).keys()).containsExactly("Bo");
    assertThat(application.asset("crm/basket", null).partitions().dynamic())
        .containsExactly("customer");
  }

  @Test
  void whatCannotBeIsRefusedAndNothingChanges(TestProject project) {
    assertThatThrownBy(() -> project.addPartitions("custmer", "Ada"))
        .hasMessage("There is no dynamic grid 'custmer'. Did you mean 'customer'?");
    assertThatThrownBy(() -> project.addPartitions("day", "2026-03-02"))
        .hasMessage("The partitions of 'day' follow from its declaration; only those of dynamic"
            + " grids are added and removed.");
    assertThatThrownBy(() -> project.addPartitions("customer", "Ada", "a|b"))
        .hasMessage("'a|b' is no partition key; one is made of letters, digits, '_', '.' and '-'.");
    assertThatThrownBy(() -> project.removePartitions("customer", "Ada"))
        .hasMessage("There is no customer 'Ada', so it cannot be removed.");
    assertThat(project.partitions("customer")).isEmpty();
  }
}
