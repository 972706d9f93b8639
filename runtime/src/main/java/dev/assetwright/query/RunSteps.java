package dev.assetwright.query;

import dev.assetwright.model.Cell;
import dev.assetwright.query.view.RunView;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.RunStore.CheckRecord;
import dev.assetwright.spi.RunStore.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of runs as they are recorded. Asks nothing about staleness, so that a run is cheap to follow live. */
public final class RunSteps {
  private final RunStore runs;
  private final Instant now;

  /** Takes the clock; steps that last count to it. */
  public RunSteps(RunStore runs, Instant now) {
    this.runs = runs;
    this.now = now;
  }

  /** Single steps of a run, in the order given, for live updates; cells without a step are left out. */
  public List<RunView.Step> find(String run, Collection<Cell> cells) {
    return of(run, cells.stream().flatMap(cell -> runs.step(run, cell).stream()).toList());
  }

  List<RunView.Step> of(String run, List<StepRecord> steps) {
    Map<Cell, List<RunView.CheckResult>> checks = new HashMap<>();
    List<Cell> cells = steps.stream().map(StepRecord::cell).toList();
    for (CheckRecord record : runs.checks(run, cells)) {
      checks.computeIfAbsent(record.cell(), cell -> new ArrayList<>()).add(Checks.view(record));
    }
    return steps.stream().map(step -> view(step, checks)).toList();
  }

  private RunView.Step view(StepRecord step, Map<Cell, List<RunView.CheckResult>> checks) {
    return new RunView.Step(
        step.cell().asset().toString(),
        step.cell().partition(),
        step.status().name(),
        step.reason(),
        step.attempt(),
        step.startedAt(),
        step.endedAt(),
        step.retryAt(),
        durationMillis(step),
        step.rows(),
        step.metadata(),
        checks.getOrDefault(step.cell(), List.of()));
  }

  long durationMillis(StepRecord step) {
    if (step.startedAt() == null) {
      return 0;
    }
    Instant end = step.endedAt() == null ? now : step.endedAt();
    return Math.max(0, Duration.between(step.startedAt(), end).toMillis());
  }
}
