package dev.assetwright.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.query.view.RunView;
import dev.assetwright.query.view.StatusView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusQueryTest {
  @Test
  void theProcessIsToldAtAGlance() {
    SceneFixture scene = Shop.upToDate().found("raw/sales_file", "2026-06-02", "changed");
    String run = scene.begin("page", null, List.of("mart/monthly_sales"));
    RunQuery runs = new RunQuery(scene.moment(), scene.store(), List.of(), "elsewhere", 1);

    StatusView view = new StatusQuery(scene.moment(), runs)
        .status(new StatusQuery.Process(
            "dev", "0.1.0", scene.now(), null, List.of("This is sample data.")));

    assertThat(view.project()).isEqualTo("shop");
    assertThat(view.graph()).isEqualTo(scene.graph().fingerprint());
    assertThat(view.assets()).isEqualTo(6);
    assertThat(view.counts()).containsExactly(Map.entry("stale", 5), Map.entry("up to date", 1));
    assertThat(view.running()).extracting(RunView.Head::run).containsExactly(run);
    assertThat(view.running()).noneMatch(RunView.Head::here);
    assertThat(view.nextTick()).isEqualTo(Instant.parse("2026-06-07T06:15:00Z"));
    assertThat(view.notices()).containsExactly("This is sample data.");
  }
}
