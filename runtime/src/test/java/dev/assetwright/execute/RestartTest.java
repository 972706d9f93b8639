package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore.StepRecord;
import dev.assetwright.store.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process dies while a step waits for its next attempt; the next process goes on with it. */
@Timeout(60)
class RestartTest {
  private static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");
  private static final Cell ORDERS = new Cell(AssetKey.parse("raw/orders"), null);

  @TempDir
  Path folder;

  private final InMemoryStore store = new InMemoryStore();
  private final AtomicInteger attempts = new AtomicInteger();
  private final CountDownLatch failed = new CountDownLatch(1);

  /** A process, which at its start clears up after the one before; that one is not told. */
  private EngineFixture process(Instant now, int failures) {
    EngineFixture scene = new EngineFixture(folder, Clock.fixed(now, ZoneOffset.UTC))
        .on(store)
        .retrying(2, Duration.ofHours(1))
        .asset("raw/orders", null, (in, a) -> {
          if (attempts.incrementAndGet() <= failures) {
            throw new IllegalStateException("the line is busy");
          }
          return "orders";
        });
    return scene.start();
  }

  private static void onFailedAttempt(EngineFixture scene, CountDownLatch recorded) {
    scene.events.listen((events, own) -> {
      if (events.stream().anyMatch(event -> event.event() instanceof Event.AttemptFailed)) {
        recorded.countDown();
      }
    });
  }

  private String dieWhileWaiting() throws InterruptedException {
    EngineFixture first = process(NOW, 1);
    onFailedAttempt(first, failed);
    String run = first.begin();
    failed.await();
    return run;
  }

  private String goOn(EngineFixture scene, Recovery.Interrupted interrupted) {
    return scene.engine.start(
        new RunRequest(
            List.of("*"), "all", true, false, "restart", interrupted.run().id()),
        scene.engine.code(),
        scene.plan(),
        interrupted.earlier());
  }

  @Test
  void anAttemptThatWaitedComesAfterTheRestart() throws Exception {
    String run = dieWhileWaiting();

    EngineFixture next = process(NOW.plus(Duration.ofHours(2)), 1);
    assertThat(next.interrupted).containsExactly(run);
    String goesOn = goOn(next, next.stopped.get(0));

    assertThat(next.await(goesOn)).isEqualTo(RunStatus.SUCCEEDED);
    StepRecord step = store.step(goesOn, ORDERS).orElseThrow();
    assertThat(step.status()).isEqualTo(StepStatus.SUCCEEDED);
    assertThat(step.attempt()).isEqualTo(2);
    next.stop();
  }

  @Test
  void theTimeOfTheNextAttemptIsKeptOverTwoDeaths() throws Exception {
    dieWhileWaiting();
    EngineFixture second = process(NOW.plus(Duration.ofMinutes(5)), 1);
    CountDownLatch recorded = new CountDownLatch(1);
    onFailedAttempt(second, recorded);
    String waiting = goOn(second, second.stopped.get(0));
    recorded.await();
    assertThat(second.coordinator.openRuns()).isOne();

    EngineFixture third = process(NOW.plus(Duration.ofMinutes(10)), 1);

    assertThat(third.interrupted).containsExactly(waiting);
    EarlierAttempts earlier = third.stopped.get(0).earlier().get(ORDERS);
    assertThat(earlier.count()).isOne();
    assertThat(earlier.last().message()).isEqualTo("the line is busy");
    assertThat(earlier.notBefore())
        .isBetween(NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofMinutes(70)));
    assertThat(attempts.get()).isOne();
    third.stop();
  }

  @Test
  void attemptsBeforeTheDeathCount() throws Exception {
    dieWhileWaiting();

    EngineFixture next = process(NOW.plus(Duration.ofHours(2)), 99);
    Recovery.Interrupted interrupted = next.stopped.get(0);
    EarlierAttempts two =
        new EarlierAttempts(2, interrupted.earlier().get(ORDERS).last(), NOW);
    String goesOn = goOn(next, new Recovery.Interrupted(interrupted.run(), Map.of(ORDERS, two)));

    assertThat(next.await(goesOn)).isEqualTo(RunStatus.FAILED);
    assertThat(store.step(goesOn, ORDERS).orElseThrow().attempt()).isEqualTo(3);
    assertThat(attempts.get()).isEqualTo(2);
    next.stop();
  }

  @Test
  void whatHasNoAttemptLeftIsNotTriedOnceMore() throws Exception {
    dieWhileWaiting();

    EngineFixture next = process(NOW.plus(Duration.ofHours(2)), 1);
    Recovery.Interrupted interrupted = next.stopped.get(0);
    EarlierAttempts three =
        new EarlierAttempts(3, interrupted.earlier().get(ORDERS).last(), NOW);
    String goesOn = goOn(next, new Recovery.Interrupted(interrupted.run(), Map.of(ORDERS, three)));

    assertThat(next.await(goesOn)).isEqualTo(RunStatus.FAILED);
    StepRecord step = store.step(goesOn, ORDERS).orElseThrow();
    assertThat(step.attempt()).isEqualTo(3);
    assertThat(step.reason())
        .isEqualTo("it had no attempt left when its process died: the line is busy");
    assertThat(attempts.get()).isOne();
    next.stop();
  }

  @Test
  void whatWasCutOffInItsLastAttemptIsInterruptedAndDidNotFail() throws Exception {
    dieWhileWaiting();

    EngineFixture next = process(NOW.plus(Duration.ofHours(2)), 1);
    Recovery.Interrupted interrupted = next.stopped.get(0);
    EarlierAttempts three = EarlierAttempts.cutOff(3, NOW);
    String goesOn = goOn(next, new Recovery.Interrupted(interrupted.run(), Map.of(ORDERS, three)));

    assertThat(next.await(goesOn)).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(store.findRuns(goesOn).get(0).reason())
        .isEqualTo("the process before died, and no attempt was left: 1 interrupted");
    StepRecord step = store.step(goesOn, ORDERS).orElseThrow();
    assertThat(step.status()).isEqualTo(StepStatus.INTERRUPTED);
    assertThat(step.reason()).isEqualTo("it had no attempt left when its process died");
    assertThat(attempts.get()).isOne();
    next.stop();
  }

  @Test
  void whatADeathCutOffIsKnownAsThatAfterAnother() throws Exception {
    EarlierAttempts once = EarlierAttempts.cutOff(1, NOW);
    dieWhileWaiting();
    EngineFixture second = process(NOW.plus(Duration.ofMinutes(5)), 1);
    Recovery.Interrupted interrupted = second.stopped.get(0);
    CountDownLatch recorded = new CountDownLatch(1);
    onFailedAttempt(second, recorded);
    EarlierAttempts later = new EarlierAttempts(1, once.last(), NOW.plus(Duration.ofDays(1)));
    goOn(second, new Recovery.Interrupted(interrupted.run(), Map.of(ORDERS, later)));
    recorded.await();

    EngineFixture third = process(NOW.plus(Duration.ofMinutes(10)), 1);

    assertThat(third.stopped.get(0).earlier().get(ORDERS)).isEqualTo(later);
    assertThat(later.isCutOff()).isTrue();
    third.stop();
  }
}
