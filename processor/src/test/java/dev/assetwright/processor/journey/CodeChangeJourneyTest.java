package dev.assetwright.processor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an edit of the sources makes stale, from the compiler to the answer that people read. */
@Timeout(180)
class CodeChangeJourneyTest {
  @TempDir
  Path folder;

  private EditedProject project;

  @BeforeEach
  void compileAndMaterialize() throws Exception {
    project = new EditedProject(folder)
        .source("ShopConfig", """
            package shop;
            import dev.assetwright.Config;
            import java.nio.file.Path;
            @Config("shop")
            record ShopConfig(@Config.Default("2") int factor, Path folder) {}
            """)
        .source("Prices", """
            package shop;
            final class Prices {
              private Prices() {}
              static int gross(int net) {
                return rounded(net * 119);
              }
              private static int rounded(int cents) {
                return cents / 100;
              }
            }
            """)
        .source("Shop", """
            package shop;
            import dev.assetwright.Asset;
            import dev.assetwright.SqlAsset;
            import dev.assetwright.Table;
            import java.util.List;
            final class Shop {
              record Line(String product, int cents) {}
              record Sum(int cents) {}
              private final ShopConfig config;
              Shop(ShopConfig config) {
                this.config = config;
              }
              @Asset(group = "raw")
              static List<Line> orders() {
                return List.of(new Line("cup", 100), new Line("pot", 300));
              }
              @Asset(group = "mart")
              static Table<Line> grossLines(List<Line> orders) {
                List<Line> lines = orders.stream()
                    .map(line -> new Line(line.product(), Prices.gross(line.cents())))
                    .toList();
                return Table.of(lines);
              }
              @Asset(group = "mart")
              int scaled(List<Line> orders) {
                return orders.size() * config.factor();
              }
              interface Queries {
                @SqlAsset(group = "mart", sql = "SELECT sum(cents) AS cents FROM {gross_lines}")
                Table<Sum> total();
              }
            }
            """)
        .set("shop.folder", "one")
        .compile();
    assertThat(project.materialize())
        .containsExactly("mart/gross_lines", "mart/scaled", "mart/total", "raw/orders");
  }

  private void requireNothingStale() throws Exception {
    assertThat(project.stale()).isEmpty();
    assertThat(project.materialize()).isEmpty();
  }

  @Test
  void aCommentMakesNothingStale() throws Exception {
    project
        .edit("return cents / 100;", "// cents, not whole units\n    return cents / 100;")
        .edit("return orders.size()", "/* how many */ return orders.size()")
        .compile();

    requireNothingStale();
  }

  @Test
  void otherLinesAndWhiteSpaceMakeNothingStale() throws Exception {
    project
        .edit("int gross(int net) {", "int gross(\n      int net)\n  {\n\n")
        .edit("List<Line> lines = orders", "\n\n    List<Line>\n      lines =   orders")
        .compile();

    requireNothingStale();
  }

  @Test
  void theNameOfALocalVariableMakesNothingStale() throws Exception {
    project
        .edit("List<Line> lines = orders", "List<Line> all = orders")
        .edit("Table.of(lines)", "Table.of(all)")
        .edit("rounded(int cents) {\n    return cents", "rounded(int amount) {\n    return amount")
        .compile();

    requireNothingStale();
  }

  @Test
  void aChangedConstantFarBelowMakesExactlyWhatReachesItStaleAndIsNamed() throws Exception {
    project.edit("cents / 100", "cents / 10").compile();

    assertThat(project.stale()).containsExactly("mart/gross_lines", "mart/total");
    assertThat(project.why("mart/gross_lines"))
        .singleElement()
        .asString()
        .startsWith("code: ")
        .contains("Prices.rounded changed, reached through", "Prices.gross");
    assertThat(project.why("mart/total"))
        .singleElement()
        .asString()
        .startsWith("code: ")
        .contains("gross_lines", "Prices.rounded changed");
    assertThat(project.materialize()).containsExactly("mart/gross_lines", "mart/total");
    requireNothingStale();
  }

  @Test
  void changedCodeThatMakesEqualDataStopsThere() throws Exception {
    project.edit("net * 119", "119 * net").compile();

    assertThat(project.materialize()).containsExactly("mart/gross_lines");
    requireNothingStale();
  }

  @Test
  void aStatementIsComparedWithoutCommentsAndWhiteSpace() throws Exception {
    project
        .edit(
            "\"SELECT sum(cents) AS cents FROM {gross_lines}\"",
            "\"SELECT  sum(cents) AS cents -- all of it\\n\\n FROM {gross_lines} /* there */\"")
        .compile();
    requireNothingStale();

    project.edit("sum(cents) AS cents", "max(cents) AS cents").compile();
    assertThat(project.stale()).containsExactly("mart/total");
    assertThat(project.why("mart/total")).singleElement().asString().startsWith("code: ");
    assertThat(project.materialize()).containsExactly("mart/total");
  }

  @Test
  void aConfiguredValueIsACauseAndAPlaceIsNot() throws Exception {
    project.set("shop.folder", "two");
    requireNothingStale();

    project.set("shop.factor", "3");
    assertThat(project.stale()).containsExactly("mart/scaled");
    assertThat(project.why("mart/scaled")).singleElement().asString().startsWith("config: ");
    assertThat(project.materialize()).containsExactly("mart/scaled");
  }

  @Test
  void acceptedCodeIsUpToDateUntilTheNextChange() throws Exception {
    project.edit("return cents / 100;", "return (cents + 0) / 100;").compile();
    assertThat(project.stale()).contains("mart/gross_lines");

    assertThat(project.accept("gross_lines", "the same figures"))
        .isEqualTo("1 asset counts as made by the code of now.");

    requireNothingStale();
    project.edit("return (cents + 0) / 100;", "return (cents + 50) / 100;").compile();
    assertThat(project.why("gross_lines"))
        .containsExactly(
            "code: 'mart/gross_lines' has new code: Prices.rounded changed, reached through Prices.gross");
  }

  @Test
  void aNamedFileIsCodeAndAStableHelperIsNot() throws Exception {
    project
        .edit("@Asset(group = \"raw\")", "@Asset(group = \"raw\", files = \"prices.csv\")")
        .edit("@SqlAsset(", "@SqlAsset(files = \"tables/vat.csv\", ")
        .edit("return rounded(net * 119);", "Log.say(\"gross\"); return rounded(net * 119);")
        .source("Log", """
            package shop;
            @dev.assetwright.Stable
            final class Log {
              static void say(String what) { System.getLogger("shop").log(System.Logger.Level.DEBUG, what); }
            }
            """)
        .resource("prices.csv", "cup;100")
        .resource("tables/vat.csv", "119")
        .compile();
    project.materialize();

    project.edit("Level.DEBUG", "Level.TRACE").compile();
    requireNothingStale();

    project.resource("prices.csv", "cup;200").compile();
    assertThat(project.why("orders"))
        .containsExactly(
            "code: 'raw/orders' has new code: file prices.csv changed, reached directly");

    project.materialize();
    project.resourceEdited("tables/vat.csv", "120");
    assertThat(project.why("total"))
        .containsExactly("code: 'mart/total' has new code: a file that it names changed");
  }
}
