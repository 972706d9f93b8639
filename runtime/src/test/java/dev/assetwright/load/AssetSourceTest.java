package dev.assetwright.load;

import static dev.assetwright.load.ProjectFixture.invoke;
import static dev.assetwright.load.ProjectFixture.producer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.ProducerVersion;
import dev.assetwright.rules.AssetKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetSourceTest {
  /** Reads a manifest of JSON: one asset for each entry, of the country it names. */
  private static final String MANIFEST_SOURCE = """
      package shop;
      import dev.assetwright.json.Json;
      import dev.assetwright.spi.*;
      import java.nio.file.*;
      import java.util.*;
      final class ManifestSource implements AssetSource {
        private final ShopConfig config;
        ManifestSource(ShopConfig config) { this.config = config; }
        record Entry(String key, String country, List<String> after) {}
        record Manifest(List<Entry> entries) {}
        public String name() { return "manifest"; }
        public void assets(AssetSink sink) throws Exception {
          Path file = config.folder().orElseThrow().resolve("manifest.json");
          for (Entry entry : Json.facts().read(Files.readString(file), Manifest.class).entries()) {
            SourceAsset asset = sink.asset(entry.key())
                .description("Of " + entry.country() + ".")
                .reads("mart/totals", new TypeOf<Map<String, Integer>>() {}.type())
                .arguments(entry.country());
            entry.after().forEach(asset::after);
            asset.makes(String.class, inputs -> entry.country() + " " + total(inputs.get("totals")));
          }
        }
        private static int total(Map<String, Integer> totals) { return totals.size(); }
      }
      """;

  private static final String PROVIDES =
      "@ProvidesIntoSet dev.assetwright.spi.AssetSource manifest(ShopConfig config) { return new ManifestSource(config); }\n"
          + "  @Provides @Singleton Rates";

  @TempDir
  private Path folder;

  private ProjectFixture project = ProjectFixture.in(Path.of(""));

  @BeforeEach
  void begin() {
    project = ProjectFixture.in(folder).set("shop.folder=" + folder);
  }

  @AfterEach
  void end() throws Exception {
    project.close();
  }

  @Test
  void aThousandAssetsOfAManifestJoinTheGraph() throws Throwable {
    manifest(IntStream.range(0, 1_000)
        .mapToObj(i -> entry("country/c" + i, "C" + i, i == 0 ? "" : "c" + (i - 1)))
        .collect(Collectors.joining(",\n")));

    LoadedCode code = project.compile(sources(MANIFEST_SOURCE)).load();

    assertThat(code.graph().assets()).hasSize(7 + 1_000);
    assertThat(code.modules()).containsExactly("shop", "manifest");
    assertThat(code.graph().upstream(AssetKey.parse("country/c7")))
        .extracting(AssetKey::toString)
        .containsExactly("country/c6", "mart/totals");
    assertThat(code.graph().get(AssetKey.parse("country/c7")).description()).isEqualTo("Of C7.");
    assertThat(invoke(code, "country/c7", Map.of("a", 1, "b", 2))).isEqualTo("C7 2");
  }

  @Test
  void anAssetHasTheCodeOfItsSourceAndIsToldFromOthersByItsArguments() throws IOException {
    manifest(entry("c/a", "NO", "") + "," + entry("c/b", "SE", ""));
    LoadedCode before = project.compile(sources(MANIFEST_SOURCE)).load();
    manifest(entry("c/a", "NO", "") + "," + entry("c/b", "DK", ""));
    LoadedCode argument = project.load();
    LoadedCode code = project
        .compile(sources(MANIFEST_SOURCE.replace("totals.size()", "totals.size() + 1")))
        .load();

    assertThat(version(argument, "c/a")).isEqualTo(version(before, "c/a"));
    assertThat(version(argument, "c/b").code()).isEqualTo(version(before, "c/b").code());
    assertThat(version(argument, "c/b").config())
        .isNotEqualTo(version(before, "c/b").config());
    assertThat(version(code, "c/a").code()).isNotEqualTo(version(before, "c/a").code());
    assertThat(version(code, "mart/totals")).isEqualTo(version(before, "mart/totals"));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceWithTheCodesOfTheCompiler() {
    String broken = """
        package shop;
        import dev.assetwright.*;
        import dev.assetwright.rules.grid.DailyGrid;
        import dev.assetwright.spi.*;
        import java.util.*;
        final class ManifestSource implements AssetSource {
          ManifestSource(ShopConfig config) {}
          public String name() { return "manifest"; }
          public void assets(AssetSink sink) {
            sink.asset("Bad Key").makes(int.class, inputs -> 1);
            sink.asset("mart/totals").makes(int.class, inputs -> 1);
            sink.asset("a").reads("mart/totls", int.class).makes(int.class, inputs -> 1);
            sink.asset("b").reads("mart/totals", new TypeOf<Map<String, String>>() {}.type()).makes(int.class, inputs -> 1);
            sink.asset("c").reads("raw/lines", new TypeOf<List<Sale>>() {}.type()).makes(int.class, inputs -> 1);
            sink.asset("d").grid(DailyGrid.of("2026-06-01", "Europe/London"))
                .reads("raw/lines", new TypeOf<List<Sale>>() {}.type()).makes(int.class, inputs -> 1);
            sink.asset("e").reads("raw/file", String.class).makes(int.class, inputs -> 1);
            sink.asset("f").schedule("61 * * * *").freshness("1 day").retries(-1, "PT1S").makes(int.class, inputs -> 1);
            sink.asset("g").after("h").makes(int.class, inputs -> 1);
            sink.asset("h").after("g").makes(int.class, inputs -> 1);
            sink.asset("i");
            sink.asset("j").selects(Marts.Row.class, "delete from {ids}");
            sink.asset("k").selects(Marts.Row.class, "select id from {totals}");
            sink.asset("l").reads("byHand", int.class).makes(int.class, inputs -> 1);
            sink.asset("m").retryOn(List.of(java.io.IOException.class)).makes(int.class, inputs -> 1);
          }
        }
        """;

    LoadResult.Failed failed = project.failure(project.compile(sources(broken)).loader());

    assertThat(failed.code()).isEqualTo("InvalidGraph");
    assertThat(failed.lines())
        .contains(
            "[Assetwright/BadName] 'Bad Key' is no key of an asset.",
            "  Did you mean 'bad_key'?",
            "[Assetwright/DuplicateKey] 'mart/totals' is declared twice.",
            "  It is also declared at Shop.totals.",
            "[Assetwright/UnknownUpstream] 'a' reads 'mart/totls', which nothing declares.",
            "  Did you mean 'mart/totals'? It is declared at Shop.totals.",
            "[Assetwright/TypeMismatch] 'b' takes 'mart/totals' as 'Map<String, String>', but it is 'Map<String, Integer>'.",
            "[Assetwright/TypeMismatch] 'c' takes 'raw/lines' as 'List<Sale>', but it is 'Map<Partition, List<Sale>>'.",
            "[Assetwright/PartitionMismatch] 'd' and 'raw/lines' have grids that do not fit.",
            "[Assetwright/BadExternal] 'e' takes 'raw/file', which is external and has no value to read.",
            "[Assetwright/BadRetries] '-1' is no number of retries; 0 is never.",
            "[Assetwright/BadRetries] 'm' says after which failures to try again, but not how often.",
            "[Assetwright/BadDuration] '1 day' is no ISO-8601 duration; write 'P1D'.",
            "[Assetwright/DependencyCycle] 2 assets need each other in a circle, so none can come first.",
            "  'g' needs 'h'  at source 'manifest'",
            "[Assetwright/BadModule] 'i' does not say how it is made.",
            "[Assetwright/BadSql] '{totals}' is no table.",
            "[Assetwright/BadName] 'byHand' has capital letters; keys of assets are written in snake case.")
        .anySatisfy(line -> assertThat(line).startsWith("[Assetwright/BadCron] '61"))
        .anySatisfy(line -> assertThat(line).startsWith("[Assetwright/BadSql] 'j': "));
  }

  @Test
  void aManifestThatCannotBeReadRefusesTheStart() {
    LoadResult.Failed failed =
        project.failure(project.compile(sources(MANIFEST_SOURCE)).loader());

    assertThat(failed.lines())
        .first()
        .asString()
        .startsWith(
            "[Assetwright/BadModule] The source 'manifest' cannot say what its assets are: ")
        .contains("manifest.json");
  }

  @Test
  void aServiceNeedsNoGuiceModuleAndMakesTablesWithSql() {
    String source = """
        package shop;
        import dev.assetwright.spi.*;
        public final class Copies implements AssetSource {
          public String name() { return "copies"; }
          public void assets(AssetSink sink) {
            sink.asset("copy/ids").selects(Marts.Row.class, "select id from {ids}");
          }
        }
        """;
    Map<String, String> sources = ShopSources.all();
    sources.put("shop/Copies.java", source);
    sources.put("META-INF/services/dev.assetwright.spi.AssetSource", "shop.Copies\n");

    LoadedCode code = project.compile(sources).load();

    assertThat(producer(code, "copy/ids").sql()).isEqualTo("select id from {mart/ids}");
    assertThat(code.outputType(code.graph().get(AssetKey.parse("copy/ids"))).getTypeName())
        .isEqualTo("dev.assetwright.Table<shop.Marts$Row>");
  }

  private void manifest(String entries) throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{\"entries\": [" + entries + "]}");
  }

  private static String entry(String key, String country, String after) {
    return "{\"key\": \"%s\", \"country\": \"%s\", \"after\": [%s]}"
        .formatted(key, country, after.isEmpty() ? "" : "\"" + after + "\"");
  }

  private static Map<String, String> sources(String source) {
    Map<String, String> sources =
        ShopSources.with("shop/ShopModule.java", "@Provides @Singleton Rates", PROVIDES);
    sources.put("shop/ManifestSource.java", source);
    return sources;
  }

  private static ProducerVersion version(LoadedCode code, String key) {
    return code.version(producer(code, key));
  }
}
