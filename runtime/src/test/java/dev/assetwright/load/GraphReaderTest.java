package dev.assetwright.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.artifact.GraphFile;
import dev.assetwright.artifact.GraphPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphReaderTest {
  @TempDir
  private Path folder;

  @Test
  void tellsWhatClassesDeclareWithTheVersionsOfTheirCode() {
    GraphFile graph = read(ProjectFixture.in(folder).compile(ShopSources.all()));

    assertThat(graph.modules()).containsExactly("shop");
    assertThat(graph.assets())
        .extracting(GraphFile.Asset::key)
        .containsExactly(
            "clean/count",
            "clean/sales",
            "mart/by_hand",
            "mart/ids",
            "mart/totals",
            "raw/file",
            "raw/lines");
    GraphFile.Asset lines = graph.assets().get(6);
    assertThat(lines.code()).matches("[0-9a-f]{16}");
    assertThat(lines)
        .isEqualTo(new GraphFile.Asset(
            "raw/lines",
            List.of(),
            "java",
            "Shop.lines",
            "java.util.List<shop.Sale>",
            null,
            "value",
            "daily from 2026-06-01, UTC",
            "15 6 * * * Europe/London",
            "PT32H",
            lines.code(),
            "As delivered.",
            List.of("a@b"),
            List.of("pii"),
            List.of(),
            List.of(new GraphFile.Input("raw/file", "order", "same partition")),
            List.of()));
    assertThat(graph.assets().get(1).checks())
        .containsExactly(new GraphFile.Check("some", true, false, "Some rows."));
    assertThat(graph.assets().get(4).inputs())
        .containsExactly(new GraphFile.Input("clean/sales", "value", "all partitions, required"));
    assertThat(graph.assets().get(2).code()).isEqualTo("hand:7");
    assertThat(graph.assets().get(5).code()).isNull();
    assertThat(GraphFile.read(graph.write())).isEqualTo(graph);
  }

  @Test
  void needsNeitherSettingsNorGuiceModulesNorAHome() throws IOException {
    ProjectFixture project = ProjectFixture.in(folder)
        .compile(ShopSources.with("shop/ShopModule.java", "extends AbstractModule {", """
            extends AbstractModule {
              static { if (true) throw new IllegalStateException("made"); }"""));
    Files.delete(project.classes().resolve("shop/ShopModule.class"));

    assertThat(read(project).assets()).hasSize(7);
    assertThat(project.home()).doesNotExist();
  }

  @Test
  void equalSourcesInOtherFoldersGiveEqualBytes() {
    GraphFile one = read(ProjectFixture.in(folder.resolve("one")).compile(ShopSources.all()));
    GraphFile two = read(ProjectFixture.in(folder.resolve("two")).compile(ShopSources.all()));

    assertThat(two.write()).isEqualTo(one.write());
    assertThat(GraphPicture.svg(two)).isEqualTo(GraphPicture.svg(one));
  }

  @Test
  void thePictureIsXmlThatNamesEveryAsset() throws Exception {
    String svg = GraphPicture.svg(read(ProjectFixture.in(folder)
        .compile(ShopSources.with("shop/Shop_Unit.java", "As delivered.", "A < B & \\\"C\\\"."))));

    Path file = Files.writeString(folder.resolve("graph.svg"), svg);
    assertThat(DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("text")
            .getLength())
        .isEqualTo(1 + 3 + 2 * 7);
    assertThat(svg).contains("raw/lines: A &lt; B &amp; \"C\".", "class=\"card external\"");
  }

  @Test
  void whatIsMissingIsRefusedInTheWordsOfAStart() {
    assertThatThrownBy(() -> read(ProjectFixture.in(folder)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NoClasses");
  }

  private static GraphFile read(ProjectFixture project) {
    return GraphReader.read(
        List.of(project.classes().toString()),
        failed -> new IllegalStateException(failed.toString()));
  }
}
