package dev.assetwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.contract.ContractProject;
import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractSchema;
import dev.assetwright.rules.contract.ModuleContracts;
import dev.assetwright.rules.contract.NamedType.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a compilation leaves of its contracts. */
class ContractFilesTest {
  private static final Source SALE = Source.of("""
      package shop;
      import dev.assetwright.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      /**
       * A sale, net.
       *
       * @param id the till's number
       */
      @Contract(version = "1.2", name = "sales/sale", owner = "sales@shop.example")
      public record Sale(
          @Key String id,
          @Range(min = 0) BigDecimal amount,
          @Formerly({"sum", "total"}) double price,
          @Contract.Default("EUR") String currency,
          Optional<String> note,
          @Nullable LocalDate due,
          OptionalInt count,
          List<@Nullable String> words,
          Instant[] moments,
          byte[] picture,
          Map<Country, List<Line<Long>>> lines,
          Page<Line<Integer>> page,
          List<Sale> parts,
          Day day) {
        enum Country { DE, FR }
        record Line<T>(T number, Optional<T> other) {}
        record Page<T>(List<T> items) {}
      }
      """);
  private static final Source ASSETS = Source.shop("""
      class Marts {
        @Asset(group = "clean") List<Sale> sales() { return List.of(); }
        @Asset Map<Day, Sale> latest(List<Sale> sales) { return Map.of(); }
        @Asset Table<Row> rows(List<Sale> sales) { return Table.of(List.of()); }
        @Check Outcome positive(List<Sale> sales) { return Outcome.pass(true, ""); }
      }
      """);
  private static final Source ROW =
      Source.shop("@Contract(version = \"1.0\") record Row(String id) {}");
  private static final Source TABLES = Source.shop("""
      interface MartTables {
        @SqlAsset(sql = "select id from {rows}") Table<Row> ids();
      }
      """);

  @TempDir
  Path work;

  @ParameterizedTest
  @EnumSource
  void bothCompilersLeaveTheSame(Compilation.Tool tool) throws IOException {
    Path locks = work.resolve("contracts");
    Compilation compilation = compile(tool, locks, SALE, ROW, ASSETS, TABLES);

    assertThat(compilation.succeeded()).as(compilation.notes()::toString).isTrue();
    Snapshots.check("contracts/resource.json", resource(compilation));
    Snapshots.check("contracts/lock.json", Files.readString(locks.resolve("sales/sale.json")));
  }

  @ParameterizedTest
  @EnumSource
  void aGenericRecordIsAnotherTypeForEachOfItsArguments(Compilation.Tool tool) throws IOException {
    Compilation compilation = compile(tool, work.resolve("contracts"), Source.of("""
            package shop;
            import dev.assetwright.*;
            import org.jspecify.annotations.Nullable;
            @Contract(version = "1.0")
            public record Pages(
                Page<String> plain,
                Page<String[]> array,
                Page<int[]> numbers,
                Page<@Nullable String> nullable,
                Page<String> again) {
              record Page<T>(T value) {}
            }
            """));

    assertThat(compilation.succeeded()).as(compilation.notes()::toString).isTrue();
    ContractSchema schema =
        ModuleContracts.read(resource(compilation)).own().get(0).schema();
    assertThat(schema.rootRecord().fields())
        .extracting(field -> ((RecordType) schema.get(field.type().toString()))
            .fields()
            .get(0)
            .type()
            .toString())
        .containsExactly("string", "list<string>", "list<int>", "string?", "string");
  }

  @Test
  void whoReadsARenamedComponentIsFoundByItsOldName() throws IOException {
    Path locks = Files.createDirectories(work.resolve("contracts"));
    Files.writeString(locks.resolve("row.json"), """
        {"contract": "row", "versions": [{"version": "1.0", "record": "Row", "types": {
          "Row": {"fields": [{"name": "id", "type": "string"}]}}}],
         "readers": {"web/page": ["id"], "web/map": []}}
        """);
    Source renamed = Source.shop("@Contract(version = \"1.0\", compatibility = Compatibility.FULL)"
        + " record Row(@Formerly(\"id\") String number) {}");

    Compilation compilation = compile(Compilation.Tool.JAVAC, locks, SALE, renamed, ASSETS, TABLES);

    assertThat(compilation.errors())
        .singleElement()
        .extracting(Compilation.Note::text)
        .asString()
        .contains("'number' was called 'id'", "'ids' reads it", "'web/page' reads it")
        .doesNotContain("web/map");
  }

  @Test
  void theFirstLockIsToldOf() {
    Compilation compilation = compile(Compilation.Tool.JAVAC, work.resolve("contracts"), SALE);

    assertThat(compilation.notes())
        .extracting(Compilation.Note::text)
        .containsExactly(
            "[Assetwright] 'contracts/sales/sale.json' is new; keep it in version control.");
    assertThat(compile(Compilation.Tool.JAVAC, work.resolve("contracts"), SALE).notes())
        .isEmpty();
  }

