package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example is killed at random instants; whoever starts next must find the truth and finish the work. */
@Timeout(3600)
class KilledProcessTest {
  private static final int KILLS = Integer.getInteger("assetwright.kills", 12);

  /** Campaigns that go on beside each other, since each mostly waits. */
  private static final int BESIDE = 3;

  /** Each of so few kills may find its process before or after its work. */
  private static final int MAY_COME_TOO_LATE = 12;

  @TempDir
  Path folder;

  @Test
  void afterAnyKillsOfTheRealDaysEveryFigureIsRight() throws Exception {
    killAndFinish(RealDays.folder(), 23, KILLS / 3);
  }

  @Test
  void afterAnyKillsOfTheSampleDaysEveryFigureIsRight() throws Exception {
    new SampleSales(new SalesConfig(Optional.empty()))
        .run(new FakeEnvironment(folder.resolve("made"), Clock.systemUTC(), false));
    killAndFinish(
        folder.resolve("made").resolve("sample-sales"),
        7,
        RealDays.areHere() ? KILLS - KILLS / 3 : KILLS);
  }

  /** So many kills, at least one in each campaign. */
  private void killAndFinish(Path days, int seed, int kills) throws Exception {
    List<Callable<Integer>> campaigns = new ArrayList<>();
    for (int i = 0; i < BESIDE; i++) {
      Random random = new Random(seed + 1_000L * i);
      int share = Math.max(1, (kills + i) / BESIDE);
      Path place = folder.resolve("campaign" + i);
      campaigns.add(() -> new KillCampaign(place, days, random).killAndFinish(share));
    }
    ExecutorService threads = Executors.newFixedThreadPool(BESIDE);
    try {
      int interrupted = 0;
      for (Future<Integer> ended : threads.invokeAll(campaigns)) {
        interrupted += ended.get();
      }
      if (kills > MAY_COME_TOO_LATE) {
        assertThat(interrupted).as("runs that a kill interrupted").isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
