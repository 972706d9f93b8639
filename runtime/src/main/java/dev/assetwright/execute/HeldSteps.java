package dev.assetwright.execute;

import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Cell;
import dev.assetwright.spi.ClaimStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Steps whose turn it is while another run, here or elsewhere, makes their cells. They are asked for together, when some run gave
 * something back and every now and then, since a process may die without a word.
 *
 * <p>Belongs to the coordinator's thread.
 */
final class HeldSteps {
  private static final Duration ASK_AGAIN = Duration.ofMillis(500);

  private final ClaimStore claims;
  private final EventFlow events;
  private final String process;
  private final Inbox inbox;
  private final Timers timers;
  private final Runs runs;
  private final BiConsumer<RunState, StepState> decide;
  private final Map<StepState, RunState> held = new LinkedHashMap<>();

  /** Read by other threads: nobody needs to be told of ends while nothing is held. */
  private volatile boolean any;

  private boolean asks;
  private boolean waits;

  HeldSteps(
      ClaimStore claims,
      EventFlow events,
      String process,
      Inbox inbox,
      Timers timers,
      Runs runs,
      BiConsumer<RunState, StepState> decide) {
    this.claims = claims;
    this.events = events;
    this.process = process;
    this.inbox = inbox;
    this.timers = timers;
    this.runs = runs;
    this.decide = decide;
  }

  /** Whether another run had the step's cells when they were last asked for; then it is decided anew when they are free. */
  boolean isHeld(RunState run, StepState step) {
    if (run.heldByOthers.isEmpty() || Collections.disjoint(run.heldByOthers, step.cells)) {
      return false;
    }
    held.put(step, run);
    any = true;
    if (!asks) {
      asks = true;
      inbox.post(() -> {
        asks = false;
        ask(held.keySet());
      });
    }
    return true;
  }

  void forget(StepState step) {
    held.remove(step);
    any = !held.isEmpty();
  }

  /** Whether ends of steps elsewhere matter; safe for any thread. */
  boolean isAny() {
    return any;
  }

  /** Steps of these cells ended somewhere. */
  void ended(Set<Cell> cells) {
    ask(held.keySet().stream()
        .filter(step -> !Collections.disjoint(cells, step.cells))
        .toList());
  }

  /** Some run ended. */
  void runEnded() {
    ask(held.keySet());
  }

  /** Decides on those that have been given back; whoever held them may have made them meanwhile. */
  private void ask(Collection<StepState> steps) {
    Map<RunState, List<StepState>> byRun = new LinkedHashMap<>();
    for (StepState step : steps) {
      byRun.computeIfAbsent(held.get(step), run -> new ArrayList<>()).add(step);
    }
    byRun.forEach((run, asked) -> runs.deciding(run, () -> ask(run, asked)));
    if (!held.isEmpty() && !waits) {
      waits = true;
      timers.after(ASK_AGAIN, () -> {
        waits = false;
        ask(held.keySet());
      });
    }
  }

  private void ask(RunState run, List<StepState> asked) {
    List<Cell> cells = asked.stream().flatMap(step -> step.cells.stream()).toList();
    Set<Cell> others = new HashSet<>(
        claims.claim(cells, RunState.joint(asked), process, run.id).keySet());
    events.follow();
    for (StepState step : asked) {
      if (Collections.disjoint(others, step.cells)) {
        forget(step);
        step.cells.forEach(run.heldByOthers::remove);
        decide.accept(run, step);
      }
    }
  }
}
