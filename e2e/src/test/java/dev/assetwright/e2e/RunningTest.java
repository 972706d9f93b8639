package dev.assetwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs while they run: started here or by a command, and ended before they end. */
class RunningTest {
  private static final String ENDLESS = """
        @Asset(group = "raw") static List<String> orders() { return List.of("a", "b"); }

        @Asset(group = "mart") static int total(List<String> orders, AssetContext context)
            throws InterruptedException {
          context.info("counting " + orders.size() + " orders");
          new CountDownLatch(1).await();
          return orders.size();
        }
      """;

  @RegisterExtension
  final Chromium chromium = new Chromium();

  @Test
  void aRunThatNeverEndsIsCanceledInThePage(@TempDir Path folder) {
    Path classes = folder.resolve("classes");
    Sources.ofClass(folder.resolve("sources"), ENDLESS).compileTo(classes);
    try (Project project = Project.onClasses(folder.resolve("home"), List.of(classes.toString()))) {
      AppPage app = AppPage.open(chromium, project.at("/"));

      app.materializeStale().click();
      app.startPlan();
      app.showsOnCard("mart/total", "running");
      app.showsOnCard("raw/orders", "up to date");
      Look.at(app.page(), "lineage-running");
      app.started().getByText("Open the run").click();
      assertThat(app.region("Log")).containsText("counting 2 orders");
      Look.at(app.page(), "run-running");
      app.button("Cancel").click();

      assertThat(app.page().getByRole(AriaRole.MAIN)).containsText("Canceled");
      assertThat(app.steps().last()).hasAttribute("aria-label", "mart/total, canceled");
      assertThat(AppPage.names(app.steps()))
          .containsExactly("raw/orders, succeeded", "mart/total, canceled");
      Look.at(app.page(), "run-canceled");
      app.wasNeverReloaded();
    }
  }

  @Test
  void aRunOfACommandIsSeenLiveAndCanceledFromThePage(@TempDir Path folder)
      throws InterruptedException {
    Path home = folder.resolve("home");
    Path classes = folder.resolve("classes");
    Sources.ofClass(folder.resolve("sources"), ENDLESS).compileTo(classes);
    try (Project project = Project.onClasses(home, List.of(classes.toString()))) {
      AppPage app = AppPage.open(chromium, project.at("/runs"));
      assertThat(app.page().getByText("No runs yet.")).isVisible();

      try (CommandProcess command =
          CommandProcess.start(home, List.of(classes.toString()), "materialize", "--yes")) {
        assertThat(app.page().getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(app.page().getByRole(AriaRole.ROW).last()).containsText("Running");
        assertThat(app.page().getByRole(AriaRole.ROW).last()).containsText("command line");
        Look.at(app.page(), "runs-of-a-command");
        app.page()
            .getByRole(AriaRole.ROW)
            .last()
            .getByRole(AriaRole.LINK)
            .first()
            .click();
        assertThat(app.page().getByText("another process")).isVisible();
        assertThat(app.region("Log")).containsText("counting 2 orders");
        Look.at(app.page(), "run-of-a-command");
        app.button("Cancel").click();

        assertThat(app.page().getByRole(AriaRole.MAIN)).containsText("Canceled");
        assertThat(command.end()).startsWith("exit status 1").containsIgnoringCase("canceled");
      }
      app.wasNeverReloaded();
    }
  }
}
