package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.model.Cell;
import dev.assetwright.model.RunStatus;
import dev.assetwright.rules.AssetKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgressTest {
  private static final Cell ORDERS = new Cell(AssetKey.parse("raw/orders"), null);

  @TempDir
  Path folder;

  @Test
  void howFarAnAttemptIsIsKnownWhileItRuns() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    try (EngineFixture scene = new EngineFixture(folder, Clock.systemUTC())
        .asset("raw/orders", null, (in, a) -> {
          a.context().progress(5, 50);
          a.context().progress(12, 50);
          told.countDown();
          looked.await();
          return "orders";
        })
        .start()) {
      String run = scene.begin();
      told.await();

      assertThat(scene.engine.progress(run, ORDERS)).contains(new Progress(12, 50));

      looked.countDown();
      assertThat(scene.await(run)).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(scene.engine.progress(run, ORDERS)).isEqualTo(Optional.empty());
    }
  }

  @Test
  void progressIsToldInWords() {
    assertThat(new Progress(1_200, 5_000).told()).isEqualTo("1,200 of 5,000 done (24 %)");
    assertThat(new Progress(1_200, 0).told()).isEqualTo("1,200 done");
    assertThat(new Progress(4_999, 5_000).told()).isEqualTo("4,999 of 5,000 done (99 %)");
    assertThat(new Progress(7, 5).told()).isEqualTo("7 of 5 done (100 %)");
  }

  @Test
  void lessThanNothingIsNoProgress() {
    assertThatThrownBy(() -> new Progress(-1, 5))
        .hasMessage("-1 of 5 is no progress: neither may be below 0.");
  }
}
