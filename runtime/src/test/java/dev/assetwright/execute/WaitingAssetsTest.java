package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.RunStatus;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WaitingAssetsTest {
  private static final int ASSETS = 1_000;

  @TempDir
  Path folder;

  @Test
  void aThousandAssetsThatWaitAtOnceNeedNoThousandThreadsWhereTheJvmCanDoWithout()
      throws Exception {
    CountDownLatch waiting = new CountDownLatch(ASSETS);
    AtomicInteger threads = new AtomicInteger();
    EngineFixture fixture = new EngineFixture(folder, Clock.systemUTC()).workers(ASSETS);
    for (int i = 0; i < ASSETS; i++) {
      fixture.asset("a/n" + i, null, (in, a) -> {
        waiting.countDown();
        waiting.await();
        threads.accumulateAndGet(ManagementFactory.getThreadMXBean().getThreadCount(), Math::max);
        return "made";
      });
    }
    try (EngineFixture scene = fixture.start()) {
      assertThat(scene.await(scene.begin())).isEqualTo(RunStatus.SUCCEEDED);
    }
    if (Runtime.version().feature() >= 24) {
      assertThat(threads.get()).isLessThan(ASSETS / 4);
    } else {
      assertThat(threads.get()).isGreaterThan(ASSETS / 4);
    }
  }

  @Test
  void fewWorkersAreThreadsOfTheirOwnOnEveryJvm() {
    Thread worker = WorkerThreads.of(2).newThread(() -> {});

    assertThat(worker.getClass()).isEqualTo(Thread.class);
    assertThat(worker.isDaemon()).isTrue();
    assertThat(worker.getName()).isEqualTo("assetwright-worker");
  }
}