  @Test
  void aBrokenContractLeavesItsLockAndCanBeLookedAt() throws IOException {
    Path locks = work.resolve("contracts");
    compile(Compilation.Tool.JAVAC, locks, SALE);
    String before = Files.readString(locks.resolve("sales/sale.json"));
    Source changed = new Source(SALE.path(), SALE.text().replace("double price", "String price"));

    Compilation compilation = compile(Compilation.Tool.JAVAC, locks, changed);

    assertThat(compilation.succeeded()).isFalse();
    assertThat(Files.readString(locks.resolve("sales/sale.json"))).isEqualTo(before);
    assertThat(ModuleContracts.read(resource(compilation)).own())
        .extracting(ContractDefinition::key)
        .containsExactly("sales/sale");
  }

  @Test
  void aModuleThatReadsLocksWhatItReads() throws IOException {
    Compilation library = Compilation.of(
        Compilation.Tool.JAVAC,
        work,
        List.of(SALE, ROW, ASSETS, TABLES, Source.of("""
            package shop;
            @dev.assetwright.AssetModule(name = "shop") interface ShopAssets {}
            """)),
        List.of(),
        List.of(new AssetwrightProcessor()),
        "-Aassetwright.contracts=" + work.resolve("library"));
    Path locks = work.resolve("contracts");

    for (Compilation.Tool tool : Compilation.Tool.values()) {
      Compilation reader = Compilation.of(
          tool,
          work,
          List.of(Source.of("""
              package report;
              import dev.assetwright.*;
              class Reports { @Asset int saleCount(@From("clean/sales") java.util.List<shop.Sale> sales) { return 1; } }
              """), Source.of("""
              package report;
              @dev.assetwright.AssetModule(name = "report", uses = shop.ShopAssets_Graph.class)
              interface ReportAssets {}
              """)),
          List.of(library.classes()),
          List.of(new AssetwrightProcessor()),
          "-Aassetwright.contracts=" + locks);

      assertThat(reader.succeeded()).as(reader.notes()::toString).isTrue();
      assertThat(locks.resolve("sales/sale.read.json"))
          .hasSameTextualContentAs(work.resolve("library/sales/sale.json"));
      ModuleContracts contracts = ModuleContracts.read(resource(reader));
      assertThat(contracts.own()).isEmpty();
      assertThat(contracts.consumed())
          .isEqualTo(ModuleContracts.read(resource(library)).own().subList(1, 2));
    }
  }

  @Test
  void aReaderOfAnotherModuleBreaksUntilItAcceptsWhatItReadsNow() throws IOException {
    Path locks = work.resolve("contracts");
    assertThat(report(shop("Optional<String> note,"), locks).errors()).isEmpty();

    Compilation broken = report(shop(""), locks);

    assertThat(broken.errors())
        .singleElement()
        .extracting(Compilation.Note::text)
        .asString()
        .contains("[Assetwright/ContractBroken] 'sale_count' reads 'clean/sales'");
    ContractProject.read(List.of(broken.classes().toString()), locks)
        .accept(List.of("sales/sale"), false);
    assertThat(report(shop(""), locks).errors()).isEmpty();
  }

  /** Compiles the other module, with the type of a component changed when it has no note. */
  private Compilation shop(String note) {
    Source sale = new Source(
        SALE.path(),
        SALE.text()
            .replace("Optional<String> note,", note)
            .replace("@Nullable LocalDate due", note.isEmpty() ? "String due" : "LocalDate due"));
    return Compilation.of(
        Compilation.Tool.JAVAC,
        work,
        List.of(sale, ROW, ASSETS, TABLES, Source.of("""
            package shop;
            @dev.assetwright.AssetModule(name = "shop") interface ShopAssets {}
            """)),
        List.of(),
        List.of(new AssetwrightProcessor()));
  }

  private Compilation report(Compilation library, Path locks) {
    return Compilation.of(
        Compilation.Tool.JAVAC,
        work,
        List.of(Source.of("""
            package report;
            @dev.assetwright.AssetModule(name = "report", uses = shop.ShopAssets_Graph.class)
            interface ReportAssets {}
            """), Source.of("""
            package report;
            import dev.assetwright.*;
            class Reports {
              @Asset int saleCount(@From("clean/sales") java.util.List<shop.Sale> sales) { return 1; }
            }
            """)),
        List.of(library.classes()),
        List.of(new AssetwrightProcessor()),
        "-Aassetwright.contracts=" + locks);
  }

  @Test
  void recordsAloneAreLockedToo() {
    Path locks = work.resolve("contracts");

    assertThat(compile(Compilation.Tool.JAVAC, locks, SALE).succeeded()).isTrue();
    assertThat(locks.resolve("sales/sale.json")).exists();
  }

  private Compilation compile(Compilation.Tool tool, Path locks, Source... sources) {
    return Compilation.of(
        tool,
        work,
        List.of(sources),
        List.of(),
        List.of(new AssetwrightProcessor()),
        "-Xlint:all,-processing",
        "-Aassetwright.contracts=" + locks);
  }

  private static String resource(Compilation compilation) throws IOException {
    return Files.readString(compilation.classes().resolve(ModuleContracts.RESOURCE));
  }
}
