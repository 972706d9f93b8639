package dev.assetwright.processor;

import java.util.List;
import java.util.stream.Stream;

/** Programs with mistakes, each code of the catalog at least once. */
final class Scenarios {
  private static final String GRIDS = """
      @Daily(start = "2026-01-01", zone = "Europe/London") interface ByDay {}
      """;
  private static final String CRM = """
      package crm;
      import dev.assetwright.*;
      import java.util.*;
      public class Customers {
        public record Customer(String id) {}
        @Asset(group = "crm") List<Customer> customers() { return List.of(); }
      }
      """;
  private static final String CRM_MODULE =
      "package crm; @dev.assetwright.AssetModule(name = \"crm\") interface CrmAssets {}";

  /** As many mistakes as a file may well have after a long evening. */
  static final Scenario TEN_CAUSES = Scenario.of("ten-causes", """
      @Daily(start = "2026-01-01", zone = "Europe/London") interface ByDay {}
      class Sales {
        @Asset List<String> orders() { return List.of(); }
        @Asset int unknown(int ordres) { return 1; }
        @Asset int typed(List<Integer> orders) { return 1; }
        @Asset int first(int second) { return 1; }
        @Asset int second(int first) { return 1; }
        @Asset(name = "orders") int again() { return 1; }
        @Asset(schedule = "61 6 * * *") int late() { return 1; }
        @Asset(timeout = "PT0S") int quick() { return 1; }
        @Asset private int hidden() { return 1; }
        @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
        @Asset int whole(int daily) { return 1; }
        @Check Outcome nothing() { return Outcome.pass(true, ""); }
        @Asset java.util.stream.Stream<String> stream() { return null; }
      }
      """);

  private Scenarios() {}

