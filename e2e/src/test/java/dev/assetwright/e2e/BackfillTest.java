package dev.assetwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A backfill from its plan to its end, steered in the page. */
class BackfillTest {
  /** Cells wait for a file, and one fails as long as another is not there. */
  private static final String ASSETS = """
        @StaticPartitions({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"})
        interface ByLetter {}

        @SuppressWarnings("assetwright:ReadsEnvironment")
        @Asset(group = "raw", partitions = ByLetter.class)
        static String words(Label letter) throws InterruptedException {
          java.nio.file.Path folder = java.nio.file.Path.of("%s");
          while (!java.nio.file.Files.exists(folder.resolve("gate"))) {
            TimeUnit.MILLISECONDS.sleep(20);
          }
          if (letter.key().equals("c") && !java.nio.file.Files.exists(folder.resolve("cured"))) {
            throw new IllegalStateException("no words with c");
          }
          return letter.key();
        }

        @Asset(group = "clean", partitions = ByLetter.class)
        static int lengths(String words) { return words.length(); }
      """;

  @RegisterExtension
  final Chromium chromium = new Chromium();

  @Test
  void aBackfillIsStartedPausedResumedAndRetriedInThePage(@TempDir Path folder) throws IOException {
    Path classes = folder.resolve("classes");
    Sources.ofClass(folder.resolve("sources"), ASSETS.formatted(folder)).compileTo(classes);
    try (Project project = Project.onClasses(folder.resolve("home"), List.of(classes.toString()))) {
      AppPage app = AppPage.open(chromium, project.at("/backfills"));
      assertThat(app.page().getByText("No backfills yet.")).isVisible();
      Look.at(app.page(), "backfills-empty");

      app.page().navigate(project.at("/plan?assets=clean/lengths"));
      app.plan().getByLabel("as a backfill").check();
      Look.at(app.page(), "plan-backfill");
      app.startPlan();
      assertThat(app.page()).hasURL(Pattern.compile(".*/backfills/[0-9a-z]+"));
      assertThat(app.page().getByRole(AriaRole.MAIN)).containsText("Running");
      assertThat(app.region("Runs").getByRole(AriaRole.ROW)).hasCount(2);
      assertThat(app.page().getByRole(AriaRole.PROGRESSBAR).first())
          .hasAttribute("aria-valuemax", "24");
      Look.at(app.page(), "backfill-running");

      app.button("Pause").click();
      assertThat(app.page().getByRole(AriaRole.MAIN)).containsText("Paused");
      Look.at(app.page(), "backfill-paused");
      app.button("Resume").click();
      assertThat(app.button("Pause")).isVisible();

      Files.createFile(folder.resolve("gate"));
      assertThat(app.page().getByRole(AriaRole.ALERT)).containsText("no words with c");
      assertThat(app.button("Retry the failed")).isVisible();
      assertThat(app.page().getByRole(AriaRole.PROGRESSBAR).first())
          .hasAttribute("aria-valuenow", "24");
      Look.at(app.page(), "backfill-failed");

      Files.createFile(folder.resolve("cured"));
      app.page().keyboard().press("r");
      assertThat(app.page().getByRole(AriaRole.MAIN)).containsText("Succeeded");
      assertThat(app.region("Runs").getByRole(AriaRole.ROW)).hasCount(3);
      assertThat(app.button("Retry the failed")).hasCount(0);
      assertThat(app.page().getByRole(AriaRole.ALERT)).hasCount(0);
      Look.at(app.page(), "backfill-succeeded");

      app.region("Runs").getByRole(AriaRole.LINK).first().click();
      assertThat(app.page().getByText("Part of backfill")).isVisible();
      app.page().keyboard().press("g");
      app.page().keyboard().press("b");
      assertThat(app.page().getByRole(AriaRole.ROW)).hasCount(2);
      assertThat(app.page().getByRole(AriaRole.ROW).last()).containsText("Succeeded");
      Look.at(app.page(), "backfills");
    }
  }
}
