package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RunRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What remains of the places of workers when something breaks that should not. */
class WorkersTest {
  @TempDir
  Path folder;

  private final ReadyQueue queue = new ReadyQueue(1, ClaimedPools.of());
  private final Inbox inbox = new Inbox();
  private final List<Ready> broken = new ArrayList<>();
  private EngineFixture scene;

  @BeforeEach
  void setUp() {
    scene = new EngineFixture(folder, Clock.systemUTC()).asset("a/one", null, (in, a) -> "");
    scene.start();
    RunState run = new RunState(
        "run1",
        scene.engine.code(),
        new RunRequest(List.of("*"), "all", true, false, "page", null),
        scene.plan());
    queue.add(new Ready(
        run,
        run.steps.get(0),
        new Readiness.Verdict.Run(new ProducerVersion("", ""), List.of(), List.of(), Set.of(), ""),
        0));
  }

  @AfterEach
  void tearDown() {
    scene.close();
  }

  @Test
  void whenNoThreadCanBeStartedTheNextTurnAsksAgain() {
    Workers workers = workers(
        task -> {
          throw new OutOfMemoryError("unable to create native thread");
        },
        ready -> {
          throw new AssertionError("nobody works");
        });

    workers.hire();

    assertThat(queue.hire()).isOne();
  }

  @Test
  void anAttemptThatCannotBeMadeGivesItsPlaceBackAndIsTold() {
    Workers workers = workers(Runnable::run, ready -> {
      throw new IllegalStateException("a bug");
    });

    assertThatThrownBy(workers::hire).hasMessage("a bug");

    inbox.poll().run();
    assertThat(broken).hasSize(1);
    queue.add(broken.get(0));
    assertThat(queue.hire()).isOne();
    assertThat(queue.take(ready -> null)).isNotNull();
  }

  private Workers workers(Executor threads, Function<Ready, Attempt> attempts) {
    Recorder recorder = new Recorder(scene.events, new NoLog());
    return new Workers(
        queue, threads, attempts, recorder, inbox, Clock.systemUTC(), new Workers.Listener() {
          @Override
          public void started(Ready ready) {
            throw new AssertionError("it never began");
          }

          @Override
          public void ended(Ready ready, AttemptResult result) {
            throw new AssertionError("it never began");
          }

          @Override
          public void broke(Ready ready, Throwable thrown) {
            ready.over = false;
            broken.add(ready);
          }
        });
  }

  private static final class NoLog implements Recorder.Listener {
    @Override
    public void recorded(RunState run, List<Runnable> then) {}

    @Override
    public void refused(RunState run, Throwable thrown) {}
  }
}
