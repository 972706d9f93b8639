package dev.assetwright.staleness;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What is brought up to date event by event is what anybody would find who began anew. {@code -Dassetwright.seeds=10000} plays
 * more stories, {@code -Dassetwright.seed=7} one.
 */
class IncrementalStalenessTest {
  private static final int STEPS = 40;

  @Test
  void afterWhateverHappensEachCellStandsAsIfResolvedAnew() {
    Long one = Long.getLong("assetwright.seed");
    LongStream seeds = one == null
        ? LongStream.range(0, Integer.getInteger("assetwright.seeds", 300))
        : LongStream.of(one);
    seeds.forEach(this::play);
  }

  private void play(long seed) {
    ChangingAssets assets = new ChangingAssets(seed);
    assertThatCode(() -> {
          assets.requireAgreement();
          for (int i = 0; i < STEPS; i++) {
            assets.step();
          }
        })
        .as(() -> "Seed %d:%n%s%n".formatted(seed, String.join("\n", assets.told())))
        .doesNotThrowAnyException();
  }
}
