package dev.assetwright.processor;

import java.util.List;

/** Mistakes in the parts of the vocabulary that go beyond a method and what it reads. */
final class VocabularyScenarios {
  private static final String GRIDS = """
      @Daily(start = "2026-01-01", zone = "Europe/London") interface ByDay {}
      """;

  private VocabularyScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("optional-upstream", GRIDS + """
                class Sales {
                  record Line(int a) {}
                  @Asset(partitions = ByDay.class) Table<Line> lines(Day day) { return Table.of(List.of()); }
                  @Asset List<String> names() { return List.of(); }
                  @Asset Optional<String> motto() { return Optional.empty(); }
                  @Asset int wrong(Optional<List<Integer>> names) { return 1; }
                  @Asset int all(Optional<Table<Line>> lines) { return 1; }
                  @Asset int raw(Optional names) { return 1; }
                  @Asset int nothing(Optional<String> nam) { return 1; }
                  @Check Outcome isThere(Optional<List<String>> names) { return Outcome.pass(true, ""); }
                  @Asset(partitions = ByDay.class) int fine(Optional<List<String>> names, Optional<Table<Line>> lines) { return 1; }
                }
                """),
        Scenario.of("former-keys", """
            class Sales {
              @Asset(group = "raw", formerly = {"orders", "raw/Orders", "raw/orders"}) int orders() { return 1; }
              @Asset(formerly = "raw/orders") int moved() { return 1; }
              @Asset(formerly = {"old/one", "old/two"}) int first() { return 1; }
              @Asset(group = "raw", formerly = "pages") int sheets() { return 1; }
              @Asset(group = "raw", formerly = {"lists", "sheets"}) int lines() { return 1; }
              @Asset(formerly = "old/two") int second() { return 1; }
              record Both(@Formerly("old/left") int left, @Formerly("first") int right) {}
              @MultiAsset Both both() { return new Both(1, 2); }
            }
            """),
        Scenario.of("reads-by-former-key", """
            interface Sales {
              record Row(int a) {}
              @SqlAsset(group = "mart", formerly = "mart/region_sales", sql = "select 1 as a") Table<Row> salesByRegion();
              @SqlAsset(sql = "select * from {mart/region_sales}") Table<Row> statement();
              @Asset static int parameter(Table<Row> regionSales) { return 1; }
              @Asset(after = "region_sales") static int later() { return 1; }
            }
            """),
        Scenario.of(
            "pools",
            """
            class Sales {
              @Asset(pool = "crm_api", poolSlots = 5) int many() { return 1; }
              @Asset(pool = "crm_apis") int misspelt() { return 1; }
              @Asset(pool = "crm_api", poolSlots = 0) int none() { return 1; }
              @Asset(poolSlots = 2) int nowhere() { return 1; }
              @Asset(pool = "crm_api", poolSlots = 4) int fine() { return 1; }
            }
            """,
            "@AssetModule(name = \"shop\", pools = {\"crm_api=4\", \"crm_api=2\"}) interface ShopAssets {}"),
        Scenario.of(
            "pool-without-places",
            "@AssetModule(name = \"shop\", pools = {\"crm_api\", \"Api=2\"}) interface ShopAssets {}",
            "class Sales { @Asset(pool = \"other\") int orders() { return 1; } }"),
        Scenario.of("kinds", """
            class Sales {
              @Asset(kinds = {"csv", "Spark SQL", "#"}) int orders() { return 1; }
            }
            """),
        Scenario.of("multi-asset-subset", """
            class Sales {
              record Both(List<String> left, List<String> right) {}
              @MultiAsset(canSubset = true) Both both() { return null; }
              record Pair(int one, int two) {}
              @MultiAsset Pair pair(Outputs wanted) { return null; }
              @Asset int alone(Outputs wanted) { return 1; }
            }
            """),
        Scenario.of("sql-resource", """
            interface Marts {
              record Row(int a) {}
              @SqlAsset(resource = "sql/nowhere.sql") Table<Row> lost();
              @SqlAsset(resource = "/sql/absolute.sql") Table<Row> absolute();
              @SqlAsset(resource = "sql/both.sql", sql = "SELECT 1 AS a") Table<Row> both();
              @SqlAsset Table<Row> nothing();
            }
            """),
        Scenario.of("config-range", """
            @Config("crm")
            record CrmConfig(
                @Range(min = 1, max = 500) @Config.Default("0") int pageSize,
                @Range(min = 0.5) @Config.Default("0.25, 2") List<Double> factors,
                @Range(max = 10) @Config.Default("10") long fine) {}
            """),
        Scenario.of("config-sections", """
            @Config("shop")
            record ShopConfig(Source source, Optional<Mail> mail, List<Source> several,
                @Config.Default("x") Source given) {}
            """, """
            record Source(
                java.nio.file.Path folder,
                @Config.Default("many") int tries,
                Login login,
                @Config.Secret Keys keys) {
              record Login(Thread user, @Config.Default("1") int fine, Optional<Source> again) {}
              record Keys(@Config.Default("letmein") String password) {}
            }
            """, """
            record Mail(
                @Config.NotBlank @Config.Default(" ") String to,
                @Config.Pattern("[a-z]+") @Config.Default("daily, 2nd") List<String> kinds,
                @Config.Pattern(value = "[A-Z]{3}", expected = "a currency, such as EUR")
                    @Config.Default("eur") String currency,
                @Config.Pattern("[a-z") String broken,
                @Config.Pattern("1.*") int number,
                @Range(min = 1) @Config.NotBlank java.time.Duration pause,
                @Config.NotBlank @Config.Pattern("[^@]+@.*") @Config.Default("a@b") String fine,
                @Config.NotBlank @Config.Default("") Optional<String> none) {}
            """),
        Scenario.of("files", """
            class Products {
              @Asset(files = {"prices/nowhere.csv", "/prices/absolute.csv", ""}) int products() { return 1; }
              @Asset(files = "../up.csv") int more() { return 1; }
            }
            """));
  }
}
