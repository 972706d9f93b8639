package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.app.Application;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.AssetListView;
import dev.assetwright.query.view.AssetView;
import dev.assetwright.query.view.LineageView;
import dev.assetwright.query.view.PartitionsView;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.rules.AssetKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happened, all answers about one moment tell the same story. */
class ViewsAgreeTest {
  private static final List<String> KEYS =
      List.of("raw/sales_lines", "clean/sales", "clean/rejected_sales", "mart/daily_sales");

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void mapListPageAndPlanAgree(int seed) {
    SceneFixture scene = history(new Random(seed));
    Moment moment = scene.moment();
    LineageView map = new LineageQuery(moment).lineage(List.of());
    List<AssetListView.Entry> list = new ListQuery(moment).list(List.of()).assets();
    PlanView plan = new PlanQuery(moment, scene.store(), scene.store(), Shop.noDetails(), 1)
        .view(new Application.Request(List.of(), "all", false, false), 1_000);

    for (int i = 0; i < list.size(); i++) {
      AssetListView.Entry entry = list.get(i);
      AssetView page = Shop.assets(scene).asset(entry.key(), null);
      LineageView.Card card = map.assets().get(i);
      assertThat(card.key()).isEqualTo(entry.key());
      assertThat(card.status()).isEqualTo(entry.status()).isEqualTo(page.status());
      assertThat(card.activity()).isEqualTo(page.activity());
      assertThat(card.freshness()).isEqualTo(entry.freshness());
      assertThat(card.at()).isEqualTo(entry.at());
      assertThat(entry.stale() + entry.missing() + entry.failed() > 0)
          .isEqualTo(page.causes().size() > 0)
          .isEqualTo(plan.steps().stream().anyMatch(step -> step.asset().equals(entry.key())));
      assertPartitions(entry, card, page.partitions());
      assertThat(page.why()).endsWith(".").doesNotContain("null");
    }
    assertThat(map.counts()).isEqualTo(counted(list));
    assertThat(plan.total())
        .isEqualTo(list.stream()
            .mapToInt(entry -> entry.stale() + entry.missing() + entry.failed())
            .sum());
  }

  private static void assertPartitions(
      AssetListView.Entry entry, LineageView.Card card, PartitionsView partitions) {
    if (partitions == null) {
      assertThat(card.counts()).isEmpty();
      return;
    }
    assertThat(card.counts()).isEqualTo(partitions.counts());
    assertThat(partitions.count()).isEqualTo(entry.partitions());
    Map<String, Integer> summed = new HashMap<>();
    int next = 0;
    for (PartitionsView.Run run : partitions.runs()) {
      assertThat(run.from()).isEqualTo(next);
      next = run.to() + 1;
      summed.merge(run.state(), next - run.from(), Integer::sum);
    }
    assertThat(next).isEqualTo(partitions.count());
    assertThat(summed).isEqualTo(partitions.counts());
    assertThat(summed.getOrDefault("absent", 0)).isEqualTo(entry.absent());
    assertThat(summed.getOrDefault("failed", 0)).isEqualTo(entry.failed());
    assertThat(summed.getOrDefault("up to date", 0)).isEqualTo(entry.upToDate());
  }

  private static Map<String, Integer> counted(List<AssetListView.Entry> list) {
    Map<String, Integer> counts = new HashMap<>();
    list.forEach(entry -> counts.merge(entry.status(), 1, Integer::sum));
    return counts;
  }

  private static SceneFixture history(Random random) {
    SceneFixture scene = Shop.scene();
    for (int i = 0; i < 30; i++) {
      String day = "2026-06-0" + (1 + random.nextInt(5));
      String key = KEYS.get(random.nextInt(KEYS.size()));
      switch (random.nextInt(8)) {
        case 0, 1 -> scene.found("raw/sales_file", day, "file-" + random.nextInt(3));
        case 2 -> {
          if (scene.history().observation(AssetKey.parse("raw/sales_file"), day) != null) {
            scene.vanished("raw/sales_file", day);
          }
        }
        case 3 -> scene.newCode(key, "c" + random.nextInt(3));
        case 4 -> fail(scene, key, day);
        case 5 -> scene.materialize(null, "data-" + random.nextInt(3), "mart/monthly_sales");
        default -> scene.materialize(day, "data-" + random.nextInt(3), key);
      }
    }
    return scene;
  }

  private static void fail(SceneFixture scene, String key, String day) {
    String run = scene.begin("page", day, List.of(key, "mart/daily_sales"));
    scene.fail(run, key, day);
    if (!key.equals("mart/daily_sales")) {
      scene.leave(run, "mart/daily_sales", day, StepStatus.BLOCKED, "held back");
    }
    scene.end(run, RunStatus.FAILED);
  }
}