  static List<Scenario> all() {
    return Stream.of(
            List.of(TEN_CAUSES),
            references(),
            edges(),
            shapes(),
            values(),
            modules(),
            warnings(),
            LintScenarios.all(),
            TeamScenarios.all(),
            ContractScenarios.all(),
            VocabularyScenarios.all(),
            PartitionScenarios.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> references() {
    return List.of(
        Scenario.of("unknown-upstream", """
            class Sales {
              @Asset(group = "clean") List<String> ordersClean() { return List.of(); }
              @Asset int revenue(@From("order_clean") List<String> orders) { return 1; }
              @Asset int refunds(List<String> nothingLikeIt) { return 1; }
              @Asset(after = {"orders_clean", "elsewhere"}) void report() {}
            }
            """),
        Scenario.of("nameless-parameters", """
            class Sales {
              @Asset int orders() { return 1; }
              @Asset int revenue(int arg0, AssetContext context, int arg2) { return 1; }
              @Asset int refunds(int orders, int arg5) { return 1; }
            }
            """),
        Scenario.of("upstream-is-itself", """
            class Sales {
              @Asset(group = "clean") int orders(int orders) { return 1; }
            }
            """),
        Scenario.of(
            "configuration-as-parameter",
            """
            class Sales {
              @Asset int orders(SalesConfig config) { return 1; }
            }
            """,
            "@Config(\"sales\") record SalesConfig(int limit) {}"),
        Scenario.of("ambiguous-upstream", """
            class Sales {
              @Asset(group = "raw", name = "orders") int rawOrders() { return 1; }
              @Asset(group = "clean", name = "orders") int cleanOrders() { return 1; }
              @Asset int revenue(int orders) { return 1; }
              @Asset(after = "orders") int report() { return 1; }
            }
            """),
        Scenario.of("malformed-reference", """
            class Sales {
              @Asset(group = "raw") int rawSales() { return 1; }
              @Asset int revenue(@From("rawSales") int sales) { return 1; }
              @Asset(after = "") int report() { return 1; }
            }
            """),
        Scenario.of("dependency-cycle", """
            class Sales {
              @Asset int ordersClean(@From("refunds") int money) { return 1; }
              @Asset int refunds(int revenue) { return 1; }
              @Asset int revenue(int ordersClean) { return 1; }
              @Asset(after = "revenue") int report() { return 1; }
            }
            """),
        Scenario.of("duplicate-key", """
            class Sales {
              @Asset(group = "clean") int orders() { return 1; }
              @Asset(name = "orders", group = "clean") int again() { return 1; }
              record Both(int orders, int lines) {}
              @MultiAsset(group = "clean") Both both() { return new Both(1, 2); }
            }
            """),
        Scenario.of(
                "duplicate-key-of-another-module",
                """
                class Sales {
                  @Asset(group = "crm") int customers() { return 1; }
                }
                """,
                "@AssetModule(name = \"shop\", uses = crm.CrmAssets_Graph.class) interface ShopAssets {}")
            .using(CRM, CRM_MODULE),
        Scenario.of(
                "unknown-upstream-in-another-module",
                """
                class Sales {
                  @Asset int revenue(List<crm.Customers.Customer> custmers) { return 1; }
                  @Asset int total(List<String> customers) { return 1; }
                }
                """,
                "@AssetModule(name = \"shop\", uses = crm.CrmAssets_Graph.class) interface ShopAssets {}")
            .using(CRM, CRM_MODULE));
  }

  private static List<Scenario> edges() {
    return List.of(
        Scenario.of("type-mismatch", """
            class Sales {
              record Line(int a) {}
              @Asset List<String> names() { return List.of(); }
              @Asset int count() { return 1; }
              @Asset void effect() {}
              @Asset Table<Line> lines() { return Table.of(List.of()); }
              @Asset Rows<Line> stream() { return Rows.of(List.of()); }
              @Asset int wrongElement(List<Integer> names) { return 1; }
              @Asset int widened(long count) { return 1; }
              @Asset int ofNothing(String effect) { return 1; }
              @Asset int tableAsList(List<Line> lines) { return 1; }
              @Asset int otherRow(Table<String> lines) { return 1; }
              @Asset int rowsAsTable(Table<Line> stream) { return 1; }
              @Asset int valueAsRows(Rows<String> names) { return 1; }
            }
            """),
        Scenario.of("type-mismatch-of-like-names", """
            class Sales {
              static class List<T> {}
              @Asset java.util.List<String> names() { return java.util.List.of(); }
              @Asset int count(List<String> names) { return 1; }
            }
            """),
        Scenario.of("partition-mismatch", GRIDS + """
                @Daily(start = "2026-01-01", zone = "America/New_York") interface ByNewYorkDay {}
                class Sales {
                  record Line(int a) {}
                  @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
                  @Asset(partitions = ByDay.class) Rows<Line> lines(Day day) { return Rows.of(List.of()); }
                  @Asset int total(int daily) { return 1; }
                  @Asset int totalOfWrong(Map<Day, String> daily) { return 1; }
                  @Asset int all(Rows<Line> lines) { return 1; }
                  @Asset int noGrid(Day day) { return 1; }
                  @Asset(partitions = ByDay.class) int twice(Day day, Day other) { return 1; }
                  @Asset(partitions = ByNewYorkDay.class) int abroad(int daily) { return 1; }
                  @Check Outcome positive(Day day, int total) { return Outcome.pass(true, ""); }
                }
                """),
        Scenario.of("unwritable-type", """
            class Sales {
              @Asset java.util.stream.Stream<String> lines() { return null; }
              @Asset List<Iterator<String>> nested() { return null; }
              @Asset java.util.function.Supplier<String> later() { return null; }
              @Asset java.io.FileInputStream file() { return null; }
              @Asset Thread thread() { return null; }
              @Asset List<String> names() { return List.of(); }
              @Asset int count(java.util.stream.Stream<String> names) { return 1; }
            }
            """),
        Scenario.of("unwritable-parts", """
            class Sales {
              record Line(String id, Page page) {}
              record Page(java.util.stream.Stream<String> words) {}
              record Tree(String name, List<Tree> children) {}
              record Key(String id) {}
              static class Point {}
              sealed interface Shape permits Circle {}
              record Circle(int radius) implements Shape {}
              record Pair<A, B>(A first, B second) {}
              record Grows<T>(T value, Grows<List<T>> next) {}
              @Asset Grows<String> grows() { return null; }
              @Asset List<Line> lines() { return null; }
              @Asset Tree tree() { return null; }
              @Asset Map<Key, Integer> byKey() { return null; }
              @Asset Map<List<String>, Integer> byList() { return null; }
              @Asset Map<Day, Set<java.math.BigDecimal>> byDay() { return null; }
              @Asset Set<Point> points() { return null; }
              @Asset List<Shape> shapes() { return null; }
              @Asset Pair<String, List<Shape>> pair() { return null; }
              record Both(List<Circle> circles, Shape shape) {}
              @MultiAsset Both both() { return null; }
            }
            """),
        Scenario.of("table-rows", GRIDS + """
                class Sales {
                  record Fine(String id, int count, java.math.BigDecimal amount, Day day, Thread.State state) {}
                  record Nested(String id, Fine fine) {}
                  record Twins(int orderCount, int order_count) {}
                  record Dated(int day) {}
                  record Pair<T>(T first) {}
                  @Asset(partitions = ByDay.class) Table<Fine> fine() { return null; }
                  @Asset Table<String> texts() { return null; }
                  @Asset Table<Nested> nested() { return null; }
                  @Asset Table<Twins> twins() { return null; }
                  @Asset(partitions = ByDay.class) Table<Dated> dated() { return null; }
                  @Asset Table<Dated> undated() { return null; }
                  @Asset Table<Pair<String>> pairs() { return null; }
                }
                """, """
                interface Marts {
                  @SqlAsset(sql = "select 1 as id") Table<Sales.Nested> statement();
                }
                """),
        Scenario.of("raw-type", """
            @SuppressWarnings("rawtypes")
            class Sales {
              @Asset List names() { return List.of(); }
              @Asset Result<Map<String, List>> nested() { return null; }
              @Asset Result wrapped() { return null; }
              @Asset List<String> exact() { return List.of(); }
              @Asset int count(List exact) { return 1; }
              @Asset int more(List<String> names) { return 1; }
              @Asset List<?> some() { return List.of(); }
              @Asset int read(List<String> some) { return 1; }
            }
            """),
        Scenario.of("external-as-value", """
            class Sales {
              @External Observed file() { return Observed.of("v1", java.time.Instant.EPOCH); }
              @External Observed reads(int file) { return Observed.of("v1", java.time.Instant.EPOCH); }
              @External int number() { return 1; }
              @Asset(after = {"number", "reads"}) int lines(String file) { return 1; }
              @Check Outcome isThere(Observed file) { return Outcome.pass(true, ""); }
            }
            """),
        Scenario.of("external-of-all-days", GRIDS + """
                class Sales {
                  @External(partitions = ByDay.class) Observed one() { return Observed.of("v1", java.time.Instant.EPOCH); }
                  @External(partitions = ByDay.class) Map<Day, Observed> all(Day day) { return Map.of(); }
                  @Asset(after = {"one", "all"}) void report() {}
                }
                """));
  }

  private static List<Scenario> shapes() {
    return List.of(
        Scenario.of("unusable-method", """
            class Sales {
              private record Hidden(int a) {}
              @Asset private int secret() { return 1; }
              @Asset <T> List<T> generic() { return List.of(); }
              @Asset int many(int... numbers) { return 1; }
              @Asset int overloaded() { return 1; }
              @Asset int overloaded(int secret) { return 1; }
              @Asset @External int both() { return 1; }
              @Asset Hidden hidden() { return null; }
              @Asset int reader(Hidden hidden) { return 1; }
              @SqlAsset(sql = "select 1") Table<Hidden> statement() { return null; }
            }
            """, """
            interface Marts {
              @Asset default int number() { return 1; }
              @Asset int without();
              record Row(int a) {}
              @SqlAsset(sql = "select 1 a") Table<Row> rows(int number);
            }
            """, """
            class Base {
              @Asset int base() { return 1; }
            }
            """, """
            class Derived extends Base {
              @Override @Asset(name = "derived") int base() { return 2; }
            }
            """),
        Scenario.ofFiles("inherited-type", """
            package base;
            public class Base {
              protected record Row(int a) {}
            }
            """, """
            package shop;
            import dev.assetwright.*;
            class Sales extends base.Base {
              @Asset Row row() { return new Row(1); }
              @Asset int reader(Row row) { return row.a(); }
            }
            """),
        Scenario.of("unusable-class", """
            class Generic<T> {
              @Asset(name = "a") int asset() { return 1; }
            }
            """, """
            abstract class Abstract {
              @Asset(name = "b") int asset() { return 1; }
            }
            """, """
            enum Constants {
              ONE;
              @Asset(name = "c") int asset() { return 1; }
            }
            """, """
            class Closed {
              private Closed() {}
              @Asset(name = "d") int asset() { return 1; }
            }
            """, """
            class Marked {
              Marked() {}
              @com.google.inject.Inject private Marked(int a) {}
              @Asset(name = "j") int asset() { return 1; }
            }
            """, """
            class Undecided {
              Undecided() {}
              Undecided(int a) {}
              @Asset(name = "e") int asset() { return 1; }
            }
            """, """
            class Outer {
              class Inner {
                @Asset(name = "f") int asset() { return 1; }
              }
              private static class Hidden {
                static class Deep {
                  @Asset(name = "g") int asset() { return 1; }
                }
              }
              static class Fine {
                @Asset(name = "h") int asset() { return 1; }
              }
            }
            """, """
            class Outer_Fine {
              @Asset(name = "i") int asset() { return 1; }
            }
            """),
        Scenario.of(
                "generated-names",
                """
            class Sales {
              @Asset int orders() { return 1; }
            }
            """,
                "class Sales_Keys {}",
                "class Sales_Unit {}",
                "class Assets_Graph {}",
                "@Contract(version = \"1.0\") record Order(int id) {}",
                "interface Order_Contract {}")
            .locked("order.json", """
                {"contract": "order", "versions": [{"version": "1.0", "record": "Order", "types": {
                  "Order": {"fields": [{"name": "id", "type": "int"}]}}}]}
                """),
        Scenario.ofFiles("class-without-package", """
            import dev.assetwright.*;
            class Sales {
              @Asset int orders() { return 1; }
            }
            """),
        Scenario.of("check", """
            class Sales {
              @Asset int orders() { return 1; }
              @Check Outcome nothing(AssetContext context) { return Outcome.pass(true, ""); }
              @Check boolean flag(int orders) { return true; }
              @Check(blocking = true, severity = Check.Severity.WARN)
              Outcome undecided(int orders) { return Outcome.pass(true, ""); }
              @Check Outcome positive(int orders) { return Outcome.pass(true, ""); }
              @Check Outcome unknown(int order) { return Outcome.pass(true, ""); }
            }
            """, """
            class More {
              @Check Outcome positive(int orders) { return Outcome.pass(true, ""); }
            }
            """),
        Scenario.of("multi-asset", """
            class Sales {
              record Nothing() {}
              record Effects(int orders, Result<Void> effect) {}
              @MultiAsset List<String> list() { return List.of(); }
              @MultiAsset Nothing nothing() { return null; }
              @MultiAsset Effects effects() { return null; }
              @Asset int heldBack(int whatever) { return 1; }
            }
            """));
  }

  private static List<Scenario> values() {
    return List.of(
        Scenario.of("bad-name", """
            class Sales {
              @Asset(name = "Daily Sales") int a() { return 1; }
              @Asset(group = "/Mart") int b() { return 1; }
              @Asset int größe() { return 1; }
              @Asset(name = "") int c() { return 1; }
              record Both(int prix$, int fine) {}
              @MultiAsset Both both() { return null; }
            }
            """),
        Scenario.of("times", """
            class Sales {
              @Asset(schedule = "61 6 * * *") int a() { return 1; }
              @Asset(schedule = "15 6 * * *", zone = "Europe/Londn") int b() { return 1; }
              @Asset(freshness = "P1M") int c() { return 1; }
              @Asset(timeout = "PT0S") int d() { return 1; }
              @Asset(retries = -1, retryDelay = "5s") int e() { return 1; }
              @Asset(retryOn = java.io.IOException.class) int f() { return 1; }
              @Asset(retries = 1, retryOn = {java.io.IOException.class, PermanentFailureException.class}) int g() { return 1; }
              @Asset(stepTimeout = "1h") int h() { return 1; }
              @Asset(timeout = "PT10M", stepTimeout = "PT5M") int i() { return 1; }
            }
            """),
        Scenario.of("retry-rules", """
            class Sales {
              static class Busy implements RetryWhen {
                @Override public boolean isTransient(Throwable thrown) { return true; }
              }
              static class Given extends Busy { Given(int status) {} }
              private static class Hidden extends Busy {}
              abstract static class Half implements RetryWhen {}
              class Inner extends Busy {}
              @Asset(retryWhen = Busy.class) int a() { return 1; }
              @Asset(retries = 1, retryWhen = Given.class) int b() { return 1; }
              @Asset(retries = 1, retryWhen = Hidden.class) int c() { return 1; }
              @Asset(retries = 1, retryWhen = Half.class) int d() { return 1; }
              @Asset(retries = 1, retryWhen = Inner.class) int e() { return 1; }
              @Asset(retries = 1, retryWhen = Busy.class) int f() { return 1; }
            }
            """),
        Scenario.of("isolation", """
            class Sales {
              @Asset(memory = "512m") int a() { return 1; }
              @Asset(isolation = Isolation.FORKED, memory = "512 MB") int b() { return 1; }
              @Asset(isolation = Isolation.FORKED, memory = "8m") int c() { return 1; }
              record Both(int left, int right) {}
              @MultiAsset(isolation = Isolation.FORKED, memory = "half") Both d() { return null; }
              @Asset(isolation = Isolation.FORKED) int fine() { return 1; }
            }
            """),
        Scenario.of("bad-grid", """
            class Sales {
              interface NoGrid {}
              @Daily(start = "01.12.2009", zone = "Europe/London") interface NoStart {}
              @Daily(start = "2009-12-01", zone = "London") interface NoZone {}
              @Asset(partitions = NoGrid.class) int a(Day day) { return 1; }
              @Asset(partitions = NoStart.class) int b(Day day) { return 1; }
              @Asset(partitions = NoZone.class) int c(int a) { return 1; }
            }
            """),
        Scenario.of("bad-sql", GRIDS + """
                interface Marts {
                  record Row(int a) {}
                  @Asset static List<Row> values() { return List.of(); }
                  @External static Observed file() { return Observed.of("v1", java.time.Instant.EPOCH); }
                  @SqlAsset(sql = "select * from {row_s}") Table<Row> unknown();
                  @SqlAsset(sql = "delete from {rows}") Table<Row> deletes();
                  @SqlAsset(sql = "select a from {rows} where day = :partition and a = :limit") Table<Row> bound();
                  @SqlAsset(sql = "select 1") List<Row> list();
                  @SqlAsset(sql = "select * from {values}, {file}") Table<Row> noTables();
                  @SqlAsset(partitions = ByDay.class, sql = "select 1 as a where :partition > '' and :day > :dya and :partiton > ''") Table<Row> rows();
                }
                """));
  }

  private static List<Scenario> modules() {
    return List.of(
        Scenario.of(
            "module",
            """
            @AssetModule(name = "shop", uses = String.class, install = {Fine.class, Integer.class}) interface ShopAssets {}
            """,
            "@AssetModule(name = \"more\") interface WholeShop {}",
            "class Fine extends com.google.inject.AbstractModule {}",
            """
            class Sales {
              @Asset int orders(int heldBack) { return 1; }
            }
            """),
        Scenario.ofFiles("config", """
            package a;
            import dev.assetwright.*;
            class Sales {
              @Asset int orders() { return 1; }
            }
            """, """
            package b;
            @dev.assetwright.Config("b") record Elsewhere(int a) {}
            """, """
            package b;
            @dev.assetwright.Config("c") class NoRecord {}
            """, """
            package b;
            @dev.assetwright.Config("d") public record Generic<T>(T a) {}
            """),
        Scenario.of("settings", """
            @Config("crm")
            record CrmConfig(
                String user,
                java.net.InetAddress host,
                List<List<String>> nested,
                Optional<Integer> limit,
                @Config.Default("ten") int retries,
                @Config.Default("1, x, 3") List<Integer> sizes,
                @Config.Default("") List<Integer> none,
                @Config.Default("time-waiting") Thread.State state,
                @Config.Default("timed-waiting") Thread.State fine,
                @Config.Default("PT5S") java.time.Duration pause,
                @Config.Default("P1M") java.time.Duration month,
                @Config.Default("data") java.nio.file.Path folder,
                @Config.Secret String token,
                @Config.Secret @Config.Default("") String noToken,
                @Config.Secret @Config.Default("letmein") String password) {}
            """),
        Scenario.of(
                "unused-module",
                """
                class Sales {
                  @Asset int revenue() { return 1; }
                }
                """,
                "@AssetModule(name = \"shop\", uses = crm.CrmAssets_Graph.class) interface ShopAssets {}")
            .using(CRM, CRM_MODULE),
        Scenario.of("unresolved-type", """
            class Sales {
              @Asset List<Oders> orders() { return List.of(); }
              @Asset(partitions = ByDay.class) int daily(Day day, List<String> orders) { return 1; }
              @Asset int independent(int nowhere) { return 1; }
              @Asset int constant(@From(Sales_Keys.ODERS) int orders) { return 1; }
            }
            """));
  }

  private static List<Scenario> warnings() {
    return List.of(
        Scenario.of("warnings", GRIDS + """
                @Daily(start = "2025-01-01", zone = "Europe/London") interface Earlier {}
                class Sales {
                  static int counter;
                  static final Map<String, String> CACHE = new HashMap<>();
                  static final HashMap<String, String> MUTABLE = new HashMap<>();
                  @External Observed file() { return Observed.of("v1", java.time.Instant.EPOCH); }
                  @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
                  @Asset(partitions = Earlier.class) int early(Day day, int daily) { return 1; }
                  @Asset(partitions = ByDay.class, after = "daily") int twice(int daily) { return 1; }
                  @Asset(partitions = ByDay.class, schedule = "15 6 * * *", freshness = "PT2H") int tight() { return 1; }
                  @Asset(schedule = "15 6 * * *") int idle(Optional<Integer> nothing) { return 1; }
                  @Asset int nothing() { return 1; }
                  @Asset(schedule = "15 6 * * *") int moving(Map<Day, Integer> daily) { return 1; }
                }
                """), Scenario.of("warnings-suppressed", GRIDS + """
                @SuppressWarnings({"assetwright:MutableState", "assetwright:EarlyStart"})
                class Sales {
                  @Daily(start = "2025-01-01", zone = "Europe/London") interface Earlier {}
                  static int counter;
                  @SuppressWarnings("assetwright:UnreadExternal")
                  @External Observed file() { return Observed.of("v1", java.time.Instant.EPOCH); }
                  @Asset(partitions = ByDay.class) int daily(Day day) { return 1; }
                  @Asset(partitions = Earlier.class) int early(Day day, int daily) { return 1; }
                  @Asset(partitions = ByDay.class, after = "daily")
                  @SuppressWarnings("assetwright:RepeatedUpstream")
                  int twice(int daily) { return 1; }
                  @SuppressWarnings({"assetwright:TightFreshness", "assetwright:IdleSchedule"})
                  @Asset(schedule = "15 6 * * *", freshness = "PT2H") int tight() { return 1; }
                }
                """));
  }
}
