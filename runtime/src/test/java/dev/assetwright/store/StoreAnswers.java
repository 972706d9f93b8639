package dev.assetwright.store;

import dev.assetwright.model.Cell;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything a store says of a {@link RandomHistory}, as comparable lines. */
final class StoreAnswers {
  private StoreAnswers() {}

  static List<String> of(Store store, RandomHistory history) {
    List<String> lines = new ArrayList<>();
    lines.add("last " + store.lastSequence() + ", pruned to a place " + (store.prunedTo() > 0));
    store.after(0, Integer.MAX_VALUE).forEach(event -> lines.add("event " + event.event()));
    var state = store.load();
    new TreeMap<>(state.cells()).forEach((cell, known) -> lines.add("cell " + cell + known));
    new TreeMap<>(state.observations()).forEach((cell, known) -> lines.add("seen " + cell + known));
    new TreeMap<>(state.checks()).forEach((cell, known) -> lines.add("check " + cell + known));
    new TreeMap<>(state.partitions()).forEach((grid, keys) -> lines.add("keys " + grid + keys));
    lines.add("runs " + store.runs(null, null, 100));
    lines.add("few runs " + store.runs(null, null, 2));
    lines.add("open " + store.openRuns());
    lines.add("publishings " + store.openPublishings());
    RandomHistory.SCHEDULES.forEach(one -> lines.add("tick " + store.lastTick(one)));
    RandomHistory.FINGERPRINTS.forEach(one -> lines.add("like " + store.failuresLike(one, 3)));
    Set<AssetKey> assets = new TreeSet<>();
    for (Cell cell : RandomHistory.cells()) {
      assets.add(cell.asset());
      lines.add("of " + cell
          + store.materializations(
              cell.asset(), Objects.requireNonNullElse(cell.partition(), "none"), 100));
    }
    for (AssetKey asset : assets) {
      lines.add("of " + asset + store.materializations(asset, null, 5));
      lines.add("accepted of " + asset + store.acceptances(asset, 4));
      lines.add("runs of " + asset + store.runs(asset, null, 100));
    }
    lines.add("backfills " + store.backfills(3));
    lines.add("open backfills " + store.openBackfills());
    for (String backfill : history.backfills()) {
      lines.add("backfill " + store.findBackfills(backfill));
      lines.add("cells of it " + new TreeMap<>(store.countCells(backfill)));
      lines.add("runs of it " + store.runsOf(backfill, 2));
      store.forEachStep(
          backfill,
          true,
          (cell, status, attempts) -> lines.add("since " + cell + status + attempts));
      store.forEachStep(
          backfill,
          false,
          (cell, status, attempts) -> lines.add("told " + cell + status + attempts));
    }
    for (String run : history.runs()) {
      lines.add("steps " + store.steps(run, 0, 100));
      lines.add("some steps " + store.steps(run, 1, 2));
      lines.add("step " + store.step(run, RandomHistory.cells().get(0)));
      lines.add("checks " + store.checks(run, RandomHistory.cells()));
      lines.add("checks of one " + store.checks(run, RandomHistory.cells().subList(0, 1)));
      for (StepStatus status : StepStatus.values()) {
        lines.add(status + " " + store.steps(run, status, 0, 100));
        lines.add("second " + status + " " + store.steps(run, status, 1, 1));
      }
      store.forEachStep(run, step -> lines.add("each " + step));
      lines.add("found " + store.findRuns(run.substring(0, 2)));
    }
    return lines;
  }
}
