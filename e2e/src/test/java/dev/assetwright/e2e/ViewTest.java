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

/** What a link restores, and what the keyboard does. */
class ViewTest {
  @RegisterExtension
  final Chromium chromium = new Chromium();

  @Test
  void aLinkRestoresTheView(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/"));
      app.page().getByLabel("Filter the lineage").fill("group:mart");
      assertThat(app.page().getByText("3 of 7")).isVisible();
      app.card("mart/daily_sales").click();
      app.page()
          .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Status"))
          .getByTitle("missing")
          .click();
      assertThat(app.page()).hasURL(Pattern.compile(".*status=missing.*"));

      AppPage again = AppPage.open(chromium, app.page().url());
      assertThat(again.page().getByLabel("Filter the lineage")).hasValue("group:mart");
      assertThat(again.page().getByText("3 of 7")).isVisible();
      assertThat(again.card("mart/daily_sales")).hasAttribute("aria-pressed", "true");
      assertThat(again.region("Selected asset")).containsText("daily_sales");
      Look.at(again.page(), "lineage-filtered");

      AppPage plan =
          AppPage.open(chromium, project.at("/plan?assets=group:clean&partitions=2010-12-02"));
      assertThat(plan.planned()).hasCount(3);
      assertThat(plan.plan()).containsText("2010-12-02");

      AppPage day = AppPage.open(chromium, project.at("/assets/clean/sales?p=2010-12-02"));
      assertThat(day.region("Why")).containsText("2010-12-02 is missing");
      Look.at(day.page(), "asset-day");
    }
  }

  @Test
  void theKeyboardIsEnough(@TempDir Path folder) {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    try (Project project = Project.onFiles(folder.resolve("home"), files)) {
      AppPage app = AppPage.open(chromium, project.at("/"));
      assertThat(app.materializeStale()).isEnabled();

      app.page().keyboard().press("t");
      assertThat(app.page().locator("html")).hasAttribute("data-theme", "dark");
      app.page().reload();
      assertThat(app.page().locator("html")).hasAttribute("data-theme", "dark");
      app.page().keyboard().press("t");
      assertThat(app.page().locator("html")).hasAttribute("data-theme", "light");

      app.page().keyboard().press("/");
      assertThat(app.page().getByLabel("Filter the lineage")).isFocused();
      app.page().keyboard().type("monthly");
      assertThat(app.page().getByText("1 of 7")).isVisible();
      app.page().keyboard().press("Escape");
      assertThat(app.page().getByText("7 assets")).isVisible();
      app.page().keyboard().press("Escape");

      app.page().keyboard().press("M");
      assertThat(app.planned()).hasCount(6);
      app.page().keyboard().press("Enter");
      assertThat(app.started()).containsText("Succeeded");

      app.page().keyboard().press("g");
      app.page().keyboard().press("r");
      assertThat(app.page()).hasURL(Pattern.compile(".*/runs"));
      app.page().keyboard().press("?");
      assertThat(app.page().getByRole(AriaRole.DIALOG)).containsText("light or dark");
      app.page().keyboard().press("Escape");
      assertThat(app.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }
  }
}
