package dev.assetwright.processor.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assetwright.processor.modules.Workshop.Built;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Modules compiled apart, into jars: what one reads of another is judged as within one. */
class SeparateModulesTest {
  private static final String GEO_MODULE = "@AssetModule(name = \"geo\") interface GeoAssets {}";
  private static final String GEO = """
      public class Places {
        public record Country(String code) {}
        @Asset(group = "geo") List<Country> countries() { return List.of(new Country("NO")); }
        @Asset(group = "geo") String capital() { return "Oslo"; }
      }
      """;
  private static final String CRM_MODULE =
      "@AssetModule(name = \"crm\", uses = geo.GeoAssets_Graph.class) interface CrmAssets {}";
  private static final String BY_DAY =
      "@Daily(start = \"2026-01-01\", zone = \"Europe/London\") public interface ByDay {}";
  private static final String CRM = """
      class Customers {
        @SuppressWarnings("assetwright:UnreadExternal")
        @External(group = "crm", partitions = ByDay.class)
        Observed calls(Day day) { return Observed.absent("none"); }
        @Asset(group = "crm") List<geo.Places.Country> homes(List<geo.Places.Country> countries) { return countries; }
        @Asset(group = "crm", partitions = ByDay.class) List<String> visits(Day day) { return List.of(day.key()); }
        public record Split(List<String> good, Table<Row> bad) {}
        public record Row(String id) {}
        @MultiAsset(group = "crm") Split split() { return new Split(List.of("a"), Table.of(List.of(new Row("b")))); }
      }
      """;
  private static final String SHOP_MODULE =
      "@AssetModule(name = \"shop\", uses = crm.CrmAssets_Graph.class) interface ShopAssets {}";

  @TempDir
  static Path folder;

  private static final Map<Toolchain, Libraries> LIBRARIES = new EnumMap<>(Toolchain.class);

  /** What the modules under test use, compiled once by each compiler. */
  private record Libraries(Workshop workshop, Built geo, Built crm) {}

  private Workshop workshop;
  private Built geo;
  private Built crm;

  private void with(Toolchain tools) throws Exception {
    assumeTrue(tools.isThere(), "no such compiler here");
    Libraries libraries = LIBRARIES.get(tools);
    if (libraries == null) {
      libraries = libraries(new Workshop(folder, tools));
      LIBRARIES.put(tools, libraries);
    }
    workshop = libraries.workshop();
    geo = libraries.geo();
    crm = libraries.crm();
  }

  private static Libraries libraries(Workshop workshop) throws Exception {
    Built geo = workshop.build("geo", List.of(), GEO_MODULE, GEO);
    assertThat(geo.output()).isEmpty();
    Built crm = workshop.build("crm", List.of(geo), CRM_MODULE, BY_DAY, CRM);
    assertThat(crm.output()).isEmpty();
    return new Libraries(workshop, geo, crm);
  }

