package dev.assetwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A partition of a dynamic grid, added in the page and made there. */
class AddedPartitionTest {
  private static final String ASSETS = """
        @DynamicPartitions interface ByCustomer {}
        @Asset(group = "crm", partitions = ByCustomer.class)
        static List<String> orders(Label customer) { return List.of("a book for " + customer.key()); }
        @Asset(group = "crm")
        static int total(Map<Label, List<String>> orders) { return orders.size(); }
      """;

  @RegisterExtension
  final Chromium chromium = new Chromium();

  @Test
  void aCustomerIsAddedByItsFormAndMade(@TempDir Path folder) {
    Path classes = folder.resolve("classes");
    Sources.ofClass(folder.resolve("sources"), ASSETS).compileTo(classes);
    try (Project project = Project.onClasses(folder.resolve("home"), List.of(classes.toString()))) {
      AppPage app = AppPage.open(chromium, project.at("/assets/crm/orders"));
      Locator partitions = app.region("Partitions");
      assertThat(partitions).containsText("There is no customer yet.");

      app.button("Add customer").click();
      Locator name = app.page().getByLabel("New customer");
      assertThat(name).isFocused();
      name.fill("a|b");
      name.press("Enter");
      assertThat(partitions.getByRole(AriaRole.ALERT)).containsText("'a|b'");
      assertThat(partitions).containsText("There is no customer yet.");
      chromium.refusedOnce();
      Look.at(app.page(), "asset-partition-refused");

      name.fill("acme");
      name.press("Enter");
      assertThat(partitions.getByRole(AriaRole.STATUS))
          .containsText("Added 'acme' to 'customer', which has 1 partition now.");
      assertThat(partitions.getByRole(AriaRole.ALERT)).hasCount(0);
      partitions.getByTitle("acme: missing").click();
      assertThat(partitions).containsText("acme missing");
      Look.at(app.page(), "asset-partition-added");

      app.button("Materialize this customer").click();
      assertThat(app.planned()).hasCount(1);
      app.startPlan();
      partitions.getByTitle("acme: up to date").waitFor();
      assertThat(app.region("Rows").first()).containsText("a book for acme");
      app.wasNeverReloaded();
    }
  }

  @Test
  void escapeLeavesTheFormAndAddsNothing(@TempDir Path folder) {
    Path classes = folder.resolve("classes");
    Sources.ofClass(folder.resolve("sources"), ASSETS).compileTo(classes);
    try (Project project = Project.onClasses(folder.resolve("home"), List.of(classes.toString()))) {
      AppPage app = AppPage.open(chromium, project.at("/assets/crm/orders"));

      app.button("Add customer").click();
      app.page().getByLabel("New customer").fill("globex");
      app.page().keyboard().press("Escape");

      assertThat(app.button("Add customer")).isVisible();
      assertThat(app.region("Partitions")).containsText("There is no customer yet.");
      assertThat(
              app.page().getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("Added")))
          .hasCount(0);
    }
  }
}
