package dev.assetwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From the button to the numbers, and from a changed file to what it makes stale. */
class MaterializeTest {
  @RegisterExtension
  final Chromium chromium = new Chromium();

  @Test
  void theNumberInThePageIsTheOneInTheWarehouse(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/"));

      app.materializeStale().click();
      assertThat(app.planned()).hasCount(6);
      assertThat(app.planned().last()).containsText("never materialized");
      Look.at(app.page(), "plan-first");
      app.startPlan();

      assertThat(app.started()).containsText("Succeeded");
      assertThat(app.materializeStale()).isDisabled();
      app.showsOnCard("mart/monthly_sales", "up to date");
      Look.at(app.page(), "lineage-up-to-date");

      app.card("mart/daily_sales").click();
      Locator cells = app.region("Newest rows").locator("td, dd");
      assertThat(cells).hasCount(7);
      assertThat(cells.allInnerTexts())
          .startsWith("2010-12-03", "2", "1", "14")
          .endsWith(project
              .warehouse("SELECT net_revenue FROM mart_daily_sales WHERE day = '2010-12-03'")
              .get(0))
          .endsWith("20.8");
      Look.at(app.page(), "lineage-selected");
      app.wasNeverReloaded();
    }
  }

  @Test
  void anAssetTellsWhyItIsMissingAndThenItsRowsChecksFreshnessAndNextTime(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/"));

      app.card("mart/daily_sales").click();
      assertThat(app.region("Why")).containsText("never materialized");
      assertThat(app.region("Why")).containsText("06:15");
      app.materializeEverything();
      assertThat(app.region("Why")).containsText("Up to date");
      assertThat(app.region("Facts")).containsText("Freshness");

      app.page().navigate(project.at("/assets/clean/sales"));
      assertThat(app.region("Newest rows").locator("tbody tr")).hasCount(2);
      assertThat(app.region("Checks")).containsText("1 of 3 lines are rejected");
      assertThat(app.region("Checks")).containsText("0 of 2 rows are there twice");
      Look.at(app.page(), "asset-up-to-date");

      app.page().navigate(project.at("/assets/mart/daily_sales"));
      assertThat(app.region("Freshness")).containsText("at most 3 d");
      assertThat(app.region("Automation")).containsText("06:15");
      Look.at(app.page(), "asset-scheduled");
    }
  }

  @Test
  void aChangedFileMakesItsDayStaleAndOnlyThatRuns(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/"));
      app.materializeEverything();
      app.card("mart/daily_sales").click();

      // The blank at the end is taken off by cleaning, so the marts get what they had.
      files.deliver(
          "2010-12-02",
          "536598,21421,PORCELAIN ROSE ,12,2010-12-02 07:48,1.25,13090,France",
          "C536606,20914,SET OF JARS,-2,2010-12-02 08:56,2.95,14092,United Kingdom");

      app.showsOnCard("raw/sales_lines", "stale");
      app.showsOnCard("mart/daily_sales", "stale");
      assertThat(app.region("Why")).containsText("raw/sales_file");
      assertThat(app.region("Why")).containsText("2010-12-02");
      Look.at(app.page(), "lineage-stale");

      app.materializeStale().click();
      assertThat(app.planned()).hasCount(6);
      Look.at(app.page(), "plan-stale");
      app.startPlan();
      assertThat(app.started()).containsText("Succeeded");
      app.started().getByText("Open the run").click();
      assertThat(app.steps()).hasCount(6);
      assertThat(AppPage.names(app.steps()))
          .containsExactlyInAnyOrder(
              "raw/sales_lines 2010-12-02, succeeded",
              "clean/sales 2010-12-02, succeeded",
              "clean/rejected_sales 2010-12-02, succeeded",
              "mart/daily_product_sales 2010-12-02, reused",
              "mart/daily_sales 2010-12-02, reused",
              "mart/monthly_sales, reused");
      Look.at(app.page(), "run-reused");
      app.wasNeverReloaded();
    }
  }

  @Test
  void aChangedLineRunsItsDayAndTheMonth(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/lineage?sel=mart/monthly_sales"));
      app.materializeEverything();
      Locator month = app.region("Newest rows").locator("td, dd");
      assertThat(month).hasText(new String[] {"2010-12", "5", "50.75"});

      files.deliver(
          "2010-12-01", "536365,85123A,WHITE HANGING HEART,60,2010-12-01 08:26,2.55,17850,Norway");
      app.showsOnCard("mart/monthly_sales", "stale");
      app.materializeEverything();

      assertThat(month).hasText(new String[] {"2010-12", "4", "182.9"});
      assertThat(project.warehouse("SELECT net_revenue FROM mart_monthly_sales"))
          .isEqualTo(List.of("182.9"));
      app.wasNeverReloaded();
    }
  }
}
