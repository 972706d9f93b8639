package dev.assetwright.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.spi.CodeStore.MethodHash;
import dev.assetwright.version.CodeChange.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeChangeTest {
  private static final String ASSET = "shop.Orders.total(int)";
  private static final String CLEAN = "shop.Util.clean(String)";
  private static final String NORM = "shop.Deep.norm(String)";
  private static final CallGraph CALLS = new CallGraph(
      ASSET, Map.of(ASSET, List.of(CLEAN), CLEAN, List.of(NORM), NORM, List.of(CLEAN)));

  @Test
  void aChangedCalleeIsNamedWithTheShortestWayToIt() {
    CodeChange change = CodeChange.explain(
        List.of(hash(ASSET, "1"), hash(CLEAN, "2"), hash(NORM, "3")),
        List.of(hash(ASSET, "1"), hash(CLEAN, "2"), hash(NORM, "4")),
        CALLS);

    assertThat(change.parts())
        .containsExactly(
            new CodeChange.Part(Kind.CHANGED, NORM, "3", "4", List.of(ASSET, CLEAN, NORM)));
    assertThat(change.sentences()).containsExactly("Deep.norm changed, reached through Util.clean");
  }

  @Test
  void newAndVanishedPartsComeAfterChangedOnes() {
    CodeChange change = CodeChange.explain(
        List.of(hash(ASSET, "1"), hash("shop.Old.run()", "2")),
        List.of(hash(ASSET, "9"), hash(CLEAN, "3"), hash(NORM, "4")),
        CALLS);

    assertThat(change.sentences())
        .containsExactly(
            "Orders.total changed",
            "Util.clean is new, reached directly",
            "Deep.norm is new, reached through Util.clean",
            "Old.run is no longer reached");
  }

  @Test
  void equalListsHaveNoChange() {
    List<MethodHash> parts = List.of(hash(ASSET, "1"));

    assertThat(CodeChange.explain(parts, parts, CALLS).sentences()).isEmpty();
  }

  @Test
  void anonymousClassesThatAreOnlyRenumberedAreNotNamed() {
    CodeChange change = CodeChange.explain(
        List.of(hash("shop.A$1.run()", "1"), hash("shop.A$2.run()", "2")),
        List.of(hash("shop.A$2.run()", "1"), hash("shop.A$3.run()", "3")),
        CALLS);

    assertThat(change.sentences()).containsExactly("A$3.run changed");
  }

  @Test
  void namesThatWouldBeEqualKeepTheirPackageAndParameters() {
    CodeChange change = CodeChange.explain(
        List.of(hash("a.Util.show(int)", "1"), hash("a.Util.show(String)", "2")),
        List.of(hash("a.Util.show(int)", "3"), hash("a.Util.show(String)", "4")),
        CALLS);

    assertThat(change.sentences())
        .containsExactly("a.Util.show(String) changed", "a.Util.show(int) changed");
  }

  @Test
  void constructorsInitializersFilesAndShapesAreCalledByTheirKind() {
    List<String> names =
        List.of("class shop.Line", "file sql/a.sql", "shop.A.<clinit>()", "shop.A.<init>(int)");

    CodeChange change = CodeChange.explain(
        names.stream().map(name -> hash(name, "1")).toList(),
        names.stream().map(name -> hash(name, "2")).toList(),
        CALLS);

    assertThat(change.sentences())
        .containsExactly(
            "class Line changed",
            "file sql/a.sql changed",
            "the static initializer of A changed",
            "the constructor of A changed");
  }

  @Test
  void longListsStopAtTen() {
    List<MethodHash> now = new ArrayList<>();
    for (int i = 10; i < 30; i++) {
      now.add(hash("shop.A.m" + i + "()", "1"));
    }

    List<String> sentences = CodeChange.explain(List.of(), now, CALLS).sentences();

    assertThat(sentences).hasSize(11).endsWith("A.m19 is new", "and 10 others");
  }

  @Test
  void computedVersionsExplainThemselves(@TempDir Path folder) throws IOException {
    SourceFixture sources = EditedApplication.sources();
    Path library = EditedApplication.library().compile(folder.resolve("library"));
    Path before = sources.compile(folder.resolve("before"), library);
    Path now = sources
        .replace("shop/Helpers.java", "text.strip()", "text.trim()")
        .compile(folder.resolve("now"), library);
    MethodReference deep =
        new MethodReference("shop.Calls", "deep", "(Ljava/lang/String;)Ljava/lang/String;");
    CodeReport old = CodeVersions.of(List.of(before)).compute(List.of(deep));
    CodeReport report = CodeVersions.of(List.of(now)).compute(List.of(deep));

    CodeChange change =
        CodeChange.explain(old.code(deep).parts(), report.code(deep).parts(), report.calls(deep));

    assertThat(change.sentences())
        .containsExactly("Deep.norm changed, reached through Util.clean, Middle.clean");
  }

  private static MethodHash hash(String method, String hash) {
    return new MethodHash(method, hash);
  }
}
