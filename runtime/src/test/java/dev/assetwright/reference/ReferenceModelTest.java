package dev.assetwright.reference;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More of it: {@code -Dassetwright.seeds=10000}; one again: {@code -Dassetwright.seed=123}. */
@Timeout(3600)
class ReferenceModelTest {
  private static final int EVENTS = 14;

  @TempDir
  Path folder;

  @Test
  void theEngineAgreesWithTheModelAfterWhateverHappens() {
    Long one = Long.getLong("assetwright.seed");
    LongStream seeds = one == null
        ? LongStream.range(0, Integer.getInteger("assetwright.seeds", 200))
        : LongStream.of(one);
    seeds.forEach(seed -> play(seed, true));
  }

  /** A fan-in that requires all waited for ever for windows that read what has not ended, and so cannot be made yet. */
  @ParameterizedTest
  @ValueSource(longs = {0, 3, 10, 27})
  void noFanInWaitsForWhatCannotBeMadeYet(long seed) {
    play(seed, false);
  }

  /** What had only failed was taken for new by its new name. */
  @ParameterizedTest
  @ValueSource(longs = {345, 616})
  void whatFailedIsKnownToHaveFailedByItsNewName(long seed) {
    play(seed, true);
  }

  /** Whoever had found an asset absent was stale when that got another name before it was ever made. */
  @ParameterizedTest
  @ValueSource(longs = {1287, 1328})
  void whatWasFoundAbsentIsSoByItsNewName(long seed) {
    play(seed, true);
  }

  /** Of a step that makes several assets, one without data was called reused since another had some. */
  @ParameterizedTest
  @ValueSource(longs = 1225)
  void nothingWithoutDataIsReused(long seed) {
    play(seed, true);
  }

  /** With a single customer each day counted as all of them, and a plan made what no step needed. */
  @ParameterizedTest
  @ValueSource(longs = 124)
  void aDimensionOfOneKeyAddsNothingToAPlan(long seed) {
    play(seed, true);
  }

  private void play(long seed, boolean wide) {
    RandomScene scene = new RandomScene(seed, wide, folder.resolve("seed" + seed));
    assertThatCode(() -> scene.play(EVENTS))
        .as(() -> "Seed %d:%n%s%n".formatted(seed, String.join("\n", scene.told())))
        .doesNotThrowAnyException();
  }
}
