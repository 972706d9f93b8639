package dev.assetwright.load;

import static dev.assetwright.load.ProjectFixture.graph;
import static dev.assetwright.load.ProjectFixture.sources;
import static dev.assetwright.load.ProjectFixture.unit;

import java.util.Map;

/** A small shop: an external, two assets of one method, an asset with configuration, a SQL asset, a check. */
final class ShopSources {
  private ShopSources() {}

  static Map<String, String> all() {
    return sources(
        graph("new Shop_Unit(), new Marts_Unit()", "ShopModule.class", "ShopConfig.class"),
        unit("Shop", true, DESCRIBE, CASES),
        unit("Marts", false, DESCRIBE_MARTS, ""),
        Map.of(
            "shop/Shop.java", SHOP,
            "shop/Sale.java", "package shop;\npublic record Sale(String id, int amount) {}\n",
            "shop/Cleaned.java", CLEANED,
            "shop/Rates.java", RATES,
            "shop/ShopConfig.java", CONFIG,
            "shop/ShopModule.java", MODULE,
            "shop/Marts.java", MARTS));
  }

  static Map<String, String> with(String path, String old, String replacement) {
    Map<String, String> changed = all();
    String text = changed.get(path);
    if (!text.contains(old)) {
      throw new IllegalArgumentException("'" + old + "' is not in " + path);
    }
    changed.put(path, text.replace(old, replacement));
    return changed;
  }

  private static final String SHOP = """
      package shop;
      import dev.assetwright.*;
      import java.time.Instant;
      import java.util.*;
      class Shop {
        private final ShopConfig config;
        private final Rates rates;
        Shop(ShopConfig config, Rates rates) { this.config = config; this.rates = rates; }
        @External static Observed file(Day day) { return Observed.of("1", Instant.EPOCH); }
        @Asset List<Sale> lines(Day day) { return List.of(new Sale(day.key(), config.limit())); }
        @MultiAsset Result<Cleaned> cleaned(Day day, List<Sale> lines) {
          return Result.of(new Cleaned(lines, Result.of(lines.size())));
        }
        @Asset static Map<String, Integer> totals(Map<Day, List<Sale>> sales) {
          Map<String, Integer> totals = new TreeMap<>();
          sales.values().forEach(day -> day.forEach(
              sale -> totals.merge(sale.id(), Rates.doubled(sale.amount()), Integer::sum)));
          return totals;
        }
        @Asset int byHand() { return rates.rate(); }
        @Check Outcome some(List<Sale> sales) { return Outcome.pass(!sales.isEmpty(), "rows"); }
      }
      """;

  private static final String CLEANED = """
      package shop;
      import dev.assetwright.Result;
      import java.util.List;
      record Cleaned(List<Sale> sales, Result<Integer> count) {}
      """;

  private static final String RATES = """
      package shop;
      record Rates(int rate) {
        static int doubled(int amount) { return amount * 2; }
      }
      """;

  private static final String CONFIG = """
      package shop;
      import dev.assetwright.Config;
      import java.nio.file.Path;
      import java.util.Optional;
      @Config("shop")
      record ShopConfig(Optional<Path> folder, @Config.Default("10") int limit) {}
      """;

  private static final String MODULE = """
      package shop;
      import com.google.inject.*;
      import com.google.inject.multibindings.*;
      import dev.assetwright.*;
      import java.nio.file.Files;
      final class ShopModule extends AbstractModule {
        @Provides @Singleton Rates rates(Environment environment) { return new Rates(3); }
        @ProvidesIntoSet StartupTask sample(ShopConfig config) {
          return environment -> Files.createDirectories(environment.home().resolve("sample"));
        }
      }
      """;

  private static final String MARTS = """
      package shop;
      import dev.assetwright.*;
      interface Marts {
        record Row(String id) {}
        @SqlAsset(sql = "select 1") Table<Row> ids();
      }
      """;

  private static final String GRID = ".grid(DailyGrid.of(\"2026-06-01\", \"UTC\"))";

  private static final String DESCRIBE = """
      sink.external(0, "file", "(Ldev/assetwright/Day;)Ldev/assetwright/Observed;")
          GRID.takesPartition().output("raw/file", StorageKind.NONE);
      sink.asset(1, "lines", "(Ldev/assetwright/Day;)Ljava/util/List;")
          GRID.takesPartition().order("raw/file")
          .retries(2, "PT5S").timeout("PT1M")
          .output("raw/lines", StorageKind.VALUE).description("As delivered.")
          .schedule("15 6 * * *", "Europe/London").freshness("PT32H").owners("a@b").tags("pii");
      sink.asset(2, "cleaned",
              "(Ldev/assetwright/Day;Ljava/util/List;)Ldev/assetwright/Result;")
          GRID.takesPartition().value(1, "raw/lines").order("raw/lines")
          .output("clean/sales", StorageKind.VALUE, "sales")
          .output("clean/count", StorageKind.VALUE, "count");
      sink.asset(3, "totals", "(Ljava/util/Map;)Ljava/util/Map;")
          .value(0, "clean/sales").requireAll()
          .output("mart/totals", StorageKind.VALUE);
      sink.asset(4, "byHand", "()I").codeVersion("7").output("mart/by_hand", StorageKind.VALUE);
      sink.check(5, "some", "(Ljava/util/List;)Ldev/assetwright/Outcome;", "some")
          .value(0, "clean/sales").blocking().description("Some rows.");
      """.replace("GRID", GRID);

  private static final String CASES = """
      case 0: return Shop.file((Day) arguments.partition());
      case 1: return ((Shop) self).lines((Day) arguments.partition());
      case 2: return ((Shop) self).cleaned((Day) arguments.partition(), (java.util.List<Sale>) arguments.input(1));
      case 3: return Shop.totals((java.util.Map<Day, java.util.List<Sale>>) arguments.input(0));
      case 4: return ((Shop) self).byHand();
      case 5: return ((Shop) self).some((java.util.List<Sale>) arguments.input(0));
      """;

  private static final String DESCRIBE_MARTS = """
      sink.sql(0, "ids", "()Ldev/assetwright/Table;", "select id from {mart/totals} -- ids")
          .table(-1, "mart/totals").output("mart/ids", StorageKind.TABLE);
      """;
}
