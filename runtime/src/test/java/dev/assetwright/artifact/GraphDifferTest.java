package dev.assetwright.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.artifact.GraphDiff.Change;
import dev.assetwright.artifact.GraphDiff.Kind;
import dev.assetwright.artifact.GraphDiff.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphDifferTest {
  private static final GraphFile BEFORE = graph(
      asset("raw/lines", "1111"),
      asset("clean/sales", "2222", "raw/lines"),
      asset("mart/daily", "3333", "clean/sales"),
      asset("mart/monthly", "4444", "mart/daily"));

  @Test
  void equalGraphsDoNotDiffer() {
    assertThat(GraphDiffer.compare(BEFORE, GraphFile.read(BEFORE.write())).isEmpty())
        .isTrue();
  }

  @Test
  void changedCodeIsToldWithAllThatIsBehindIt() {
    GraphFile now = graph(
        asset("raw/lines", "1111"),
        asset("clean/sales", "9999", "raw/lines"),
        asset("mart/daily", "3333", "clean/sales"),
        asset("mart/monthly", "4444", "mart/daily"));

    assertThat(GraphDiffer.compare(BEFORE, now).changes())
        .containsExactly(new Change(
            "clean/sales",
            null,
            Kind.CHANGED,
            List.of(new Value("code", "2222", "9999")),
            List.of(),
            List.of(),
            List.of("mart/daily", "mart/monthly")));
  }

  @Test
  void addedAndRemovedAssetsComeWithTheirReadersThereAndThen() {
    GraphFile now = graph(
        asset("raw/lines", "1111"),
        asset("raw/rates", "5555"),
        asset("clean/sales", "2222", "raw/lines", "raw/rates"),
        asset("mart/daily", "3333", "clean/sales"));

    assertThat(GraphDiffer.compare(BEFORE, now).changes())
        .containsExactly(
            new Change(
                "clean/sales",
                null,
                Kind.CHANGED,
                List.of(),
                List.of("raw/rates (value, whole)"),
                List.of(),
                List.of("mart/daily")),
            new Change(
                "mart/monthly",
                null,
                Kind.REMOVED,
                List.of(),
                List.of(),
                List.of("mart/daily (value, whole)"),
                List.of()),
            new Change(
                "raw/rates",
                null,
                Kind.ADDED,
                List.of(),
                List.of(),
                List.of(),
                List.of("clean/sales", "mart/daily")));
  }

  @Test
  void anAssetThatWasRenamedIsTheSameAssetForItsReaders() {
    GraphFile now = graph(
        asset("raw/lines", "1111"),
        asset("clean/sales", "2222", "raw/lines"),
        formerly("mart/per_day", "mart/daily", "3333", "clean/sales"),
        asset("mart/monthly", "4444", "mart/per_day"));

    assertThat(GraphDiffer.compare(BEFORE, now).changes())
        .containsExactly(new Change(
            "mart/per_day",
            "mart/daily",
            Kind.RENAMED,
            List.of(),
            List.of(),
            List.of(),
            List.of("mart/monthly")));
  }

  @Test
  void whatIsNoGraphIsRefusedWithASentence() {
    assertThatThrownBy(() -> GraphFile.read("{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("It holds no graph: ");
    assertThatThrownBy(
            () -> GraphFile.read(BEFORE.write().replace("\"format\" : 1", "\"format\" : 2")))
        .hasMessage("It is of format 2, and this program reads format 1.");
  }

  private static GraphFile graph(GraphFile.Asset... assets) {
    return new GraphFile(GraphFile.FORMAT, List.of("shop"), List.of(assets));
  }

  private static GraphFile.Asset asset(String key, String code, String... reads) {
    return asset(key, List.of(), code, reads);
  }

  private static GraphFile.Asset formerly(String key, String former, String code, String... reads) {
    return asset(key, List.of(former), code, reads);
  }

  private static GraphFile.Asset asset(
      String key, List<String> formerly, String code, String... reads) {
    return new GraphFile.Asset(
        key,
        formerly,
        "java",
        "Shop.method",
        "int",
        null,
        "value",
        null,
        null,
        null,
        code,
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(reads).stream()
            .map(upstream -> new GraphFile.Input(upstream, "value", "whole"))
            .toList(),
        List.of());
  }
}
