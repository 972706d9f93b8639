package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.app.Application;
import dev.assetwright.engine.LocalApplication;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RunStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Arguments;
import dev.assetwright.store.memory.InMemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes by force and could not finish, another one makes by force, and nothing else. */
@Timeout(60)
class ForcedRunTest {
  private static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");
  private static final String SECOND = "2026-01-02";

  @TempDir
  Path folder;

  private final InMemoryStore store = new InMemoryStore();
  private final List<String> made = new ArrayList<>();
  private volatile String failing = "";

  private EngineFixture process(Instant now, int retries) {
    return new EngineFixture(folder, Clock.fixed(now, ZoneOffset.UTC))
        .on(store)
        .retrying(retries, Duration.ofHours(1))
        .asset("raw", EngineFixture.DAYS, (in, a) -> make("raw", a))
        .asset("mart", EngineFixture.DAYS, (in, a) -> make("mart", a), "raw")
        .start();
  }

  private synchronized String make(String asset, Arguments arguments) {
    String cell = asset + "@" + arguments.partition().key();
    if (failing.equals(cell)) {
      throw new IllegalStateException("the line is busy");
    }
    made.add(cell);
    return cell;
  }

  private static Application.Started force(LocalApplication application) {
    return application.materialize(
        new Application.Request(List.of("raw", "mart"), "all", false, true), "page");
  }

  /** All is up to date, and made anew: the second day of the first asset fails, all that does not need it is done. */
  private String leaveTheSecondDay(EngineFixture scene, LocalApplication application)
      throws Exception {
    scene.materialize();
    failing = "raw@" + SECOND;
    // Two assets on two other days, and the attempt that fails.
    CountDownLatch ended = new CountDownLatch(5);
    scene.events.listen((events, own) -> events.forEach(event -> {
      if (event.event() instanceof Event.Materialized
          || event.event() instanceof Event.AttemptFailed) {
        ended.countDown();
      }
    }));
    String run = force(application).run();
    ended.await();
    made.clear();
    failing = "";
    return run;
  }

  @Test
  void whatItsProcessLeftIsMadeByForceAfterARestart() throws Exception {
    EngineFixture first = process(NOW, 1);
    try (LocalApplication application = first.application()) {
      leaveTheSecondDay(first, application);
    }

    EngineFixture next = process(NOW.plus(Duration.ofHours(2)), 1);
    try (LocalApplication application = next.application()) {
      String goesOn = application.resume(next.stopped.get(0)).orElseThrow().run();

      assertThat(next.await(goesOn)).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(made).containsExactly("raw@" + SECOND, "mart@" + SECOND);
      assertThat(store.findRuns(goesOn).get(0).request().force()).isTrue();
    }
    next.stop();
  }

  @Test
  void aRetryMakesByForceWhatFailedAndWhatWasBlockedByIt() throws Exception {
    EngineFixture scene = process(NOW, 0);
    try (LocalApplication application = scene.application()) {
      scene.materialize();
      failing = "raw@" + SECOND;
      String run = force(application).run();
      assertThat(scene.await(run)).isEqualTo(RunStatus.FAILED);
      made.clear();
      failing = "";

      String again = application.retry(run, "page").run();

      assertThat(scene.await(again)).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(made).containsExactly("raw@" + SECOND, "mart@" + SECOND);
      assertThat(application.retry(again, "page").run()).isNull();
    }
    scene.stop();
  }

  @Test
  void whatSomebodyMadeSinceIsNotMadeOnceMore() throws Exception {
    EngineFixture first = process(NOW, 1);
    try (LocalApplication application = first.application()) {
      leaveTheSecondDay(first, application);
    }
    List<Recovery.Interrupted> stopped = process(NOW.plus(Duration.ofHours(1)), 1).stopped;
    EngineFixture next = process(NOW.plus(Duration.ofHours(2)), 1);
    next.force("raw", SECOND);
    next.force("mart", SECOND);
    made.clear();

    try (LocalApplication application = next.application()) {
      assertThat(application.resume(stopped.get(0)).orElseThrow().run()).isNull();
    }
    assertThat(made).isEmpty();
    assertThat(next.engine
            .history()
            .cell(AssetKey.parse("raw"), SECOND)
            .published()
            .at())
        .isEqualTo(NOW.plus(Duration.ofHours(2)));
    assertThat(store.step(stopped.get(0).run().id(), new Cell(AssetKey.parse("raw"), SECOND)))
        .isPresent();
    next.stop();
  }
}
