package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.InputVersion;
import dev.assetwright.model.RunStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.InputChangedException;
import dev.assetwright.spi.RunStore.StepRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StepTimeoutTest {
  @TempDir
  Path folder;

  private final MovedClock clock = new MovedClock();

  private EngineFixture scene() {
    return new EngineFixture(folder, clock).stepsTimingOut(Duration.ofHours(1));
  }

  private static StepRecord step(EngineFixture scene, String run) {
    return scene.store.steps(run, 0, 1).get(0);
  }

  @Test
  void theAttemptThatIsUnderWayIsStoppedAndNoneFollows() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger attempts = new AtomicInteger();
    try (EngineFixture scene = scene()
        .retrying(5, Duration.ZERO)
        .asset("a", null, (in, a) -> {
          if (attempts.incrementAndGet() > 1) {
            clock.move(Duration.ofMinutes(35));
          }
          if (attempts.get() == 3) {
            never.await();
          }
          throw new IllegalStateException("not yet");
        })
        .start()) {
      String run = scene.begin();

      assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
      assertThat(step(scene, run).reason())
          .isEqualTo("all its attempts together took longer than 1 h");
      assertThat(attempts).hasValue(3);
    }
  }

  @Test
  void theWaitForTheNextAttemptCountsAsWell() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (EngineFixture scene = scene()
        .retrying(5, Duration.ofMinutes(40))
        .asset("a", null, (in, a) -> {
          attempts.incrementAndGet();
          throw new IllegalStateException("never");
        })
        .start()) {
      String run = scene.begin();
      passing(
          Duration.ofSeconds(20),
          () -> scene.store.findRuns(run).get(0).status().isFinal());

      assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
      assertThat(step(scene, run).reason())
          .isEqualTo("all its attempts together took longer than 1 h");
      assertThat(step(scene, run).failure().type()).isEqualTo("StepTimeout");
      assertThat(attempts).hasValueLessThanOrEqualTo(2);
    }
  }

  @Test
  void codeThatDoesNotHeedTheInterruptIsAbandonedAndThatIsSaid() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    try (EngineFixture scene = scene()
        .asset("a", null, (in, a) -> {
          begun.countDown();
          while (freed.getCount() > 0) {
            try {
              freed.await();
            } catch (InterruptedException e) {
              interrupted.countDown();
            }
          }
          return "";
        })
        .start()) {
      String run = scene.begin();
      begun.await();
      passing(Duration.ofMinutes(1), () -> interrupted.getCount() == 0);
      passing(
          Duration.ofMillis(50), () -> scene.store.findRuns(run).get(0).status().isFinal());

      assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
      assertThat(step(scene, run).reason())
          .startsWith(
              "all its attempts together took longer than 1 h; its method did not stop within 200 ms and was abandoned");
      freed.countDown();
      until(() -> told(run).contains("failed after"));
    }
  }

  @Test
  void whatFoundAnInputChangedWhenItsTimeWasUpIsNotDecidedAnew() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicInteger attempts = new AtomicInteger();
    try (EngineFixture scene = scene()
        .asset("a", null, (in, a) -> {
          if (attempts.incrementAndGet() > 1) {
            return "";
          }
          begun.countDown();
          try {
            new CountDownLatch(1).await();
            return "";
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw new InputChangedException(new InputVersion(AssetKey.parse("b"), null, "v"));
          }
        })
        .start()) {
      String run = scene.begin();
      begun.await();
      // Not a moment more than needed, or the grace is over, too.
      do {
        clock.move(Duration.ofHours(1));
      } while (!interrupted.await(1, TimeUnit.SECONDS));
      until(() -> told(run).contains("starts anew"));
      passing(
          Duration.ofMillis(1), () -> scene.store.findRuns(run).get(0).status().isFinal());

      assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
      assertThat(step(scene, run).failure().type()).isEqualTo("StepTimeout");
      assertThat(attempts).hasValue(1);
    }
  }

  @Test
  void whatTookTooLongIsTriedByTheNextTickOfASchedule() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (EngineFixture scene = scene()
        .retryingOn(5, "java.io.IOException")
        .asset("a", null, (in, a) -> {
          if (attempts.incrementAndGet() == 1) {
            new CountDownLatch(1).await();
          }
          return "made";
        })
        .start()) {
      List<AssetKey> asked = List.of(AssetKey.parse("a"));
      String late = scene.engine.tick(asked).run();
      passing(
          Duration.ofMinutes(1),
          () -> scene.store.findRuns(late).get(0).status().isFinal());
      assertThat(step(scene, late).failure().type()).isEqualTo("StepTimeout");

      String next = scene.engine.tick(asked).run();

      assertThat(next).isNotNull();
      assertThat(scene.await(next)).isEqualTo(RunStatus.SUCCEEDED);
    }
  }

  private String told(String run) {
    try {
      return Files.readString(folder.resolve("logs").resolve(run).resolve("a.1.log"));
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void whatEndsInTimeIsLeftAlone() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (EngineFixture scene = scene()
        .retrying(5, Duration.ZERO)
        .asset("a", null, (in, a) -> {
          clock.move(Duration.ofMinutes(15));
          if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("not yet");
          }
          return "made";
        })
        .asset(
            "b",
            null,
            (in, a) -> {
              clock.move(Duration.ofMinutes(50));
              return "made";
            },
            "a")
        .start()) {
      assertThat(scene.await(scene.begin())).isEqualTo(RunStatus.SUCCEEDED);
    }
  }

  /** Lets time pass until then, in strides: when a timer is set is the engine's affair. */
  private void passing(Duration stride, BooleanSupplier until) {
    until(() -> {
      clock.move(stride);
      return until.getAsBoolean();
    });
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.interrupted()).as("the time of the test is up").isFalse();
      LockSupport.parkNanos(1_000_000);
    }
  }
}
