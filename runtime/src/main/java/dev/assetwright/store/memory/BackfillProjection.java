package dev.assetwright.store.memory;

import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.spi.BackfillStore.BackfillRecord;
import dev.assetwright.spi.BackfillStore.StepListener;
import dev.assetwright.spi.RunStore.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One backfill, folded from its events. */
final class BackfillProjection {
  private final Event.BackfillStarted started;
  private final List<RunProjection> runs = new ArrayList<>();
  private BackfillStatus status = BackfillStatus.RUNNING;
  private Event.@Nullable BackfillChanged changed;
  private int runsBeforeRetry;
  private @Nullable String driver;

  BackfillProjection(Event.BackfillStarted started) {
    this.started = started;
  }

  void change(Event.BackfillChanged event) {
    status = event.status();
    changed = event;
    if (event.retries()) {
      runsBeforeRetry = runs.size();
    }
    if (status != BackfillStatus.RUNNING) {
      driver = null;
    }
  }

  void add(RunProjection run) {
    runs.add(run);
  }

  boolean claim(String process) {
    boolean mayHave =
        status == BackfillStatus.RUNNING && (driver == null || driver.equals(process));
    if (mayHave) {
      driver = process;
    }
    return mayHave;
  }

  void release(String process) {
    if (process.equals(driver)) {
      driver = null;
    }
  }

  @Nullable
  String driver() {
    return driver;
  }

  String id() {
    return started.backfill();
  }

  boolean isOpen() {
    return !status.isFinal();
  }

  /** Whether it is over since before, and none of its runs still goes on. */
  boolean isOver(Instant before) {
    return !isOpen()
        && changed != null
        && changed.at().isBefore(before)
        && runs.stream().noneMatch(RunProjection::isOpen);
  }

  List<RunProjection> newestRuns() {
    List<RunProjection> newest = new ArrayList<>(runs);
    Collections.reverse(newest);
    return newest;
  }

  void forEachStep(boolean sinceRetry, StepListener told) {
    for (int i = 0; i < runs.size(); i++) {
      boolean failed = runs.get(i).toRecord().status() == RunStatus.FAILED;
      for (StepRecord step : runs.get(i).steps()) {
        if (i >= runsBeforeRetry || !sinceRetry) {
          boolean timedOut = failed && step.status() == StepStatus.CANCELED;
          told.told(step.cell(), timedOut ? StepStatus.FAILED : step.status(), step.attempt());
        }
      }
    }
  }

  Map<StepStatus, Integer> countCells() {
    Map<Cell, StepStatus> newest = new HashMap<>();
    runs.forEach(run -> run.steps().forEach(step -> newest.put(step.cell(), step.status())));
    Map<StepStatus, Integer> counts = new EnumMap<>(StepStatus.class);
    newest.values().forEach(ended -> counts.merge(ended, 1, Integer::sum));
    return counts;
  }

  BackfillRecord toRecord() {
    return new BackfillRecord(
        id(),
        started.request(),
        status,
        started.at(),
        changed == null ? null : changed.at(),
        changed == null ? "" : changed.reason(),
        driver,
        runs.size());
  }
}
