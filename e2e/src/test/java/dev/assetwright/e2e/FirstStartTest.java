package dev.assetwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is seen before anything was done. */
class FirstStartTest {
  @RegisterExtension
  final Chromium chromium = new Chromium();

  @Test
  void sampleDataIsCalledSampleDataAndEveryAssetIsMissing(@TempDir Path home) {
    try (Project project = Project.onSampleData(home)) {
      AppPage app = AppPage.open(chromium, project.at("/"));

      assertThat(app.page().getByRole(AriaRole.NOTE)).containsText("This is sample data");
      assertThat(app.materializeStale()).containsText("6");
      for (String asset : List.of(
          "raw/sales_lines",
          "clean/sales",
          "clean/rejected_sales",
          "mart/daily_product_sales",
          "mart/daily_sales",
          "mart/monthly_sales")) {
        app.showsOnCard(asset, "missing");
      }
      app.showsOnCard("raw/sales_file", "up to date");
      Look.at(app.page(), "lineage-first-start");

      app.page().navigate(project.at("/runs"));
      assertThat(app.page().getByText("No runs yet.")).isVisible();
      Look.at(app.page(), "runs-none");

      app.page().navigate(project.at("/assets/mart/daily_sales"));
      assertThat(app.region("Materializations")).containsText("Never materialized.");
      Look.at(app.page(), "asset-missing");
    }
  }

  @Test
  void sixtySampleDaysBecomeNumbers(@TempDir Path home) {
    try (Project project = Project.onSampleData(home)) {
      AppPage app = AppPage.open(chromium, project.at("/"));

      app.materializeEverything();
      Look.at(app.page(), "lineage-sample-data");
      app.page().navigate(project.at("/assets/clean/sales"));
      assertThat(app.region("Checks")).containsText("lines are rejected");
      Look.at(app.page(), "asset-sample-data");
      app.page().navigate(project.at("/assets"));
      Look.at(app.page(), "catalog-sample-data");
      app.page().navigate(project.at("/runs"));
      app.page().getByText("Materialize").first().click();
      assertThat(app.region("Log")).isVisible();
      Look.at(app.page(), "run-sample-data");
    }
  }
}
