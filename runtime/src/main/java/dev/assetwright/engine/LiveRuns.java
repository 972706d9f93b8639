package dev.assetwright.engine;

import dev.assetwright.history.EventFlow;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.Activity;
import dev.assetwright.spi.RunStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of all runs that are not final, of every process on the store; kept up to date by the events. */
final class LiveRuns implements EventFlow.Listener {
  private final Map<String, Map<Cell, StepStatus>> steps = new LinkedHashMap<>();
  private @Nullable Activity snapshot;

  /** Starts from the runs that are open in the store. */
  static LiveRuns of(RunStore runs) {
    LiveRuns live = new LiveRuns();
    for (RunStore.RunRecord run : runs.openRuns()) {
      Map<Cell, StepStatus> open = new HashMap<>();
      runs.forEachStep(run.id(), step -> open.put(step.cell(), step.status()));
      live.steps.put(run.id(), open);
    }
    return live;
  }

  /** What they do right now. */
  synchronized Activity activity() {
    if (snapshot == null) {
      snapshot = steps.isEmpty() ? Activity.NONE : Activity.of(this::all);
    }
    return snapshot;
  }

  private synchronized Map<Cell, StepStatus> all() {
    Map<Cell, StepStatus> all = new HashMap<>();
    steps.values().forEach(all::putAll);
    return all;
  }

  /** Whether any run is not final. */
  synchronized boolean hasRuns() {
    return !steps.isEmpty();
  }

  @Override
  public synchronized void happened(List<RecordedEvent> events, boolean own) {
    for (RecordedEvent recorded : events) {
      apply(recorded.event());
    }
  }

  private void apply(Event event) {
    if (event instanceof Event.RunQueued queued) {
      Map<Cell, StepStatus> open = new HashMap<>();
      queued.steps().forEach(cell -> open.put(cell, StepStatus.QUEUED));
      steps.put(queued.run(), open);
    } else if (event instanceof Event.AttemptStarted started) {
      put(started.run(), started.cell(), StepStatus.STARTED);
    } else if (event instanceof Event.StepEnded ended) {
      put(ended.run(), ended.cell(), ended.status());
    } else if (event instanceof Event.RunEnded ended) {
      steps.remove(ended.run());
    } else {
      return;
    }
    snapshot = null;
  }

  private void put(String run, Cell cell, StepStatus status) {
    Map<Cell, StepStatus> open = steps.get(run);
    if (open != null) {
      open.put(cell, status);
    }
  }
}