  @ParameterizedTest
  @EnumSource(Toolchain.class)
  void whatFitsCompilesWithoutAWord(Toolchain tools) throws Exception {
    with(tools);

    Built shop = workshop.build("shop", List.of(crm, geo), SHOP_MODULE, """
        class Reports {
          @Asset int report(List<geo.Places.Country> homes, Map<Day, List<String>> visits) { return homes.size(); }
          @Asset(partitions = crm.ByDay.class, after = "crm/calls") String today(Day day, List<String> visits) { return ""; }
          @Asset int both(List<String> good) { return good.size(); }
          @Check Outcome some(List<geo.Places.Country> homes) { return Outcome.pass(true, ""); }
        }
        """);

    assertThat(shop.output()).isEmpty();
    assertThat(shop.succeeded()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Toolchain.class)
  void whatDoesNotFitIsToldAtTheReader(Toolchain tools) throws Exception {
    with(tools);

    Built shop = workshop.build("shop", List.of(crm, geo), SHOP_MODULE, """
        @Daily(start = "2026-01-01", zone = "UTC") interface Utc {}
        """, """
        class Reports {
          @Asset int a(List<String> homes) { return 1; }
          @Asset int b(List<String> visits) { return 1; }
          @Asset(partitions = Utc.class) int c(List<String> visits) { return 1; }
          @Asset int d(String calls) { return 1; }
          @Asset int e(List<String> god) { return 1; }
          @Asset(group = "crm") int bad() { return 1; }
        }
        """);

    assertThat(shop.succeeded()).isFalse();
    assertThat(shop.output())
        .contains(
            "[Assetwright/TypeMismatch] 'a' takes 'crm/homes' as 'List<String>', but it is 'List<Country>'.",
            "It is declared at Customers.homes of module 'crm'.",
            "[Assetwright/PartitionMismatch] 'b' has no grid, but 'crm/visits' has a partition",
            "[Assetwright/MixedZones] 'c' and 'crm/visits' cut time in different zones.",
            "[Assetwright/BadExternal] 'd' takes 'crm/calls'",
            "[Assetwright/UnknownUpstream] 'e' reads 'god', which nothing declares.",
            "Did you mean 'crm/good'? It is declared at Customers.split of module 'crm'.",
            "[Assetwright/DuplicateKey] 'crm/bad' is declared twice.");
  }

  @ParameterizedTest
  @EnumSource(Toolchain.class)
  void whatAUsedModuleUsesIsNotReadableButSharesTheKeys(Toolchain tools) throws Exception {
    with(tools);

    Built shop = workshop.build("shop", List.of(crm, geo), SHOP_MODULE, """
        class Reports {
          @Asset int report(List<geo.Places.Country> countries) { return 1; }
          @Asset(group = "geo") int capital() { return 1; }
        }
        """);
    Built other = workshop.build("other", List.of(), """
        @AssetModule(name = "other") interface OtherAssets {}
        """, """
        class Others { @Asset(group = "geo") int capital() { return 1; } }
        """);
    Built both = workshop.build("both", List.of(crm, geo, other), """
        @AssetModule(name = "both", uses = {crm.CrmAssets_Graph.class, other.OtherAssets_Graph.class})
        interface BothAssets {}
        """);

    assertThat(shop.output())
        .contains(
            "[Assetwright/UnknownUpstream] 'report' reads 'countries', which nothing declares.",
            "'geo/countries' is declared at Places.countries of module 'geo', which 'crm' uses.",
            "To read it here, name that module's graph: @AssetModule(uses = geo.GeoAssets_Graph.class).",
            "[Assetwright/DuplicateKey] 'geo/capital' is declared twice.");
    assertThat(both.output())
        .contains(
            "[Assetwright/DuplicateKey] 'geo/capital' is declared by two modules used here.",
            "It is declared at Others.capital of module 'other'.",
            "It is declared at Places.capital of module 'geo'.");
  }

  @ParameterizedTest
  @EnumSource(
      value = Toolchain.class,
      names = {"JAVAC_CLASS_PATH", "JAVAC_25_CLASS_PATH", "ECJ"})
  void aTypeThatIsNotAtHandMattersToThoseWhoReadItAlone(Toolchain tools) throws Exception {
    with(tools);

    Built without = workshop.build("shop", List.of(crm), SHOP_MODULE, """
        class Reports { @Asset int report(List<String> good) { return 1; } }
        """);
    Built with = workshop.build("shop", List.of(crm), SHOP_MODULE, """
        class Reports { @Asset int report(List<Object> homes) { return 1; } }
        """);

    assertThat(without.output()).isEmpty();
    assertThat(with.succeeded()).isFalse();
    assertThat(with.output())
        .contains(
            "[Assetwright/UnresolvedType] 'report' needs 'crm/homes', whose declaration names a type that is not on the class path here: '",
            "Add what holds that type to the dependencies of this module.");
  }

  @ParameterizedTest
  @EnumSource(Toolchain.class)
  void modulesThatUseEachOtherAreRefused(Toolchain tools) throws Exception {
    with(tools);

    // Once geo used nothing, crm was compiled against that.
    Built newer = workshop.build(
        "geo",
        tools.isModular() ? List.of() : List.of(crm.jar()),
        List.of(),
        tools.isModular()
            ? GEO_MODULE
            : "@AssetModule(name = \"geo\", uses = crm.CrmAssets_Graph.class) interface GeoAssets {}",
        GEO);

    if (tools.isModular()) {
      assertThat(newer.succeeded()).isTrue(); // Java itself refuses circles of modules.
    } else {
      assertThat(newer.output())
          .contains(
              "[Assetwright/BadModule] 'crm' uses 'geo' in turn, so neither can be compiled first.");
    }
  }
}
