package dev.assetwright.engine;

import dev.assetwright.app.Application;
import dev.assetwright.app.ApplicationException;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.plan.Plan;
import dev.assetwright.query.SelectionResolver;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore;
import dev.assetwright.staleness.Staleness;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run did not do, for another one that does it: what failed, was blocked, canceled or interrupted, as far as it still
 * exists.
 */
final class UndoneSteps {

  private final RunStore.RunRecord run;
  private final boolean isAny;

  /** The cells that still exist, with the end of their steps. */
  private final Map<Cell, Instant> cells;

  private UndoneSteps(RunStore.RunRecord run, boolean isAny, Map<Cell, Instant> cells) {
    this.run = run;
    this.isAny = isAny;
    this.cells = cells;
  }

  /** Finds them of a run that is over. */
  static UndoneSteps of(RunStore runs, RunStore.RunRecord run, AssetGraph graph, Extents extents) {
    Map<Cell, Instant> cells = new LinkedHashMap<>();
    boolean[] isAny = new boolean[1];
    runs.forEachStep(run.id(), step -> {
      isAny[0] |= !step.status().isGood();
      // What is no longer declared, or was removed, is not tried again.
      if (!step.status().isGood()
          && graph.contains(step.cell().asset())
          && extents.find(step.cell().asset(), step.cell().partition()) >= 0) {
        cells.put(step.cell(), step.endedAt() == null ? Instant.MAX : step.endedAt());
      }
    });
    return new UndoneSteps(run, isAny[0], cells);
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  /** Why there is nothing to do, when there is not. */
  String nothing() {
    return (isAny ? "What failed in run %s does not exist any more." : "Nothing in run %s failed.")
        .formatted(run.id());
  }

  /**
   * A request that covers them; other partitions of some of the assets, too.
   *
   * @param force whether all that it covers is planned though it may be up to date
   */
  Application.Request request(boolean force) {
    SortedSet<String> assets = new TreeSet<>();
    SortedSet<String> partitions = new TreeSet<>();
    for (Cell cell : cells.keySet()) {
      assets.add(cell.asset().toString());
      if (cell.partition() != null) {
        partitions.add(cell.partition());
      }
    }
    return new Application.Request(
        List.copyOf(assets),
        partitions.isEmpty() ? "all" : String.join(",", partitions),
        !run.request().upstream(),
        force);
  }

  /**
   * Of a run by force: what is stale, and of what is not all that the run was asked to make and did not, unless somebody has made
   * it since.
   *
   * @param stale a plan of the {@link #request} without force
   * @param forced one with it
   */
  Plan plan(Staleness staleness, History history, Plan stale, Plan forced) {
    record Made(ProducerDefinition producer, int ordinal) {}
    Map<Made, Plan.Step> steps = new HashMap<>();
    stale.steps().forEach(step -> steps.put(new Made(step.producer(), step.ordinal()), step));
    SortedSet<AssetKey> asked = asked(staleness);
    for (Plan.Step step : forced.steps()) {
      boolean isLeft = step.forced()
          && step.producer().assets().stream()
              .filter(asked::contains)
              .anyMatch(asset -> isLeft(history, new Cell(asset, step.partition())));
      if (isLeft) {
        steps.put(new Made(step.producer(), step.ordinal()), step);
      }
    }
    return forced.part(steps.values());
  }

  private boolean isLeft(History history, Cell cell) {
    Instant ended = cells.get(cell);
    if (ended == null) {
      return false;
    }
    CellState.Published published = history.cell(cell.asset(), cell.partition()).published();
    return published == null || !published.at().isAfter(ended);
  }

  /** The assets that were asked for, and not only planned upstream of those. */
  private SortedSet<AssetKey> asked(Staleness staleness) {
    try {
      return new SelectionResolver(staleness).mayMean(run.request().selection());
    } catch (ApplicationException e) {
      // Some of them are declared no longer.
      return staleness.graph().keys();
    }
  }
}
