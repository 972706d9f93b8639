package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.StepStatus;
import dev.assetwright.staleness.LastingFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the end of an attempt: its data is recorded, or that there was nothing to make, or its failure; another attempt
 * is set for later, or the step is over.
 *
 * <p>Belongs to the coordinator's thread.
 */
final class Attempts {
  private static final Duration DECIDE_AGAIN = Duration.ofMillis(500);

  /** So often a step is decided anew because an input changed; more is no race, but a warehouse that is not the one on record. */
  private static final int MOST_DECISIONS = 20;

  private final Runs runs;
  private final EventFlow events;
  private final Recorder recorder;
  private final Storages storages;
  private final Timers timers;
  private final Clock clock;
  private final RandomGenerator random;

  Attempts(
      Runs runs,
      EventFlow events,
      Recorder recorder,
      Storages storages,
      Timers timers,
      Clock clock,
      RandomGenerator random) {
    this.runs = runs;
    this.events = events;
    this.recorder = recorder;
    this.storages = storages;
    this.timers = timers;
    this.clock = clock;
    this.random = random;
  }

  /** Takes the result of the latest attempt at a step. */
  void ended(Ready ready, AttemptResult result) {
    RunState run = ready.run;
    List<Event> before = new ArrayList<>(result.checks());
    run.checkFailed |=
        result.checks().stream().anyMatch(check -> !check.passed() && !check.warning());
    if (result instanceof AttemptResult.Published published) {
      published(
          ready, published.materializations(), published.token(), published.partitions(), before);
    } else if (result instanceof AttemptResult.Outdated outdated) {
      Failure timedOut = ready.step.timedOut;
      if (timedOut == null) {
        outdated(run, ready.step, outdated);
      } else {
        // Its time was up first: decided anew it would go on as if it were not.
        failed(ready, new AttemptResult.Failed(timedOut, null, List.of()), before);
      }
    } else if (result instanceof AttemptResult.Skipped skipped) {
      before.addAll(skipped.partitions());
      skipped(ready, skipped.reason(), before);
    } else if (result instanceof AttemptResult.Failed failed) {
      failed(ready, failed, before);
    }
  }

  private void published(
      Ready ready,
      List<Materialization> made,
      @Nullable String token,
      List<Event.PartitionsChanged> partitions,
      List<Event> before) {
    made.forEach(each -> before.add(new Event.Materialized(each, token)));
    before.addAll(partitions);
    String reason = ready.verdict.reason();
    runs.endStep(ready.run, ready.step, StepStatus.SUCCEEDED, reason, null, before);
  }

  /** A skip is a fact about the cells like data is: what it was decided from is kept, so that it holds until that changes. */
  private void skipped(Ready ready, String reason, List<Event> before) {
    CellState.Skipped skip = new CellState.Skipped(
        clock.instant(),
        ready.run.id,
        ready.verdict.version().code(),
        ready.verdict.version().config(),
        ready.verdict.inputs(),
        reason);
    ready.step.cells.forEach(cell -> before.add(new Event.Skipped(cell, skip)));
    runs.endStep(ready.run, ready.step, StepStatus.SKIPPED, reason, null, before);
  }

  /** Another run published an input between the decision and the reading: decided anew once that is on record here. */
  private void outdated(RunState run, StepState step, AttemptResult.Outdated outdated) {
    if (run.canceled) {
      runs.endStep(run, step, StepStatus.CANCELED, canceled(run), null, List.of());
    } else if (++step.outdated < MOST_DECISIONS) {
      timers.after(
          DECIDE_AGAIN,
          () -> runs.deciding(run, () -> {
            events.follow();
            runs.decide(run, step);
          }));
    } else {
      String message = outdated.reason()
          + " What the warehouse holds is not what is on record; materialize it anew with --force.";
      Failure failure = Failures.of(Failure.Kind.ENVIRONMENT, "InputChanged", message, false);
      runs.endStep(run, step, StepStatus.FAILED, message, failure, List.of());
    }
  }

  private void failed(Ready ready, AttemptResult.Failed failed, List<Event> before) {
    RunState run = ready.run;
    StepState step = ready.step;
    Event.Publishing announced = failed.announced();
    if (announced != null) {
      if (storages.isPublished(announced.token())) {
        published(
            ready, announced.materializations(), announced.token(), announced.partitions(), before);
        return;
      }
      before.add(new Event.PublishingDropped(clock.instant(), run.id, announced.token()));
    }
    if (run.canceled) {
      boolean stopped = ready.working != null && ready.working.isCanceled();
      String reason = stopped
          ? canceled(run)
          : canceled(run) + ", since publishing failed: " + told(failed.failure());
      runs.endStep(run, step, StepStatus.CANCELED, reason, null, before);
      return;
    }
    Failure failure = step.timedOut == null ? failed.failure() : step.timedOut;
    step.timedOut = null;
    Optional<Duration> again = RetryResolver.resolve(
        step.plan.producer().retry(), failure, step.attempt - step.outdated, random.nextDouble());
    if (again.isEmpty() || step.overdue) {
      Failure lasting = failure.permanent() ? failure.from(madeFrom(ready)) : failure;
      runs.endStep(run, step, StepStatus.FAILED, told(failure), lasting, before);
      return;
    }
    Duration wait = again.get();
    Instant now = clock.instant();
    for (Cell cell : step.cells) {
      before.add(new Event.AttemptFailed(now, run.id, cell, step.attempt, failure, now.plus(wait)));
    }
    recorder.record(
        run,
        before,
        () -> timers.after(wait, () -> runs.deciding(run, () -> runs.decide(run, step))));
  }

  private static String madeFrom(Ready ready) {
    ProducerDefinition producer = ready.step.plan.producer();
    return LastingFailures.hash(
        producer,
        ready.verdict.version(),
        ready.run.code.ruleVersion(producer),
        ready.verdict.inputs());
  }

  /** What is said of a step that was stopped in an attempt. */
  static String canceled(RunState run) {
    return run.stopped() + "; nothing was stored for it";
  }

  private static String told(Failure failure) {
    return failure.kind() == Failure.Kind.CHECK
        ? "blocking check '%s' failed: %s".formatted(failure.type(), failure.message())
        : failure.message().isEmpty() ? failure.type() : failure.message();
  }
}
