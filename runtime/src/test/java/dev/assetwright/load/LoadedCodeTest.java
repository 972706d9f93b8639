package dev.assetwright.load;

import static dev.assetwright.load.ProjectFixture.invoke;
import static dev.assetwright.load.ProjectFixture.producer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.Day;
import dev.assetwright.Result;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputDefinition.Use;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.RetryPolicy;
import dev.assetwright.model.Schedule;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.PartitionMapping;
import dev.assetwright.spi.CodeStore.MethodHash;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedCodeTest {
  private static final Grid DAYS = DailyGrid.of("2026-06-01", "UTC");

  @TempDir
  private Path folder;

  private ProjectFixture project = ProjectFixture.in(Path.of(""));

  @BeforeEach
  void begin() {
    project = ProjectFixture.in(folder);
  }

  @AfterEach
  void end() throws Exception {
    project.close();
  }

  @Test
  void definitionsAreWhatGeneratedCodeDeclares() {
    AssetGraph graph = project.compile(ShopSources.all()).load().graph();

    assertThat(graph.assets())
        .extracting(asset -> asset.key().toString())
        .containsExactly(
            "clean/count",
            "clean/sales",
            "mart/by_hand",
            "mart/ids",
            "mart/totals",
            "raw/file",
            "raw/lines");
    AssetDefinition lines = graph.get(AssetKey.parse("raw/lines"));
    assertThat(lines.description()).isEqualTo("As delivered.");
    assertThat(lines.schedule()).isEqualTo(new Schedule("15 6 * * *", ZoneId.of("Europe/London")));
    assertThat(lines.freshness()).isEqualTo(Duration.ofHours(32));
    assertThat(lines.owners()).containsExactly("a@b");
    assertThat(lines.tags()).containsExactly("pii");
    assertThat(lines.grid()).isEqualTo(DailyGrid.of("2026-06-01", "UTC"));
    assertThat(lines.producer().retry()).isEqualTo(new RetryPolicy(2, Duration.ofSeconds(5)));
    assertThat(lines.producer().timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(lines.producer().method())
        .isEqualTo(new ProducerDefinition.MethodReference(
            "shop.Shop_Unit", 1, "shop.Shop", "lines", "(Ldev/assetwright/Day;)Ljava/util/List;"));
    assertThat(graph.checks(AssetKey.parse("clean/sales"))).singleElement().satisfies(check -> {
      assertThat(check.name()).isEqualTo("some");
      assertThat(check.blocking()).isTrue();
    });
  }

  @Test
  void edgesAreRelatedToTheGridsOfBothEnds() {
    LoadedCode code = project.compile(ShopSources.all()).load();

    assertThat(producer(code, "raw/lines").inputs())
        .containsExactly(input("raw/file", Use.ORDER, DAYS, DAYS, false, -1));
    assertThat(producer(code, "clean/sales").inputs())
        .as("an order beside a value says nothing new")
        .containsExactly(input("raw/lines", Use.VALUE, DAYS, DAYS, false, 1));
    assertThat(producer(code, "mart/totals").inputs())
        .containsExactly(input("clean/sales", Use.VALUE, null, DAYS, true, 0));
    assertThat(producer(code, "mart/ids").inputs())
        .containsExactly(input("mart/totals", Use.TABLE, null, null, false, -1));
  }

  private static InputDefinition input(
      String upstream,
      Use use,
      @Nullable Grid reader,
      @Nullable Grid read,
      boolean requireAll,
      int index) {
    return new InputDefinition(
        AssetKey.parse(upstream),
        use,
        PartitionMapping.between(reader, read, ""),
        requireAll,
        index);
  }

  @Test
  void methodsAreCalledOnAnInstanceWithItsConfigurationAndResources() throws Throwable {
    LoadedCode code = project.set("shop.limit=4").compile(ShopSources.all()).load();

    assertThat(invoke(code, "raw/lines")).hasToString("[Sale[id=2026-06-09, amount=4]]");
    assertThat(invoke(code, "mart/by_hand")).isEqualTo(3);
  }

  @Test
  void aComponentIsReadFromThePackagePrivateRecordThatTheMethodReturned() throws Throwable {
    LoadedCode code = project.compile(ShopSources.all()).load();
    Object lines = invoke(code, "raw/lines");
    Object cleaned = ((Result<?>) invoke(code, "clean/sales", "no input", lines)).value();

    assertThat(code.component(asset(code, "clean/sales"), cleaned)).isEqualTo(lines);
    assertThat(code.component(asset(code, "clean/count"), cleaned)).isInstanceOf(Result.class);
  }

  private static AssetDefinition asset(LoadedCode code, String key) {
    return code.graph().get(AssetKey.parse(key));
  }

  @Test
  void typesAreGenericAndWithoutResult() {
    LoadedCode code = project.compile(ShopSources.all()).load();

    assertThat(code.outputType(asset(code, "raw/lines"))).hasToString("java.util.List<shop.Sale>");
    assertThat(code.outputType(asset(code, "clean/sales")))
        .hasToString("java.util.List<shop.Sale>");
    assertThat(code.outputType(asset(code, "clean/count"))).isEqualTo(Integer.class);
    assertThat(code.outputType(asset(code, "mart/by_hand"))).isEqualTo(int.class);
    assertThat(code.outputType(asset(code, "mart/ids")).getTypeName())
        .isEqualTo("dev.assetwright.Table<shop.Marts$Row>");
    assertThat(code.inputType(producer(code, "clean/sales").method(), 1))
        .hasToString("java.util.List<shop.Sale>");
    assertThat(code.inputType(producer(code, "mart/totals").method(), 0))
        .hasToString("java.util.Map<dev.assetwright.Day, java.util.List<shop.Sale>>");
    assertThatThrownBy(() -> code.inputType(producer(code, "raw/lines").method(), 1))
        .hasMessage("'Shop.lines' has no parameter 1.");
  }

  @Test
  void whatAConstructorThrowsIsThrownByTheCall() {
    LoadedCode code = project
        .compile(ShopSources.with(
            "shop/Shop.java",
            "this.rates = rates;",
            "this.rates = rates; if (true) throw new IllegalStateException(\"no database\");"))
        .load();

    assertThatThrownBy(() -> invoke(code, "raw/lines"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no database");
  }

  @Test
  void aStaticMethodNeedsNoInstance() throws Throwable {
    LoadedCode code = project
        .compile(ShopSources.with(
            "shop/Shop.java",
            "this.rates = rates;",
            "this.rates = rates; if (true) throw new IllegalStateException();"))
        .load();

    assertThat(invoke(code, "mart/totals", Map.of(Day.parse("2026-06-09"), List.of())))
        .isEqualTo(Map.of());
  }

  @Test
  void userCodeSeesItsOwnLoaderAsContext() throws Throwable {
    LoadedCode code = project
        .compile(ShopSources.with("shop/Rates.java", "record Rates(int rate) {", """
            record Rates(int rate) {
              public int rate() {
                return Thread.currentThread().getContextClassLoader() == Rates.class.getClassLoader()
                    ? 1 : 0;
              }
            """))
        .load();
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    assertThat(invoke(code, "mart/by_hand")).isEqualTo(1);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void aHelperCountsForTheAssetsThatReachIt() {
    LoadedCode before = project.compile(ShopSources.all()).load();
    LoadedCode after = project
        .compile(ShopSources.with("shop/Rates.java", "amount * 2", "amount * 3"))
        .load();

    assertThat(version(after, "mart/totals")).isNotEqualTo(version(before, "mart/totals"));
    assertThat(version(after, "mart/totals")).matches("[0-9a-f]{16}");
    assertThat(version(after, "clean/sales")).isEqualTo(version(before, "clean/sales"));
    assertThat(after.parts(producer(after, "mart/totals")))
        .extracting(MethodHash::method)
        .anyMatch(method -> method.contains("Rates.doubled"));
    assertThat(after.calls(producer(after, "mart/totals"))).isPresent();
  }

  @Test
  void theRuleOfRetriesHasAVersionOfItsOwn() {
    LoadedCode before = project.compile(judging(">= 500", "new Busy()")).load();
    LoadedCode commented =
        project.compile(judging(">= /* all */ 500", "new Busy()")).load();
    LoadedCode after = project.compile(judging(">= 400", "new Busy()")).load();
    LoadedCode lambda = project.compile(judging("> 0", "thrown -> true")).load();

    assertThat(rule(before)).matches("[0-9a-f]{16}").isEqualTo(rule(commented));
    assertThat(rule(after)).isNotEqualTo(rule(before));
    assertThat(rule(lambda)).as("that of a lambda cannot be told").isEmpty();
    assertThat(after.ruleVersion(producer(after, "clean/sales")))
        .as("without one")
        .isEmpty();
    assertThat(version(after, "raw/lines")).isEqualTo(version(before, "raw/lines"));
    assertThat(project.load().hashedCount()).isZero();
  }

  private static Map<String, String> judging(String busy, String rule) {
    Map<String, String> sources = ShopSources.with(
        "shop/Shop_Unit.java",
        ".retries(2, \"PT5S\")",
        ".retries(2, \"PT5S\").retryWhen(" + rule + ")");
    sources.put("shop/Busy.java", """
        package shop;
        record Busy() implements dev.assetwright.RetryWhen {
          @Override public boolean isTransient(Throwable thrown) {
            return thrown.getMessage().length() BUSY;
          }
        }
        """.replace("BUSY", busy));
    return sources;
  }

  private static String rule(LoadedCode code) {
    return code.ruleVersion(producer(code, "raw/lines"));
  }

  private static String version(LoadedCode code, String key) {
    return code.version(producer(code, key)).code();
  }

  @Test
  void versionsByHandStatementsAndExternalsAreNotDerivedFromClasses() {
    LoadedCode code = project.compile(ShopSources.all()).load();
    LoadedCode commented = project
        .compile(ShopSources.with("shop/Marts_Unit.java", "-- ids", "/* keys */"))
        .load();
    LoadedCode changed = project
        .compile(ShopSources.with("shop/Marts_Unit.java", "select id", "select  2"))
        .load();

    assertThat(version(code, "mart/by_hand")).isEqualTo("hand:7");
    assertThat(version(code, "raw/file")).isEmpty();
    assertThat(version(code, "mart/ids")).matches("[0-9a-f]{16}");
    assertThat(version(commented, "mart/ids")).isEqualTo(version(code, "mart/ids"));
    assertThat(version(changed, "mart/ids")).isNotEqualTo(version(code, "mart/ids"));
    assertThat(code.parts(producer(code, "mart/ids"))).isEmpty();
  }

  @Test
  void configurationCountsForInstanceMethodsOfTheClassThatTakesIt() {
    LoadedCode small = project.set("shop.limit=4").compile(ShopSources.all()).load();
    LoadedCode large = project.set("shop.limit=5").load();
    LoadedCode moved = project.set("shop.folder=elsewhere").load();

    assertThat(config(small, "raw/lines")).matches("[0-9a-f]{16}");
    assertThat(config(large, "raw/lines")).isNotEqualTo(config(small, "raw/lines"));
    assertThat(config(moved, "raw/lines")).isEqualTo(config(large, "raw/lines"));
    assertThat(config(small, "mart/totals")).as("static").isEmpty();
    assertThat(config(small, "mart/ids")).isEmpty();
    assertThat(config(small, "raw/file")).isEmpty();
  }

  private static String config(LoadedCode code, String key) {
    return code.version(producer(code, key)).config();
  }

  @Test
  void ofSeveralConstructorsTheOneMarkedWithInjectIsCalled() throws Throwable {
    LoadedCode code = project
        .compile(
            ShopSources.with(
                "shop/Shop.java",
                "Shop(ShopConfig config, Rates rates) {",
                "Shop() { this(null, null); } @jakarta.inject.Inject private Shop(ShopConfig config, Rates rates) {"))
        .load();

    assertThat(invoke(code, "mart/by_hand")).isEqualTo(3);
  }

  @Test
  void anAssetClassThatAModuleProvidesIsTakenFromThere() throws Throwable {
    LoadedCode code = project
        .compile(ShopSources.with(
            "shop/ShopModule.java",
            "@Provides @Singleton Rates",
            "@Provides Shop shop(ShopConfig config) { return new Shop(config, new Rates(8)); }"
                + " @Provides @Singleton Rates"))
        .load();

    assertThat(invoke(code, "mart/by_hand")).isEqualTo(8);
  }

  @Test
  void startupTasksComeFromInstalledModules() throws Exception {
    LoadedCode code = project.compile(ShopSources.all()).load();

    assertThat(code.startupTasks()).hasSize(1);
    assertThat(code.modules()).containsExactly("shop");
  }

  @Test
  void reflectionIsReportedForTheAssetsThatReachIt() {
    LoadedCode code = project
        .compile(
            ShopSources.with(
                "shop/Rates.java",
                "return amount * 2;",
                "try { Class.forName(\"x\"); } catch (ClassNotFoundException e) { } return amount * 2;"))
        .load();

    assertThat(code.withWarnings())
        .extracting(ProducerDefinition::first)
        .hasToString("[mart/totals]");
    assertThat(code.warnings(code.withWarnings().get(0)))
        .singleElement()
        .asString()
        .contains("Rates.doubled", "Class.forName");
    assertThat(code.notices())
        .containsExactly(
            "Code that one asset can reach is not seen by its code version: 'mart/totals'. "
                + "'assetwright why mart/totals' says what.");
  }

  @Test
  void aStartWithNothingChangedHashesNothing() {
    LoadedCode first = project.compile(ShopSources.all()).load();
    LoadedCode second = project.load();
    LoadedCode rebuilt = project.compile(ShopSources.all()).load();
    LoadedCode edited = project
        .compile(ShopSources.with("shop/Rates.java", "amount * 2", "amount * 3"))
        .load();

    assertThat(first.hashedCount()).isPositive();
    assertThat(second.hashedCount()).isZero();
    assertThat(rebuilt.hashedCount()).as("of a clean build of the same sources").isZero();
    assertThat(edited.hashedCount()).isPositive();
    assertThat(code(second, "mart/totals")).isEqualTo(code(first, "mart/totals"));
  }

  @Test
  void theContentOfANamedFileBelongsToTheCodeVersion() {
    LoadedCode old = project.compile(withRates("a;1")).load();
    LoadedCode now = project.compile(withRates("a;2")).load();

    assertThat(code(now, "raw/lines")).isEqualTo(code(old, "raw/lines"));
    assertThat(code(now, "mart/totals")).isNotEqualTo(code(old, "mart/totals"));
    assertThat(code(now, "mart/by_hand"))
        .startsWith("hand:7+")
        .isNotEqualTo(code(old, "mart/by_hand"));
    assertThat(code(now, "mart/ids")).hasSize(33).isNotEqualTo(code(old, "mart/ids"));
  }

  private static Map<String, String> withRates(String content) {
    Map<String, String> sources = new HashMap<>(ShopSources.all());
    for (String unit : List.of("shop/Shop_Unit.java", "shop/Marts_Unit.java")) {
      sources.put(
          unit,
          sources
              .get(unit)
              .replaceAll(
                  "(\\.output\\(\"mart/(totals|by_hand|ids)\")", ".files(\"rates.csv\")$1"));
    }
    sources.put("rates.csv", content);
    return sources;
  }

  @Test
  void aNamedFileThatIsNowhereIsRefused() {
    Map<String, String> sources = ShopSources.with(
        "shop/Shop_Unit.java",
        ".output(\"mart/totals\"",
        ".files(\"rates.csv\").output(\"mart/totals\"");
    ProjectLoader loader = project.compile(sources).loader();

    LoadResult.Failed failed = project.failure(loader);

    assertThat(failed.code()).isEqualTo("MissingFile");
    assertThat(failed.lines())
        .containsExactly(
            "'Shop.totals' names 'rates.csv', which is in none of the application's folders and jars.",
            "Build anew, so that resources are copied, or correct the name in 'files'.");
  }

  private static String code(LoadedCode code, String key) {
    return code.version(ProjectFixture.producer(code, key)).code();
  }
}
