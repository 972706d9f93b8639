package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.RunRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are called by who asked; a step is told as its run and its place in the plan. */
class ReadyQueueTest {
  private static final int STEPS = 20;

  @TempDir
  Path folder;

  private EngineFixture scene;

  @BeforeEach
  void setUp() {
    scene = new EngineFixture(folder, Clock.systemUTC());
    for (int i = 0; i < STEPS; i++) {
      scene.asset("a/n%02d".formatted(i), null, (in, a) -> "");
    }
    scene.pool("a/n00", new PoolPlaces("crm", 2));
    scene.pool("a/n01", new PoolPlaces("crm", 2));
    scene.start();
  }

  @AfterEach
  void tearDown() {
    scene.close();
  }

  /** A run with so many steps in the queue, from that place on. */
  private RunState queued(ReadyQueue queue, String id, String startedBy, int from, int to) {
    RunRequest request = new RunRequest(List.of("*"), "all", true, false, startedBy, null);
    RunState run = new RunState(id, scene.engine.code(), request, scene.plan());
    run.steps.subList(from, to).forEach(step -> queue.add(ready(run, step)));
    return run;
  }

  private static Ready ready(RunState run, StepState step) {
    return new Ready(
        run,
        step,
        new Readiness.Verdict.Run(new ProducerVersion("", ""), List.of(), List.of(), Set.of(), ""),
        0);
  }

  private static @Nullable Ready take(ReadyQueue queue) {
    return queue.take(ready -> null);
  }

  private static String told(@Nullable Ready ready) {
    return ready == null ? "nothing" : ready.run.id + ready.step.place;
  }

  /** What starts when each attempt ends before the next step is taken. */
  private static List<String> oneByOne(ReadyQueue queue, int count) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Ready next = take(queue);
      taken.add(told(next));
      if (next != null) {
        queue.finish(next);
      }
    }
    return taken;
  }

  @Test
  void whatPeopleAskedForGoesFirst() {
    ReadyQueue queue = new ReadyQueue(1, ClaimedPools.of("crm"));
    queued(queue, "schedule", "schedule", 2, 6);
    queued(queue, "click", "page", 2, 4);

    assertThat(oneByOne(queue, 4)).containsExactly("click2", "click3", "schedule2", "schedule3");
  }

  @Test
  void runsOfOneKindTakeTurns() {
    ReadyQueue queue = new ReadyQueue(1, ClaimedPools.of("crm"));
    queued(queue, "big", "page", 2, 20);
    queued(queue, "small", "command line", 2, 4);

    assertThat(oneByOne(queue, 5)).containsExactly("big2", "small2", "big3", "small3", "big4");
  }

  @Test
  void whatNobodyWaitsForIsLetThroughNowAndThen() {
    ReadyQueue queue = new ReadyQueue(1, ClaimedPools.of("crm"));
    queued(queue, "click", "page", 2, 20);
    queued(queue, "backfill", "backfill", 2, 4);

    List<String> taken = oneByOne(queue, 12);

    assertThat(taken.subList(0, 8)).allMatch(step -> step.startsWith("click"));
    assertThat(taken).element(8).isEqualTo("backfill2");
    assertThat(taken.subList(9, 12)).allMatch(step -> step.startsWith("click"));
  }

  @Test
  void aClickGetsAWorkerOfItsOwnWhenAllAreTaken() {
    ReadyQueue queue = new ReadyQueue(2, ClaimedPools.of("crm"));
    queued(queue, "backfill", "backfill", 2, 20);
    assertThat(queue.hire()).isEqualTo(2);
    Ready first = take(queue);
    assertThat(told(first)).isEqualTo("backfill2");
    assertThat(told(take(queue))).isEqualTo("backfill3");
    assertThat(queue.hire()).isZero();

    queued(queue, "click", "page", 2, 5);

    assertThat(queue.hire()).isOne();
    assertThat(told(take(queue))).isEqualTo("click2");
    assertThat(queue.hire()).as("one is under way").isZero();
    queue.finish(first);
    assertThat(told(take(queue))).as("three would be too many").isEqualTo("nothing");
  }

  @Test
  void whileTheLogIsBehindOnlyWhatSomebodyHasJustAskedForStarts() {
    ReadyQueue queue = new ReadyQueue(1, ClaimedPools.of("crm"));
    queued(queue, "backfill", "backfill", 2, 20);
    queued(queue, "big", "page", 2, 20);
    assertThat(queue.hire()).isOne();
    assertThat(told(take(queue))).isEqualTo("big2");
    assertThat(queue.hireUrgent()).as("nothing but more of the same").isZero();

    queued(queue, "click", "page", 2, 3);

    assertThat(queue.hireUrgent()).isOne();
    assertThat(told(queue.takeUrgent(ready -> null))).isEqualTo("click2");
    assertThat(queue.hireUrgent()).isZero();
  }

  @Test
  void aStepThatWasTakenBackNeverStarts() {
    ReadyQueue queue = new ReadyQueue(1, ClaimedPools.of("crm"));
    RunState run = queued(queue, "click", "page", 2, 4);

    assertThat(queue.withdraw(run.steps.get(2).ready)).isNull();

    assertThat(oneByOne(queue, 2)).containsExactly("click3", "nothing");
  }

  @Test
  void whatWaitsForAPoolHoldsUpNothingElse() {
    ReadyQueue queue = new ReadyQueue(3, ClaimedPools.of("crm"));
    queued(queue, "click", "page", 0, 4);

    assertThat(told(take(queue))).isEqualTo("click0");
    assertThat(told(take(queue))).isEqualTo("click2");
    assertThat(told(take(queue))).isEqualTo("click3");
    assertThat(told(take(queue))).isEqualTo("nothing");
  }

  @Test
  void anAttemptThatIsGivenUpFreesItsPlacesOnce() {
    ReadyQueue queue = new ReadyQueue(1, ClaimedPools.of("crm"));
    queued(queue, "click", "page", 0, 2);
    Ready stuck = take(queue);

    assertThat(queue.abandon(stuck)).isTrue();

    assertThat(queue.finish(stuck)).as("its thread comes back").isFalse();
    assertThat(queue.hire()).isEqualTo(2);
    assertThat(told(take(queue))).isEqualTo("click1");
  }
}
