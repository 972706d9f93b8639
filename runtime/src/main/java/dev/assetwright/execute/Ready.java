package dev.assetwright.execute;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step whose turn has come: it waits for a worker, or one works on it. Its state belongs to {@link ReadyQueue}. */
final class Ready {
  final RunState run;
  final StepState step;
  final Readiness.Verdict.Run verdict;

  /** The number of the attempt, from 1. */
  final int attempt;

  /** Names what the attempt publishes. */
  final long token;

  @Nullable
  Attempt working;

  boolean over;

  /** Ends an attempt that takes too long; belongs to the coordinator's thread. */
  Timers.@Nullable Timer timeout;

  Ready(RunState run, StepState step, Readiness.Verdict.Run verdict, long token) {
    this.run = run;
    this.step = step;
    this.verdict = verdict;
    this.attempt = step.attempt + 1;
    this.token = token;
  }

  AttemptRequest request() {
    return new AttemptRequest(
        run.code,
        step.plan.producer(),
        run.id,
        step.plan.partition(),
        new Slices.Existing(
            run.extents,
            step.plan.partition(),
            verdict.inputs(),
            verdict.checkInputs(),
            verdict.outlived()),
        attempt,
        verdict.version(),
        verdict.inputs(),
        verdict.checkInputs(),
        verdict.reason());
  }

  List<Event> started(Instant at) {
    List<Event> started = new ArrayList<>(step.cells.size());
    for (Cell cell : step.cells) {
      started.add(new Event.AttemptStarted(at, run.id, cell, attempt));
    }
    return started;
  }
}
