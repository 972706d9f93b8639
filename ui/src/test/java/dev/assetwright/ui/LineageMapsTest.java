package dev.assetwright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.json.Json;
import dev.assetwright.query.view.LineageView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageMapsTest {
  private final LineageMaps maps = new LineageMaps();
  private final FakeApplication application = new FakeApplication();

  @Test
  void aMapIsKeptWhileOnlyStatesChange() {
    LineageMap before = maps.place(application.lineage(List.of()));
    application.forget(List.of("clean/sales"), "all");
    LineageMap after = maps.place(application.lineage(List.of()));

    assertThat(after.cards()).isEqualTo(before.cards());
    assertThat(after.assets().get(0).status()).isEqualTo("missing");
  }

  @Test
  void whatIsWrittenFromPartsIsTheMapAsItIsNow() {
    for (List<String> selection :
        List.of(List.<String>of(), List.of("group:mart"), List.<String>of())) {
      LineageView view = application.lineage(selection);

      assertThat(maps.write(view)).isEqualTo(Json.answers().writeBytes(maps.place(view)));
    }

    application.forget(List.of("clean/sales"), "all");
    LineageView changed = application.lineage(List.of());

    assertThat(maps.write(changed)).isEqualTo(Json.answers().writeBytes(maps.place(changed)));
    assertThat(new String(maps.write(changed), StandardCharsets.UTF_8)).contains("missing");
  }

  @Test
  void otherAssetsAreAnotherMapEvenOfTheSameDefinitions() {
    maps.place(application.lineage(List.of()));
    LineageView some = application.lineage(List.of("group:mart"));

    LineageMap map = maps.place(some);

    assertThat(map.cards()).hasSize(2);
    assertThat(map.groups()).extracting(LineageMap.Group::name).containsExactly("mart");
  }

  @Test
  void newDefinitionsAreDrawnAnew() {
    LineageView before = application.lineage(List.of());
    maps.place(before);
    LineageView after = new LineageView(
        "g2", before.total(), before.counts(), before.assets(), List.of(new int[] {3, 2}));

    assertThat(maps.place(after).routes()).hasSize(1);
  }
}
