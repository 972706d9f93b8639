package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.RunStatus;
import dev.assetwright.spi.RunStore.StepRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTimeoutTest {
  @TempDir
  Path folder;

  private final MovedClock clock = new MovedClock();

  @Test
  void whatIsLeftOfARunThatTakesTooLongIsStopped() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (EngineFixture scene = new EngineFixture(folder, clock)
        .runsTimingOut(Duration.ofHours(1))
        .asset("raw/orders", null, (in, a) -> "orders")
        .asset(
            "clean/orders",
            null,
            (in, a) -> {
              clock.move(Duration.ofHours(2));
              never.await();
              return "";
            },
            "raw/orders")
        .asset("mart/orders", null, (in, a) -> "sum", "clean/orders")
        .start()) {
      String run = scene.begin();

      assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
      assertThat(scene.outcome(run))
          .containsExactly("raw/orders=SUCCEEDED", "clean/orders=CANCELED", "mart/orders=CANCELED");
      assertThat(scene.store.steps(run, 1, 2))
          .extracting(StepRecord::reason)
          .containsExactly(
              "stopped, since the run took longer than 1 h; nothing was stored for it",
              "stopped, since the run took longer than 1 h before it started");
      assertThat(scene.store.findRuns(run).get(0).reason())
          .isEqualTo("it took longer than 1 h: 1 succeeded, 2 canceled");
    }
  }
}
