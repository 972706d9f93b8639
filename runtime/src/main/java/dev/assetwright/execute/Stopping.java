package dev.assetwright.execute;

import dev.assetwright.model.Failure;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops what was canceled or takes too long: interrupts it, and when it does not end within the grace, gives it up and says so.
 * What is about to be published is let through.
 *
 * <p>Belongs to the coordinator's thread.
 */
final class Stopping {
  private final Runs runs;
  private final ReadyQueue queue;
  private final HeldSteps held;
  private final Timers timers;
  private final Duration grace;

  Stopping(Runs runs, ReadyQueue queue, HeldSteps held, Timers timers, Duration grace) {
    this.runs = runs;
    this.queue = queue;
    this.held = held;
    this.timers = timers;
    this.grace = grace;
  }

  /** Ends a run as fast as its attempts let themselves be stopped. */
  void cancel(RunState run) {
    if (run.canceled) {
      return;
    }
    run.canceled = true;
    for (StepState step : run.steps) {
      if (step.status.isFinal() || step.ending) {
        continue;
      }
      held.forget(step);
      Ready ready = step.ready;
      Attempt attempt = ready == null ? null : queue.withdraw(ready);
      if (ready == null || attempt == null) {
        step.ready = null;
        String when = step.attempt == 0 ? "before it started" : "before its next attempt";
        runs.endStep(run, step, StepStatus.CANCELED, run.stopped() + " " + when, null, List.of());
      } else if (attempt.cancel()) {
        abandonAfterGrace(ready, StepStatus.CANCELED, Attempts.canceled(run), null);
      }
    }
  }

  /** Stops a run when it takes longer than it may. */
  void limit(RunState run) {
    run.code
        .runTimeout()
        .ifPresent(limit -> run.timeout = timers.after(
            limit,
            () -> runs.deciding(run, () -> {
              if (!run.canceled && runs.isOpen(run)) {
                run.exceeded = limit;
                cancel(run);
              }
            })));
  }

  /** Stops an attempt when it takes longer than its asset allows, and its step when all attempts together do. */
  void limit(Ready ready) {
    StepState step = ready.step;
    Duration whole = step.plan.producer().stepTimeout();
    if (whole != null && step.deadline == null) {
      step.deadline =
          timers.after(whole, () -> runs.deciding(ready.run, () -> exceed(ready.run, step, whole)));
    }
    Duration timeout = ready.step.plan.producer().timeout();
    if (timeout != null) {
      ready.timeout = timers.after(timeout, () -> timeOut(ready, timeout));
    }
  }

  private void exceed(RunState run, StepState step, Duration limit) {
    if (step.status.isFinal() || step.ending || run.canceled || !runs.isOpen(run)) {
      return;
    }
    step.overdue = true;
    held.forget(step);
    String message = "all its attempts together took longer than " + Durations.format(limit);
    // No further attempt follows in this run; one slow night says nothing about the next.
    Failure failure = Failures.of(Failure.Kind.ASSET, "StepTimeout", message, false);
    Ready ready = step.ready;
    Attempt attempt = ready == null ? null : queue.withdraw(ready);
    if (ready == null || attempt == null) {
      step.ready = null;
      runs.endStep(run, step, StepStatus.FAILED, message, failure, List.of());
    } else if (attempt.cancel()) {
      step.timedOut = failure;
      abandonAfterGrace(ready, StepStatus.FAILED, message, failure);
    }
  }

  private void timeOut(Ready ready, Duration timeout) {
    Attempt attempt = ready.working;
    if (ready.step.ready != ready || attempt == null || !attempt.cancel()) {
      return;
    }
    String message = "it took longer than %s".formatted(Durations.format(timeout));
    Failure failure = Failures.of(Failure.Kind.ASSET, "Timeout", message, false);
    ready.step.timedOut = failure;
    abandonAfterGrace(ready, StepStatus.FAILED, message, failure);
  }

  private void abandonAfterGrace(
      Ready ready, StepStatus status, String reason, @Nullable Failure failure) {
    timers.after(grace, () -> {
      if (ready.step.ready == ready && queue.abandon(ready)) {
        ready.step.ready = null;
        runs.endStep(
            ready.run,
            ready.step,
            status,
            reason
                + "; its method did not stop within %s and was abandoned: it still runs, but can no longer read, write or publish"
                    .formatted(Durations.format(grace)),
            failure,
            List.of());
      }
    });
  }

  /** Lets go of a step whose run is over before it was: what does not publish is given up at once. */
  void drop(StepState step) {
    held.forget(step);
    Ready ready = step.ready;
    if (ready == null) {
      return;
    }
    Attempt attempt = queue.withdraw(ready);
    if (attempt == null) {
      step.ready = null;
    } else if (attempt.cancel()) {
      step.ready = null;
      queue.abandon(ready);
    }
  }
}
