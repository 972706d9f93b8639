package dev.assetwright.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import dev.assetwright.reference.ReferenceModel.Moment;
import dev.assetwright.reference.ReferenceModel.Step;
import dev.assetwright.reference.ReferenceModel.Verdict;
import dev.assetwright.reference.World.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs that are under way at once, judged by the log: each step must have come to what the model says of some moment between the
 * end of what it waited for in its run and its own end. So whoever makes a cell makes it alone, and what is recorded as read
 * was there.
 */
final class TogetherRuns {
  private final World world;
  private final ReferenceModel model;
  private final long since;
  private final List<Run> runs = new ArrayList<>();
  private final Map<String, Run> byId = new HashMap<>();
  private final Set<String> canceled = new HashSet<>();
  private final List<Moment> moments = new ArrayList<>();

  /** A planned run, and what became of it so far. */
  private static final class Run {
    final Map<Cell, Step> planned = new TreeMap<>();
    final Map<Cell, StepStatus> ended = new TreeMap<>();

    /** The moment after the end of each cell's step. */
    final Map<Cell, Integer> endedAt = new HashMap<>();

    boolean isAlone;
  }

  TogetherRuns(World world, ReferenceModel model, long since) {
    this.world = world;
    this.model = model;
    this.since = since;
  }

  /** The place in the log where they begin. */
  long since() {
    return since;
  }

  /** @param isAlone whether all are runs of one process, which knows at once what any of them comes to */
  void expect(Map<Cell, Step> planned, boolean isAlone) {
    Run run = new Run();
    run.isAlone = isAlone;
    planned
        .values()
        .forEach(step -> step.assets()
            .forEach(asset ->
                run.planned.put(ReferenceModel.cell(asset, step.cell().partition()), step)));
    runs.add(run);
  }

  void started(int place, String id) {
    byId.put(id, runs.get(place));
  }

  /** Somebody asked it to stop: whatever had not ended may be canceled. */
  void canceled(String id) {
    canceled.add(id);
  }

  /** Goes through the log; returns what became of the steps of each run. */
  List<Map<Cell, StepStatus>> replay(List<RecordedEvent> log) {
    moments.add(model.moment());
    Map<Cell, Materialization> made = new HashMap<>();
    for (RecordedEvent recorded : log) {
      if (recorded.event() instanceof Event.Materialized materialized) {
        Materialization newest = materialized.materialization();
        made.put(newest.cell(), newest);
      } else if (recorded.event() instanceof Event.StepEnded end) {
        Run run = byId.get(end.run());
        Step step = run.planned.get(end.cell());
        assertThat(run.ended.put(end.cell(), end.status()))
            .as("end of %s", end.cell())
            .isNull();
        if (end.status() == StepStatus.CANCELED) {
          assertThat(canceled).contains(end.run());
          model.stopped(end.cell(), end.attempt() > 0);
        }
        // The assets of one step end one after the other, and the last of them tells of all.
        if (run.ended.keySet().containsAll(cells(step))) {
          settle(end, run, step, made);
        }
      }
    }
    List<Map<Cell, StepStatus>> ended = new ArrayList<>();
    for (Run run : runs) {
      assertThat(run.ended.keySet()).as("what ended").isEqualTo(run.planned.keySet());
      ended.add(run.ended);
    }
    return ended;
  }

  private List<Cell> cells(Step step) {
    return step.assets().stream()
        .map(asset -> ReferenceModel.cell(asset, step.cell().partition()))
        .toList();
  }

  private void settle(Event.StepEnded end, Run run, Step step, Map<Cell, Materialization> made) {
    Method method = model.making(step);
    String partition = step.cell().partition();
    if (end.status() != StepStatus.CANCELED) {
      List<Verdict> possible = possible(run, method, step);
      Verdict verdict = possible.stream()
          .filter(each -> each.status() == end.status())
          .filter(each -> each.asked() == end.attempt() > 0)
          .filter(each -> each.status() != StepStatus.SUCCEEDED
              || each.inputs().equals(read(made.get(end.cell()))))
          .findFirst()
          .orElse(null);
      assertThat(verdict)
          .as(
              "%s of run %s ended as %s, reading %s: none of %s",
              end.cell(),
              end.run(),
              end.status(),
              end.status() == StepStatus.SUCCEEDED ? read(made.get(end.cell())) : "nothing",
              possible)
          .isNotNull();
      model.settle(method, partition, verdict);
      if (verdict.status() == StepStatus.SUCCEEDED) {
        for (Cell cell : cells(step)) {
          assertThat(made.get(cell).dataVersion())
              .as("what %s was made to", cell)
              .isEqualTo(model.values().get(cell));
        }
      }
    }
    moments.add(model.moment());
    cells(step).forEach(cell -> run.endedAt.put(cell, moments.size() - 1));
  }

  /** What could become of a step, decided on at whichever moment it may have been. */
  private List<Verdict> possible(Run run, Method method, Step step) {
    int from = 0;
    if (run.isAlone) {
      for (Cell input : model.inputCells(method, step.cell().partition())) {
        for (String key : world.method(input.asset().toString()).keys) {
          Cell cell = ReferenceModel.cell(key, input.partition());
          from = Math.max(from, run.endedAt.getOrDefault(cell, 0));
        }
      }
    }
    Set<Verdict> possible = new LinkedHashSet<>();
    for (int at = moments.size() - 1; at >= from; at--) {
      possible.add(
          model.verdictAt(moments.get(at), method, step.cell().partition(), step, run.ended));
    }
    return List.copyOf(possible);
  }

  private static Map<Cell, String> read(Materialization made) {
    Map<Cell, String> read = new TreeMap<>();
    for (InputVersion input : made.inputs()) {
      read.put(input.cell(), input.dataVersion());
    }
    return read;
  }
}
