package dev.assetwright.query;

import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.StepStatus;
import dev.assetwright.query.view.PartitionsView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Grid;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.Staleness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partitions of an asset as runs of equal state: how each stands, and over that what is happening to it. */
final class PartitionRuns {
  /** In the order in which counts are told: what wants attention first. */
  private static final List<String> STATES =
      List.of("running", "failed", "blocked", "stale", "missing", "up to date", "gone", "absent");

  private PartitionRuns() {}

  /** All partitions; null without a grid. */
  static @Nullable PartitionsView of(Moment moment, AssetDefinition asset) {
    Grid grid = asset.grid();
    if (grid == null) {
      return null;
    }
    AssetKey key = asset.key();
    Staleness staleness = moment.staleness();
    int count = staleness.count(key);
    List<PartitionsView.Run> runs = new ArrayList<>();
    int from = 0;
    for (int ordinal = 1; ordinal <= count; ordinal++) {
      String state = state(moment, key, from);
      if (ordinal == count || !state(moment, key, ordinal).equals(state)) {
        runs.add(new PartitionsView.Run(
            from,
            ordinal - 1,
            String.valueOf(staleness.partition(key, from)),
            String.valueOf(staleness.partition(key, ordinal - 1)),
            state));
        from = ordinal;
      }
    }
    return new PartitionsView(
        grid.describe(),
        grid.key(0),
        count,
        counts(moment, asset),
        Absences.of(staleness, key).reason(),
        runs);
  }

  /** How many partitions are in each state, in a stated order; empty without a grid. */
  static Map<String, Integer> counts(Moment moment, AssetDefinition asset) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (asset.grid() == null) {
      return counts;
    }
    Map<String, Integer> unordered = new LinkedHashMap<>();
    int count = moment.staleness().count(asset.key());
    for (int ordinal = 0; ordinal < count; ordinal++) {
      unordered.merge(state(moment, asset.key(), ordinal), 1, Integer::sum);
    }
    for (String state : STATES) {
      if (unordered.containsKey(state)) {
        counts.put(state, unordered.get(state));
      }
    }
    return counts;
  }

  private static String state(Moment moment, AssetKey key, int ordinal) {
    Staleness staleness = moment.staleness();
    CellStatus status = staleness.status(key, ordinal);
    if (moment.activity().touches(key)) {
      StepStatus step = moment.activity().step(key, staleness.partition(key, ordinal));
      if (step == StepStatus.STARTED) {
        return "running";
      }
    }
    boolean held = (status == CellStatus.STALE || status == CellStatus.MISSING)
        && staleness.isHeldBack(key, ordinal);
    return held ? "blocked" : status.word();
  }
}
