package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.spi.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of runs and their steps: a run begins; a step whose upstream is final is decided on; what it comes to is recorded, and
 * once that is durable the steps behind it are looked at; a run without open steps ends.
 *
 * <p>Belongs to the coordinator's thread.
 */
final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final Duration ABORT_RETRY = Duration.ofSeconds(1);

  private final EventFlow events;
  private final Recorder recorder;
  private final Recovery recovery;
  private final Timers timers;
  private final Clock clock;
  private final Steps steps;
  private final Map<String, RunState> open = new LinkedHashMap<>();

  /** What is done with single steps. */
  interface Steps {
    /** It runs as soon as there is a worker for it. */
    void start(RunState run, StepState step, Readiness.Verdict.Run verdict);

    /** Its run is over before it was: nothing more happens to it. */
    void drop(StepState step);
  }

  Runs(
      EventFlow events,
      Recorder recorder,
      Recovery recovery,
      Timers timers,
      Clock clock,
      Steps steps) {
    this.events = events;
    this.recorder = recorder;
    this.recovery = recovery;
    this.timers = timers;
    this.clock = clock;
    this.steps = steps;
  }

  List<RunState> open() {
    return List.copyOf(open.values());
  }

  @Nullable
  RunState find(String run) {
    return open.get(run);
  }

  boolean isOpen(RunState run) {
    return open.get(run.id) == run;
  }

  /** Starts a run that is on record, with what others hold of it already known. */
  void begin(RunState run) {
    open.put(run.id, run);
    deciding(run, () -> {
      recorder.record(run, List.of(new Event.RunStarted(clock.instant(), run.id)));
      if (run.steps.isEmpty()) {
        endRun(run);
        return;
      }
      run.steps.forEach(step -> recordEarlier(run, step));
      for (StepState step : List.copyOf(run.steps)) {
        if (step.waits == 0) {
          decide(run, step);
        }
      }
    });
  }

  /** What was tried before is a part of this run, too, so that it is known should this process die as well. */
  private void recordEarlier(RunState run, StepState step) {
    EarlierAttempts earlier = step.earlier;
    if (earlier != null) {
      step.become(StepStatus.STARTED);
      Instant now = clock.instant();
      recorder.record(
          run,
          step.cells.stream()
              .map(cell -> new Event.AttemptFailed(
                  now, run.id, cell, earlier.count(), earlier.last(), earlier.notBefore()))
              .toList());
    }
  }

  /** Ends a run that is on record and whose cells could not be claimed. */
  void refuse(RunState run, Throwable thrown) {
    open.put(run.id, run);
    abort(run, thrown);
  }

  /** A decision that fails, which is a bug of ours, ends its run; it would stay open for ever. */
  void deciding(RunState run, Runnable decision) {
    try {
      decision.run();
    } catch (StoreUnavailableException e) {
      abort(run, e);
    } catch (RuntimeException e) {
      LOG.error(
          "The engine failed at a decision for run {}. This is a bug in Assetwright.", run.id, e);
      abort(run, e);
    }
  }

  /** Decides with what is known now; the second phase of planning. */
  void decide(RunState run, StepState step) {
    if (step.status.isFinal() || step.ending || run.canceled || !isOpen(run)) {
      return;
    }
    if (step.earlier != null) {
      Duration wait = Duration.between(clock.instant(), step.earlier.notBefore());
      step.earlier = null;
      if (!wait.isNegative() && !wait.isZero()) {
        timers.after(wait, () -> deciding(run, () -> decide(run, step)));
        return;
      }
    }
    Readiness.Verdict verdict = new Readiness(run, events.history()).decide(step);
    if (verdict instanceof Readiness.Verdict.End end) {
      endStep(run, step, end.status(), end.reason(), end.failure(), List.of());
    } else if (verdict instanceof Readiness.Verdict.Run decided) {
      EarlierAttempts usedUp = step.usedUp;
      if (usedUp == null) {
        steps.start(run, step, decided);
      } else {
        endUsedUp(run, step, usedUp);
      }
    }
  }

  private void endUsedUp(RunState run, StepState step, EarlierAttempts usedUp) {
    String reason = "it had no attempt left when its process died";
    if (usedUp.isCutOff()) {
      endStep(run, step, StepStatus.INTERRUPTED, reason, null, List.of());
    } else {
      Failure last = usedUp.last();
      endStep(run, step, StepStatus.FAILED, reason + ": " + last.message(), last, List.of());
    }
  }

  /**
   * Records the end of a step.
   *
   * @param before recorded with it, before it
   */
  void endStep(
      RunState run,
      StepState step,
      StepStatus status,
      String reason,
      @Nullable Failure failure,
      List<Event> before) {
    step.ending = true;
    timers.cancel(step.deadline);
    Instant now = clock.instant();
    List<Event> recorded = new ArrayList<>(before);
    for (Cell cell : step.cells) {
      recorded.add(new Event.StepEnded(now, run.id, cell, step.attempt, status, reason, failure));
    }
    recorder.record(run, recorded, () -> stepEnded(run, step, status, reason));
  }

  private void stepEnded(RunState run, StepState step, StepStatus status, String reason) {
    if (step.status.isFinal()) {
      return;
    }
    step.reason = reason;
    step.become(status);
    run.open--;
    for (int down : step.downstream) {
      StepState next = run.steps.get(down);
      if (--next.waits == 0) {
        decide(run, next);
      }
    }
    if (run.open == 0) {
      endRun(run);
    }
  }

  private void endRun(RunState run) {
    RunStatus status = run.outcome();
    Event ended = new Event.RunEnded(clock.instant(), run.id, status, run.summary());
    timers.cancel(run.timeout);
    recorder.record(run, List.of(ended), () -> {
      open.remove(run.id);
      run.ended.complete(status);
    });
  }

  /**
   * The store refuses, so nothing more of this run can be recorded: running attempts are stopped, and the run is left as it
   * stands in the log. The end is recorded as soon as the store lets it, at the latest when another process sees this one dead.
   */
  void abort(RunState run, Throwable thrown) {
    Throwable cause = thrown.getCause() != null && thrown instanceof CompletionException
        ? thrown.getCause()
        : thrown;
    if (open.remove(run.id) == null) {
      return;
    }
    run.canceled = true;
    timers.cancel(run.timeout);
    LOG.error("Run {} stops: {}", run.id, cause.getMessage());
    run.steps.forEach(steps::drop);
    run.ended.completeExceptionally(cause);
    timers.after(ABORT_RETRY, () -> recordAbort(run));
  }

  /**
   * What is being published must have come to its end, and what was recorded to the log: only then the warehouse and the log
   * tell the truth about it.
   */
  private void recordAbort(RunState run) {
    try {
      if (run.steps.stream().allMatch(step -> step.ready == null) && run.unwritten.get() == 0) {
        recovery.reconcileRun(run.id, "the store or the warehouse refused while it ran");
        return;
      }
    } catch (RuntimeException e) {
      // Whatever it is: a run that nobody tries to end would stay open as long as this process
      // lives.
      LOG.debug("The end of run {} cannot be recorded yet.", run.id, e);
    }
    timers.after(ABORT_RETRY, () -> recordAbort(run));
  }
}
