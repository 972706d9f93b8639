package dev.assetwright.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.fixture.GraphFixture;
import dev.assetwright.fixture.SceneFixture;
import dev.assetwright.graph.Extents;
import dev.assetwright.rules.AssetKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InputResolverTest {
  private static final int LAYERS = 60;
  private static final String DAY = "2026-06-01";

  /** Two assets a layer, each of which reads both of the layer before: 2^60 ways from end to end. */
  private static SceneFixture ladder() {
    GraphFixture graph = GraphFixture.daysFrom(DAY).dailyExternal("raw/file");
    for (int layer = 0; layer < LAYERS; layer++) {
      for (String side : new String[] {"left", "right"}) {
        String key = "%s/layer_%d".formatted(side, layer);
        if (layer == 0) {
          graph.daily(key, "raw/file");
        } else {
          graph.daily(key, "left/layer_" + (layer - 1), "right/layer_" + (layer - 1));
        }
      }
    }
    return new SceneFixture(graph.graph(), "2026-06-02T07:00:00Z");
  }

  private static boolean hasSource(SceneFixture scene) {
    return new InputResolver(
            scene.graph(),
            scene.history(),
            new Extents(scene.graph(), scene.now(), scene.history().partitions()))
        .hasSource(AssetKey.parse("left/layer_" + (LAYERS - 1)), DAY);
  }

  @Test
  void whatALadderIsMadeFromIsFoundWithoutWalkingAllItsPaths() {
    SceneFixture scene = ladder();
    assertThat(hasSource(scene.absent("raw/file", DAY))).isFalse();
    assertThat(hasSource(scene.found("raw/file", DAY, "one"))).isTrue();
  }
}
