package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.PoolPlaces;
import org.junit.jupiter.api.Test;

class PoolsTest {
  private final Pools<String> pools = new Pools<>();

  private boolean take(String who, int slots) {
    return pools.take(places(slots), 4, who);
  }

  private static PoolPlaces places(int slots) {
    return new PoolPlaces("crm", slots);
  }

  @Test
  void noMoreIsTakenThanThereIs() {
    assertThat(take("a", 3)).isTrue();
    assertThat(take("b", 1)).isTrue();
    assertThat(take("c", 1)).isFalse();
    assertThat(pools.take(null, 0, "d")).isTrue();
    assertThat(pools.take(new PoolPlaces("other", 1), 1, "e")).isTrue();

    assertThat(pools.give(places(1))).containsExactly("c");
  }

  @Test
  void whoNeedsManyPlacesIsNotOvertaken() {
    take("a", 2);
    take("b", 2);
    assertThat(take("many", 4)).isFalse();
    assertThat(take("few", 1)).isFalse();

    assertThat(pools.give(places(2))).isEmpty();
    assertThat(pools.give(places(2))).containsExactly("many");
    assertThat(pools.give(places(4))).containsExactly("few");
  }

  @Test
  void whoNeedsMoreThanThereIsGetsAllOfItAlone() {
    take("a", 1);
    assertThat(take("huge", 9)).isFalse();

    assertThat(pools.give(places(1))).containsExactly("huge");
    assertThat(take("b", 1)).isFalse();
    assertThat(pools.give(places(9))).containsExactly("b");
  }
}
