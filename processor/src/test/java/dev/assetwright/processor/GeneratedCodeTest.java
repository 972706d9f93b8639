package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assetwright.AssetContext;
import dev.assetwright.Day;
import dev.assetwright.Outputs;
import dev.assetwright.Partition;
import dev.assetwright.spi.Arguments;
import dev.assetwright.spi.AssetModuleGraph;
import dev.assetwright.spi.AssetUnit;
import dev.assetwright.spi.DefinitionSink;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedCodeTest {
  private static final List<Source> SHOP = List.of(
      Source.shop(
          "@AssetModule(name = \"shop\", install = ShopModule.class) interface ShopAssets {}"),
      Source.shop("class ShopModule extends com.google.inject.AbstractModule {}"),
      Source.shop("@Daily(start = \"2009-12-01\", zone = \"Europe/London\") interface ByDay {}"),
      Source.shop("record Sale(String item, int count) {}"),
      Source.shop("@Config(\"sales\") record SalesConfig(int limit) {}"),
      Source.shop("""
          class Sales {
            record Busy() implements RetryWhen {
              @Override public boolean isTransient(Throwable thrown) { return "busy".equals(thrown.getMessage()); }
            }
            private final int limit;
            Sales() { this(3); }
            @com.google.inject.Inject Sales(int limit) { this.limit = limit; }

            /** The file {@code <day>.csv}. */
            @External(group = "raw", partitions = ByDay.class)
            Observed salesFile(Day day) { return Observed.of(day.key(), java.time.Instant.EPOCH); }

            /**
             * Lines as <b>delivered</b>; see {@link #salesFile}.
             *
             * <p>Größe &amp; "quotes".
             *
             * @return lines
             */
            @Asset(group = "raw", partitions = ByDay.class, after = "sales_file", retries = 2,
                retryOn = {java.io.IOException.class, java.util.concurrent.TimeoutException.class},
                retryWhen = Busy.class,
                timeout = "PT1M", stepTimeout = "PT5M", codeVersion = "7", isolation = Isolation.FORKED,
                memory = "64m")
            List<String> salesLines(Day day, AssetContext context) throws java.io.IOException {
              if (day.date().getYear() > 2020) throw new java.io.IOException("gone");
              return List.of(day.key(), String.valueOf(limit));
            }

            /** @param sales what was sold */
            record Cleaned(Result<Table<Sale>> sales, Rows<String> rejected) {}

            /** Good and bad. */
            @MultiAsset(group = "clean", partitions = ByDay.class, owners = {"a@shop.example", "b"}, tags = "pii")
            Cleaned clean(@From(Sales_Keys.SALES_LINES) List<String> lines) {
              return new Cleaned(Result.of(Table.of(List.of())), Rows.of(lines));
            }

            /** No item twice. */
            @Check(blocking = true)
            Outcome itemsAreUnique(Day day, Table<Sale> sales, List<String> salesLines) {
              return Outcome.pass(sales.count() == 0, "fine");
            }

            @Check(severity = Check.Severity.WARN)
            static Outcome isSmall(@From("clean/sales") Table<Sale> all) { return Outcome.fail("x"); }

            @Asset void effect(@From(value = "sales_lines", require = From.Require.ALL) Map<Day, List<String>> all) {}
            @Asset static int one() { return 1; }
            @Asset long twice(int one, Integer[] numbers, Object effect2) { return 2L * one; }
            @Asset int perhaps(Optional<Integer> one, Optional<List<String>> names) { return one.orElse(0); }
            @Asset Integer[] numbers() { return new Integer[] {1}; }
            @Asset(name = "effect2") String effectTwo() { return ""; }
            @Deprecated @Asset(name = "new") String old(Collection<? extends CharSequence> names) { return ""; }
            @Asset Result<List<String>> names() { return Result.of(List.of()); }
            static class Inner { @Asset(group = "mart/inner") String text(@From("new") String created) { return created; } }
          }
          """),
      Source.shop("""
          public interface Marts {
            @SqlAsset(group = "mart", partitions = ByDay.class, schedule = "15 6 * * *", freshness = "PT32H",
                sql = "select item, count from {sales} where day = :partition; -- {none}", after = "effect")
            Table<Sale> dailySales();
          }
          """),
      Source.of("""
          package shop.checks;
          import dev.assetwright.*;
          class MoreChecks {
            @Check Outcome isOne(int one) { return Outcome.pass(one == 1, "one"); }
          }
          """));

  @TempDir
  Path work;

  @ParameterizedTest
  @EnumSource(Compilation.Tool.class)
  void generatedCodeCompilesWithoutAWarning(Compilation.Tool tool) {
    Compilation compilation = tool == Compilation.Tool.JAVAC
        ? compile(tool, SHOP, "-Xlint:all,-processing", "-Werror")
        : compile(tool, SHOP);

    // ecj has its own opinions on the imports of the sources.
    assertThat(compilation.notes())
        .filteredOn(note -> !note.text().endsWith("is never used"))
        .isEmpty();
    assertThat(compilation.succeeded()).isTrue();
  }

  @Test
  void looksLikeItsSnapshots() throws Exception {
    Compilation compilation = compile(Compilation.Tool.JAVAC, SHOP);

    for (Map.Entry<String, String> file : compilation.generated().entrySet()) {
      Snapshots.check("generated/" + file.getKey() + ".txt", file.getValue());
    }
    assertThat(compilation.generated()).hasSize(8);
  }

  @ParameterizedTest
  @EnumSource(Compilation.Tool.class)
  void isTheSameBytesInWhateverOrderSourcesCome(Compilation.Tool tool) {
    Map<String, String> expected = compile(Compilation.Tool.JAVAC, SHOP).generated();

    for (int seed = 0; seed < 3; seed++) {
      List<Source> shuffled = new ArrayList<>(SHOP);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(compile(tool, shuffled).generated()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void isFoundAndDescribesWhatWasDeclared() throws Exception {
    try (URLClassLoader loader = compile(Compilation.Tool.JAVAC, SHOP).loader()) {
      AssetModuleGraph graph =
          ServiceLoader.load(AssetModuleGraph.class, loader).findFirst().orElseThrow();

      assertThat(graph.name()).isEqualTo("shop");
      assertThat(graph.install()).extracting(Class::getName).containsExactly("shop.ShopModule");
      assertThat(graph.configurations())
          .extracting(Class::getName)
          .containsExactly("shop.SalesConfig");
      assertThat(graph.units())
          .extracting(unit -> unit.declaringClass().getName() + " " + unit.needsInstance())
          .containsExactly(
              "shop.Marts false",
              "shop.Sales true",
              "shop.Sales$Inner true",
              "shop.checks.MoreChecks true");
      StringBuilder calls = new StringBuilder();
      for (AssetUnit unit : graph.units()) {
        unit.describe(recorder(calls));
      }
      Snapshots.check("generated/described.txt", calls.toString());
    }
  }

  @Test
  void callsMethodsWithTheirArgumentsAndPassesOnWhatTheyThrow() throws Throwable {
    try (URLClassLoader loader = compile(Compilation.Tool.JAVAC, SHOP).loader()) {
      AssetUnit sales = (AssetUnit) make(loader, "shop.Sales_Unit");
      Object self = make(loader, "shop.Sales");

      assertThat(sales.invoke(1, self, arguments("2010-01-02")))
          .isEqualTo(List.of("2010-01-02", "3"));
      assertThat(sales.invoke(5, self, arguments("2010-01-02", Map.of()))).isNull();
      assertThat(sales.invoke(7, self, arguments("2010-01-02", 21, new Integer[0], "x")))
          .isEqualTo(42L);
      assertThat(sales.invoke(6, null, arguments("2010-01-02"))).isEqualTo(1);
      assertThat(catchThrowable(() -> sales.invoke(1, self, arguments("2026-01-01"))))
          .isInstanceOf(IOException.class)
          .hasMessage("gone");
      assertThat(catchThrowable(() -> sales.invoke(99, self, arguments("2026-01-01"))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Compilation.Tool.class)
  void readsTheAssetsOfAnotherModuleFromItsClassFiles(Compilation.Tool tool) {
    Compilation shop = compile(Compilation.Tool.JAVAC, SHOP);
    List<Source> reader = List.of(Source.of("""
            package report;
            @dev.assetwright.AssetModule(name = "report", uses = shop.ShopAssets_Graph.class)
            interface ReportAssets {}
            """), Source.of("""
            package report;
            import dev.assetwright.*;
            import java.util.*;
            class Reports {
              @Asset String report(List<String> names, Map<Day, List<String>> salesLines) { return ""; }
              @Asset(after = "mart/daily_sales") String next(@From("new") String created) { return ""; }
            }
            """));

    Compilation compilation = Compilation.of(
        tool, work, reader, List.of(shop.classes()), List.of(new AssetwrightProcessor()));

    assertThat(compilation.notes()).isEmpty();
    assertThat(compilation.generated().get("report/Reports_Unit.java"))
        .contains(".value(0, \"names\")", ".value(1, \"raw/sales_lines\")")
        .contains(".value(0, \"new\")", ".order(\"mart/daily_sales\")");
  }

  @ParameterizedTest
  @EnumSource(Compilation.Tool.class)
  void classesOfOneNameAreToldApart(Compilation.Tool tool) {
    String[] options = tool == Compilation.Tool.JAVAC
        ? new String[] {"-Xlint:all,-processing", "-Werror"}
        : new String[0];
    Compilation compilation = compile(
        tool,
        List.of(
            Source.of("package a; public class Row { public static class Part<T> {} }"),
            Source.of("package b; public class Row {}"),
            Source.of("package c; class Arguments {}"),
            Source.of("package c; class StorageKind {}"),
            Source.of("package c; class List {}"),
            Source.of("package c; class Object {}"),
            Source.of("""
                package c;
                import dev.assetwright.Asset;
                class C {
                  @Asset a.Row first() { return new a.Row(); }
                  @Asset b.Row second() { return new b.Row(); }
                  @Asset java.util.List<a.Row.Part<String>> parts() { return java.util.List.of(); }
                  @Asset List own() { return new List(); }
                  @Asset int[][] cells() { return new int[0][]; }
                  @Asset String last(a.Row first, b.Row second,
                      java.util.List<? extends a.Row.Part<String>> parts, List own, int[][] cells,
                      java.lang.Object last2) { return ""; }
                  @Asset static String last2(java.util.Optional<b.Row> second) { return ""; }
                }
                """)),
        options);

    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generated().get("c/C_Unit.java"))
        .contains("import a.Row;", "import java.util.Optional;")
        .contains("last((Row) arguments.input(0), (b.Row) arguments.input(1),"
            + " (java.util.List<? extends Row.Part<String>>) arguments.input(2),"
            + " (List) arguments.input(3), (int[][]) arguments.input(4), arguments.input(5))")
        .contains("C.last2((Optional<b.Row>) arguments.input(0))");
  }

  @Test
  void aFileOnTheSourcePathMayBeNamedAfterNoClassInIt() throws IOException {
    Source source = new Source("shop/Program.java", """
        package shop;
        interface Unrelated {}
        class Tills { @dev.assetwright.Asset int till() { return 1; } }
        """);
    Path folder = Files.createDirectories(work.resolve("sourcepath"));
    Files.createDirectories(folder.resolve("shop"));
    Files.writeString(folder.resolve(source.path()), source.text());

    Compilation compilation =
        compile(Compilation.Tool.JAVAC, List.of(source), "-sourcepath", folder.toString());

    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generated()).containsKey("shop/Tills_Unit.java");
  }

  @Test
  void aProgramWithoutAModuleGetsADefaultInItsFirstPackage() {
    Compilation compilation = compile(
        Compilation.Tool.JAVAC,
        List.of(
            Source.of(
                "package b; class B { @dev.assetwright.Asset public int two() { return 2; } }"),
            Source.of(
                "package a; class A { @dev.assetwright.Asset public int one() { return 1; } }")));

    assertThat(compilation.generated().get("a/Assets_Graph.java"))
        .contains("return \"assets\"", "new A_Unit()", "new B_Unit()");
  }

  @Test
  void manyClassesAndALongClassFitIntoClassFiles() {
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < 501; i++) {
      sources.add(
          Source.of("package many; class C%d { @dev.assetwright.Asset int a%d() { return 1; } }"
              .formatted(i, i)));
    }
    String methods = IntStream.range(0, 1500)
        .mapToObj(i -> "@dev.assetwright.Asset int long%d() { return 1; }".formatted(i))
        .collect(Collectors.joining("\n"));
    sources.add(Source.of("package many; class Long { " + methods + " }"));

    Compilation compilation = compile(Compilation.Tool.JAVAC, sources);

    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generated().get("many/Assets_Graph.java")).contains("unitsFrom500()");
  }

  private Compilation compile(Compilation.Tool tool, List<Source> sources, String... options) {
    return Compilation.of(
        tool, work, sources, List.of(), List.of(new AssetwrightProcessor()), options);
  }

  private static Object make(ClassLoader loader, String name) throws ReflectiveOperationException {
    Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static Arguments arguments(String day, Object... inputs) {
    return new Arguments() {
      @Override
      public Outputs outputs() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Partition partition() {
        return Day.parse(day);
      }

      @Override
      public AssetContext context() {
        return (AssetContext) Proxy.newProxyInstance(
            AssetContext.class.getClassLoader(),
            new Class<?>[] {AssetContext.class},
            (proxy, method, args) -> null);
      }

      @Override
      public Object input(int index) {
        return inputs[index];
      }
    };
  }

  /** Returns a sink, and builders, that write down each call on a line of its own. */
  private static DefinitionSink recorder(StringBuilder calls) {
    return (DefinitionSink) recorder(DefinitionSink.class, calls);
  }

  private static Object recorder(Class<?> type, StringBuilder calls) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
          String indent = type == DefinitionSink.class ? "" : "  ";
          String written = args == null
              ? ""
              : Arrays.stream(args)
                  .map(arg ->
                      arg instanceof String[] texts ? Arrays.toString(texts) : String.valueOf(arg))
                  .map(text -> text.replace("\n", "\\n"))
                  .collect(Collectors.joining(" | "));
          calls
              .append((indent + method.getName() + " " + written).stripTrailing())
              .append('\n');
          Class<?> next = method.getReturnType() == Object.class ? type : method.getReturnType();
          return next == type ? proxy : recorder(next, calls);
        });
  }
}
