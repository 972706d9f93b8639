package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.spi.ClaimStore;
import dev.assetwright.spi.RunStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings the log in line with the truth after a process died or could not record what it did: what the warehouse committed is
 * recorded, what it did not is dropped, everything else that was open is interrupted, claims are freed.
 *
 * <p>Doing it again does nothing. Callers see to it that no two processes do it at once.
 */
public final class Recovery {
  private static final int PAGE = 1_000;
  private static final String DIED = "its process died";

  private final EventFlow events;
  private final RunStore runs;
  private final ClaimStore claims;
  private final Storages storages;
  private final Clock clock;

  public Recovery(
      EventFlow events, RunStore runs, ClaimStore claims, Storages storages, Clock clock) {
    this.events = events;
    this.runs = runs;
    this.claims = claims;
    this.storages = storages;
    this.clock = clock;
  }

  /**
   * A run whose process died.
   *
   * @param earlier what was tried at the steps that were under way, or waited for their next attempt
   */
  public record Interrupted(RunStore.RunRecord run, Map<Cell, EarlierAttempts> earlier) {
    public Interrupted {
      earlier = Collections.unmodifiableMap(new LinkedHashMap<>(earlier));
    }
  }

  /**
   * Reconciles all that a dead process left open.
   *
   * @return the runs that were interrupted, oldest first
   */
  public List<Interrupted> reconcileProcess(String process) {
    return reconcileProcess(process, run -> {});
  }

  /**
   * The same for those who keep what was found.
   *
   * @param found told of each run before it is recorded as interrupted, which takes what was tried from the record
   */
  public List<Interrupted> reconcileProcess(String process, Consumer<Interrupted> found) {
    List<Interrupted> interrupted = new ArrayList<>();
    // First of all, so that it can add nothing to what is looked at here.
    claims.fence(process);
    for (RunStore.RunRecord run : runs.openRuns()) {
      if (run.process().equals(process)) {
        Interrupted dead = new Interrupted(run, earlier(run.id()));
        found.accept(dead);
        reconcileRun(run.id(), DIED);
        interrupted.add(dead);
      }
    }
    claims.releaseAll(process);
    return interrupted;
  }

  private Map<Cell, EarlierAttempts> earlier(String run) {
    Map<Cell, EarlierAttempts> earlier = new LinkedHashMap<>();
    Instant now = clock.instant();
    forEachStep(run, step -> {
      if (step.status() == StepStatus.STARTED) {
        boolean isWaiting = step.retryAt() != null && step.failure() != null;
        earlier.put(
            step.cell(),
            isWaiting
                ? new EarlierAttempts(step.attempt(), step.failure(), step.retryAt())
                : EarlierAttempts.cutOff(step.attempt(), now));
      }
    });
    return earlier;
  }

  private void forEachStep(String run, Consumer<RunStore.StepRecord> each) {
    for (int offset = 0; ; offset += PAGE) {
      List<RunStore.StepRecord> page = runs.steps(run, offset, PAGE);
      page.forEach(each);
      if (page.size() < PAGE) {
        return;
      }
    }
  }

  /** Reconciles one run and records it as interrupted; {@code why} is told with each step. */
  public void reconcileRun(String run, String why) {
    Instant now = clock.instant();
    List<Event> facts = new ArrayList<>();
    Set<Cell> finished = new HashSet<>();
    for (Event.Publishing publishing : runs.openPublishings()) {
      if (publishing.run().equals(run)) {
        settle(publishing, facts, finished);
      }
    }
    forEachStep(run, step -> {
      if (!step.status().isFinal()) {
        boolean done = finished.contains(step.cell());
        facts.add(new Event.StepEnded(
            now,
            run,
            step.cell(),
            step.attempt(),
            done ? StepStatus.SUCCEEDED : StepStatus.INTERRUPTED,
            done
                ? why + " after its data was committed; the record was finished afterwards"
                : why + "; nothing was stored for it",
            null));
      }
    });
    facts.add(new Event.RunEnded(now, run, RunStatus.INTERRUPTED, why));
    events.appendAndWait(facts);
  }

  private void settle(Event.Publishing publishing, List<Event> facts, Set<Cell> finished) {
    if (storages.isPublished(publishing.token())) {
      for (Materialization made : publishing.materializations()) {
        facts.add(new Event.Materialized(made, publishing.token()));
        finished.add(made.cell());
      }
      facts.addAll(publishing.partitions());
    } else {
      facts.add(new Event.PublishingDropped(clock.instant(), publishing.run(), publishing.token()));
    }
  }
}
