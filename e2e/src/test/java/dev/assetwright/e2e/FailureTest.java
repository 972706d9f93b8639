package dev.assetwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From red to the cause. */
class FailureTest {
  @RegisterExtension
  final Chromium chromium = new Chromium();

  @Test
  void aDayThatFailsIsRedAndTheOthersGoOn(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    files.put(
        "2010-12-02", "Invoice,StockCode,Description,Quantity,InvoiceDate,Customer ID,Country\n");
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/"));

      app.materializeStale().click();
      app.startPlan();
      assertThat(app.started()).containsText("Failed");
      app.showsOnCard("raw/sales_lines", "failed");
      Look.at(app.page(), "lineage-failed");
      assertThat(project.warehouse("SELECT day FROM mart_daily_sales ORDER BY day"))
          .containsExactly("2010-12-01", "2010-12-03");

      app.card("raw/sales_lines").click();
      app.region("Latest failure").getByText("Log").click();
      assertThat(app.page()).hasURL(Pattern.compile(".*/runs/[0-9a-z]+\\?asset=raw/sales_lines.*"));
      assertThat(app.page().getByRole(AriaRole.ALERT))
          .containsText("Missing columns: 'UnitPrice' or 'Price'");
      assertThat(app.page().getByRole(AriaRole.ALERT)).containsText("raw/sales_lines 2010-12-02");
      assertThat(app.region("Log")).containsText("The error is line");
      assertThat(app.region("Log")).containsText("SalesCsv");
      assertThat(AppPage.names(app.steps()))
          .contains(
              "raw/sales_lines 2010-12-02, failed",
              "clean/sales 2010-12-02, blocked",
              "mart/daily_sales 2010-12-02, blocked",
              "mart/daily_sales 2010-12-01, succeeded",
              "mart/daily_sales 2010-12-03, succeeded");
      Look.at(app.page(), "run-failed");

      app.page().navigate(project.at("/assets/raw/sales_lines"));
      Look.at(app.page(), "asset-failed");
      app.page().navigate(project.at("/runs"));
      Look.at(app.page(), "runs-failed");
      app.page().navigate(project.at("/assets"));
      Look.at(app.page(), "catalog-failed");
    }
  }

  @Test
  void whatACheckRefusedIsSeenBesideWhatIsPublished(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    files.deliver(
        "2010-12-02",
        "536365,85123A,RED MUG,6,2010-12-02 08:26,2.55,17850,France",
        "536366,85123A,RED MUG,many,2010-12-02 08:27,2.55,17850,France",
        "536367,85123A,RED MUG,many,2010-12-02 08:28,2.55,17850,France");
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/"));
      app.materializeStale().click();
      app.startPlan();
      assertThat(app.started()).containsText("Failed");

      app.page().navigate(project.at("/assets/clean/sales"));

      assertThat(app.page().getByRole(AriaRole.ALERT)).containsText("2 of 3 lines are rejected");
      assertThat(app.region("Refused rows")).containsText("536365");
      assertThat(app.region("Refused rows")).containsText("nothing reads them");
      Look.at(app.page(), "asset-refused");
    }
  }

  @Test
  void aRepairedDayIsRetriedFromItsRun(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    files.put("2010-12-02", "");
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/"));
      app.materializeStale().click();
      app.startPlan();
      assertThat(app.started()).containsText("Failed");
      app.started().getByText("Open the run").click();

      SalesFiles.ofThreeDays(files.folder());
      app.button("Retry the failed").click();

      assertThat(app.page()
              .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Retry of")))
          .isVisible();
      assertThat(app.page().getByRole(AriaRole.MAIN)).containsText("Succeeded");
      assertThat(project.warehouse("SELECT count(*) FROM mart_daily_sales")).containsExactly("3");
      app.wasNeverReloaded();
    }
  }
}
