package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.model.Event;
import dev.assetwright.query.view.AcceptView;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.rules.AssetKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptQueryTest {
  private static final Instant AT = Instant.parse("2026-06-06T08:00:00Z");
  private static final List<String> SALES = List.of("clean/sales");

  @Test
  void acceptedCodeLeavesNothingStaleAndNothingRuns() {
    SceneFixture scene = Shop.upToDate().newCode("clean/sales", "c2");
    assertThat(Shop.assets(scene).asset("clean/sales", null).status()).isEqualTo("stale");

    accept(scene, SALES);

    assertThat(Shop.assets(scene).asset("clean/sales", null).status()).isEqualTo("up to date");
    assertThat(Shop.assets(scene).asset("mart/daily_sales", null).status()).isEqualTo("up to date");
    assertThat(find(scene, SALES).cells()).isZero();
  }

  @Test
  void allAssetsOfOneMethodAreAcceptedTogether() {
    SceneFixture scene = Shop.upToDate().newCode("clean/sales", "c2");

    AcceptView view = find(scene, SALES);

    assertThat(view.assets())
        .extracting(AcceptView.Asset::key, AcceptView.Asset::cells)
        .containsExactly(tuple("clean/rejected_sales", 3), tuple("clean/sales", 3));
    assertThat(view.text())
        .isEqualTo("6 partitions of 2 assets would count as made by the code of now.");
  }

  @Test
  void newDataUpstreamStaysACause() {
    SceneFixture scene = Shop.upToDate().newCode("raw/sales_lines", "c2");
    scene.found("raw/sales_file", "2026-06-02", "another");

    accept(scene, List.of("raw/sales_lines"));

    AssetView view = Shop.assets(scene).asset("raw/sales_lines", null);
    assertThat(view.partition()).isEqualTo("2026-06-02");
    assertThat(view.causes()).extracting(cause -> cause.kind()).containsExactly("data");
  }

  @Test
  void whatTheOldCodeSkippedIsAcceptedToo() {
    SceneFixture scene = Shop.upToDate();
    scene.skip("mart/daily_sales", "2026-06-02", "nothing sold").newCode("mart/daily_sales", "c2");
    List<String> selection = List.of("mart/daily_sales");
    assertThat(find(scene, selection).cells()).isEqualTo(3);

    accept(scene, selection);

    assertThat(find(scene, selection).cells()).isZero();
    assertThat(Shop.assets(scene).asset("mart/daily_sales", "2026-06-02").causes())
        .isEmpty();
    assertThat(scene
            .history()
            .cell(AssetKey.parse("mart/daily_sales"), "2026-06-02")
            .skipped()
            .codeVersion())
        .isEqualTo("c2");
  }

  @Test
  void whatFailedUnderTheNewCodeIsLeftOut() {
    SceneFixture scene = Shop.upToDate().newCode("mart/monthly_sales", "c2");
    String run = scene.begin("page", null, List.of("mart/monthly_sales"));
    scene.start(run, "mart/monthly_sales", null).fail(run, "mart/monthly_sales", null);

    AcceptView view = find(scene, List.of("*"));

    assertThat(view.cells()).isZero();
    assertThat(view.text())
        .isEqualTo("No data of the selection was made by other code than that of now."
            + " 1 partition is left out, since the latest attempt failed.");
  }

  @Test
  void newerCodeIsStaleAgain() {
    SceneFixture scene = Shop.upToDate().newCode("clean/sales", "c2");
    accept(scene, SALES);

    scene.newCode("clean/sales", "c3");

    assertThat(Shop.assets(scene).asset("clean/sales", null).causes())
        .extracting(cause -> cause.kind(), cause -> cause.was(), cause -> cause.now())
        .containsExactly(tuple("code", "c2", "c3"));
  }

  @Test
  void theHistoryOfTheAssetTellsWhatWasAcceptedAndWhy() {
    SceneFixture scene = Shop.upToDate().newCode("clean/sales", "c2");

    accept(scene, SALES);

    AssetView.Code code = Shop.assets(scene).asset("clean/sales", null).code();
    assertThat(code.acceptable()).isZero();
    assertThat(code.acceptances())
        .containsExactly(
            new AssetView.Acceptance(AT, 3, "2026-06-03", "c1", "c2", "renamed a method"));
  }

  /** What is accepted of an asset is one fact for each code that made some of it, not one for each of its cells. */
  @Test
  void oneFactAcceptsAllThatTheSameCodeMade() {
    SceneFixture scene = Shop.upToDate().newCode("clean/sales", "c2");
    AcceptQuery query = query(scene);

    assertThat(query.events(query.find(SALES), AT, "renamed a method"))
        .hasSize(2)
        .allSatisfy(fact -> assertThat(((Event.CodeAccepted) fact).cells()).hasSize(3));
  }

  @Test
  void whatIsMadeAnewWhileItIsAskedAboutIsLeftOut() {
    SceneFixture scene = Shop.upToDate().newCode("mart/daily_sales", "c2");
    AcceptQuery query = query(scene);
    int before = query.find(List.of("mart/daily_sales")).cells();
    scene.materialize("2026-06-01", "d2", "mart/daily_sales");

    AcceptQuery.Found found = query.find(List.of("mart/daily_sales"));

    assertThat(found.cells()).isEqualTo(before - 1);
    assertThat(query.view(found, false).assets()).hasSize(1);
  }

  private static AcceptView find(SceneFixture scene, List<String> selection) {
    AcceptQuery query = query(scene);
    return query.view(query.find(selection), false);
  }

  private static void accept(SceneFixture scene, List<String> selection) {
    AcceptQuery query = query(scene);
    scene.apply(query.events(query.find(selection), AT, "renamed a method"));
  }

  private static AcceptQuery query(SceneFixture scene) {
    return new AcceptQuery(scene.moment(), scene.store(), Shop.noDetails());
  }
}
