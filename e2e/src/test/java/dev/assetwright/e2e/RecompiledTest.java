package dev.assetwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A first asset of one's own: compiled, and seen. */
class RecompiledTest {
  private static final String OWN = """
      package dev.assetwright.example.sales;
      import dev.assetwright.Asset;
      import dev.assetwright.Table;
      final class MyAssets {
        @Asset(group = "mine")
        static String bestMonth(Table<MonthlySales> monthlySales) {
          try (var rows = monthlySales.rows()) {
            return rows.max(java.util.Comparator.comparing(MonthlySales::netRevenue))
                .map(MonthlySales::month).orElse("none");
          }
        }
      }
      """;

  @RegisterExtension
  final Chromium chromium = new Chromium();

  @Test
  void anAssetOfOnesOwnAppearsAndClassesThatDoNotLoadLeaveTheLastGoodMap(@TempDir Path folder)
      throws IOException {
    SalesFiles files = SalesFiles.ofThreeDays(folder.resolve("files"));
    Path classes = folder.resolve("classes");
    Sources sources = Sources.ofExample(folder.resolve("sources")).compileTo(classes);
    try (Project project = Project.onClasses(
        folder.resolve("home"),
        List.of(classes.toString(), "../example-assets/target/lib/*"),
        "sales.folder=" + files.folder())) {
      AppPage app = AppPage.open(chromium, project.at("/"));
      app.materializeEverything();

      sources.with("dev/assetwright/example/sales/MyAssets.java", OWN).compileTo(classes);
      app.showsOnCard("mine/best_month", "missing");
      assertThat(app.materializeStale()).containsText("1");
      Look.at(app.page(), "lineage-own-asset");
      app.materializeEverything();
      app.card("mine/best_month").click();
      assertThat(app.region("Newest rows")).containsText("2010-12");

      try (Stream<Path> all = Files.walk(classes)) {
        for (Path file : all.filter(path -> path.endsWith("SalesAssets.class")).toList()) {
          Files.delete(file);
        }
      }
      assertThat(app.page().getByRole(AriaRole.ALERT)).containsText("The last good graph is shown");
      app.showsOnCard("mine/best_month", "up to date");
      Look.at(app.page(), "lineage-not-loaded");

      sources.compileTo(classes);
      assertThat(app.page().getByRole(AriaRole.ALERT)).hasCount(0);
      app.wasNeverReloaded();
    }
  }
}
