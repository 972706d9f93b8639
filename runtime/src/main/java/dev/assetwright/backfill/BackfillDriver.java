package dev.assetwright.backfill;

import dev.assetwright.execute.AssetCode;
import dev.assetwright.history.EventFlow;
import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Event;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.plan.Plan;
import dev.assetwright.spi.BackfillStore;
import dev.assetwright.spi.BackfillStore.BackfillRecord;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.RunRecord;
import dev.assetwright.spi.RunStore.StepRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a backfill does next: wait for its run, start another of the steps that are left, or end.
 *
 * <p>A plan is made once and handed out run by run; when it is used up, or newer code is loaded, the rest is planned anew, so what
 * came to be up to date meanwhile is not run. One run of a backfill is under way at a time: its steps run beside each other, and the
 * next run finds upstream data made. Everything that must outlive the process is in the store.
 *
 * <p>Stepped by {@link #advance}; one thread at a time.
 */
public final class BackfillDriver {
  private static final int PAGE = 1_000;

  private final String process;
  private final BackfillStore backfills;
  private final RunStore runs;
  private final EventFlow events;
  private final Runner runner;
  private final Clock clock;
  private final Map<String, Driven> driven = new HashMap<>();
  private volatile boolean mayHold;

  /** What is known of a backfill beside the store; made anew when it is gone. */
  private static final class Driven {
    private @Nullable AssetCode code;
    private @Nullable RemainingSteps remaining;
    private @Nullable String run;
    private @Nullable Instant mayStartAt;
  }

  public BackfillDriver(
      String process,
      BackfillStore backfills,
      RunStore runs,
      EventFlow events,
      Runner runner,
      Clock clock) {
    this.process = process;
    this.backfills = backfills;
    this.runs = runs;
    this.events = events;
    this.runner = runner;
    this.clock = clock;
  }

  /**
   * Does what can be done now for a backfill.
   *
   * @return when to come again; empty when the end of its run, or somebody, will tell
   */
  public Optional<Instant> advance(String id) {
    BackfillRecord backfill = find(id);
    if (backfill == null || !isOurs(backfill)) {
      driven.remove(id);
      return Optional.empty();
    }
    Driven state = driven.get(id);
    if (state == null) {
      state = takeOver(backfill);
      driven.put(id, state);
    }
    if (state.run != null && !isOver(backfill, state, state.run)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (state.mayStartAt != null && now.isBefore(state.mayStartAt)) {
      return Optional.of(state.mayStartAt);
    }
    startNext(backfill, state, now);
    return Optional.empty();
  }

  /** Whether it runs, and this process drives it; from now on if nobody did. */
  private boolean isOurs(BackfillRecord backfill) {
    if (backfill.status() != BackfillStatus.RUNNING) {
      return false;
    }
    if (process.equals(backfill.driver())) {
      return true;
    }
    // Noted first: a claim that was written and not answered is one.
    mayHold = true;
    return backfills.claimBackfill(backfill.id(), process);
  }

  /** Whether this process may hold a claim; false when it never asked for one. Safe for any thread. */
  boolean mayHold() {
    return mayHold;
  }

  /** Planning may take a while, in which somebody may have paused or canceled it. */
  private boolean isStillOurs(String id) {
    BackfillRecord now = find(id);
    return now != null && isOurs(now);
  }

  /** The driven backfill that waits for a run. */
  Optional<String> waitingFor(String run) {
    return driven.entrySet().stream()
        .filter(entry -> run.equals(entry.getValue().run))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private @Nullable BackfillRecord find(String id) {
    return backfills.findBackfills(id).stream()
        .filter(found -> found.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Goes on with what another process, or this one before a pause, has begun. */
  private Driven takeOver(BackfillRecord backfill) {
    Driven state = new Driven();
    for (RunRecord run : backfills.runsOf(backfill.id(), 1)) {
      state.run = run.status().isFinal() ? null : run.id();
      int steps = run.counts().values().stream().mapToInt(Integer::intValue).sum();
      state.mayStartAt = mayStartAt(backfill.request(), run.queuedAt(), steps);
    }
    return state;
  }

  private static @Nullable Instant mayStartAt(BackfillRequest request, Instant started, int steps) {
    return request.pace() == null ? null : started.plus(request.pace().lasting(steps));
  }

  private boolean isOver(BackfillRecord backfill, Driven state, String run) {
    Optional<RunRecord> found =
        runs.findRuns(run).stream().filter(one -> one.id().equals(run)).findFirst();
    if (found.isPresent() && !found.get().status().isFinal()) {
      return false;
    }
    state.run = null;
    if (found.isPresent() && found.get().status() == RunStatus.CANCELED) {
      change(backfill, BackfillStatus.PAUSED, "run %s was canceled".formatted(run));
      driven.remove(backfill.id());
      return false;
    }
    RemainingSteps remaining = state.remaining;
    if (remaining != null) {
      boolean timedOut = found.isPresent() && found.get().status() == RunStatus.FAILED;
      settle(run, timedOut, remaining);
    }
    return true;
  }

  /** What a run that failed has canceled took too long; it would again. */
  private void settle(String run, boolean failed, RemainingSteps remaining) {
    for (int offset = 0; ; offset += PAGE) {
      List<StepRecord> page = runs.steps(run, offset, PAGE);
      page.forEach(step -> remaining.settle(
          step.cell(),
          failed && step.status() == StepStatus.CANCELED ? StepStatus.FAILED : step.status(),
          step.attempt()));
      if (page.size() < PAGE) {
        return;
      }
    }
  }

  private void startNext(BackfillRecord backfill, Driven state, Instant now) {
    BackfillRequest request = backfill.request();
    Plan next = null;
    if (state.remaining != null && state.code == runner.code()) {
      next = state.remaining.take(request.stepsPerRun());
    }
    if (next == null || next.isEmpty()) {
      Runner.Planned planned = runner.plan(request);
      if (planned.plan() == null) {
        change(backfill, BackfillStatus.PAUSED, planned.refusal());
        driven.remove(backfill.id());
        return;
      }
      state.code = planned.code();
      state.remaining = remaining(backfill, planned);
      next = state.remaining.take(request.stepsPerRun());
    }
    if (!isStillOurs(backfill.id())) {
      driven.remove(backfill.id());
      return;
    }
    if (next.isEmpty()) {
      end(backfill, Objects.requireNonNull(state.remaining));
      driven.remove(backfill.id());
      return;
    }
    state.run = start(backfill, state, next);
    state.mayStartAt = mayStartAt(request, now, next.cellCount());
    BackfillRecord started = find(backfill.id());
    if (started != null && started.status() == BackfillStatus.CANCELED) {
      // Whoever canceled it asked the run before this one to stop.
      runner.cancel(state.run);
    }
  }

  private String start(BackfillRecord backfill, Driven state, Plan next) {
    BackfillRequest request = backfill.request();
    boolean done = false;
    try {
      String run = runner.start(
          new RunRequest(
              request.selection(),
              request.partitions(),
              request.upstream(),
              request.force(),
              "backfill",
              null,
              backfill.id()),
          Objects.requireNonNull(state.code),
          next);
      done = true;
      return run;
    } finally {
      if (!done) {
        // What was taken of the plan and not started is found again by the next one.
        state.remaining = null;
      }
    }
  }

  /**
   * What is left of a plan after what the backfill's runs have settled. What was made before a retry may read what is made again
   * by it, and is then planned for that. By force everything is planned, so that the former has to be told.
   */
  RemainingSteps remaining(BackfillRecord backfill, Runner.Planned planned) {
    RemainingSteps remaining =
        new RemainingSteps(planned.code().graph(), Objects.requireNonNull(planned.plan()));
    if (backfill.request().force()) {
      backfills.forEachStep(backfill.id(), false, remaining::settleBefore);
    }
    backfills.forEachStep(backfill.id(), true, remaining::settle);
    return remaining;
  }

  private void end(BackfillRecord backfill, RemainingSteps remaining) {
    int failed = remaining.failed();
    int blocked = remaining.blocked();
    if (failed + blocked == 0) {
      change(backfill, BackfillStatus.SUCCEEDED, "");
    } else if (failed == 0) {
      change(
          backfill,
          BackfillStatus.FAILED,
          "%,d %s not there"
              .formatted(
                  blocked, blocked == 1 ? "cell needs data that is" : "cells need data that is"));
    } else {
      int wrecked = remaining.wrecked();
      String reason = "%,d %s failed%s"
          .formatted(
              failed,
              failed == 1 ? "cell" : "cells",
              wrecked == 0
                  ? ""
                  : " (%,d %s at work %d times when the process died)"
                      .formatted(
                          wrecked,
                          wrecked == 1 ? "was" : "were",
                          RemainingSteps.MOST_INTERRUPTIONS));
      change(
          backfill,
          BackfillStatus.FAILED,
          blocked == 0
              ? reason
              : "%s, and %,d %s"
                  .formatted(reason, blocked, blocked == 1 ? "needs it" : "need them"));
    }
  }

  private void change(BackfillRecord backfill, BackfillStatus status, String reason) {
    events.appendAndWait(
        List.of(new Event.BackfillChanged(clock.instant(), backfill.id(), status, false, reason)));
  }
}
