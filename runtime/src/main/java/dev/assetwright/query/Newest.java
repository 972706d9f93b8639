package dev.assetwright.query;

import dev.assetwright.history.History;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.ObservedState;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.ProducerCells;
import dev.assetwright.staleness.Staleness;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the newest of an asset's cells that matter, from arrays and what is in memory. */
final class Newest {
  private Newest() {}

  /** The newest partition that is not up to date and could be; -1 when there is none. */
  static int needingWork(Staleness staleness, AssetKey key) {
    return staleness.cells(key).newestNeedingWork();
  }

  /** The newest partition in a state; -1 when there is none. */
  static int withStatus(Staleness staleness, AssetKey key, CellStatus status) {
    return staleness.cells(key).newest(status);
  }

  /** The newest partition of which something is published; -1 when there is none. */
  static int published(Moment moment, AssetKey key) {
    AssetDefinition asset = moment.graph().get(key);
    if (asset.isExternal()) {
      return -1;
    }
    ProducerCells cells = moment.staleness().cells(key);
    if (!asset.producer().isMulti()) {
      return cells.newestPublished();
    }
    // Of one asset of several more may be published than of all.
    int ordinal = moment.history().isAnyPublished(key) ? cells.count() - 1 : -1;
    while (ordinal >= 0 && moment.history().dataVersion(key, cells.partition(ordinal)) == null) {
      ordinal--;
    }
    return ordinal;
  }

  /** The newest partition on which a check did not pass; when it passed on all, the newest with a result; -1 when it never ran. */
  static int checked(Moment moment, AssetKey key, String check) {
    for (String partition : moment.history().unpassed(key, check).descendingSet()) {
      int ordinal = moment.staleness().extents().find(key, partition.isEmpty() ? null : partition);
      if (ordinal >= 0) {
        return ordinal;
      }
    }
    Map<String, Map<String, CheckState>> results = moment.history().checks(key);
    ProducerCells cells = moment.staleness().cells(key);
    for (int ordinal = results.isEmpty() ? -1 : cells.count() - 1; ordinal >= 0; ordinal--) {
      Map<String, CheckState> states = results.get(text(cells.partition(ordinal)));
      if (states != null && states.containsKey(check)) {
        return ordinal;
      }
    }
    return -1;
  }

  static @Nullable CheckState result(
      History history, AssetKey key, @Nullable String partition, String check) {
    return history.checks(new Cell(key, partition)).get(check);
  }

  /** When an external's data last changed, as far as known; null when nothing is there. */
  static @Nullable Instant lastChange(History history, AssetKey key) {
    Instant newest = null;
    for (ObservedState seen : history.observations(key).values()) {
      Instant at = seen.changedAt();
      if (at != null && (newest == null || at.isAfter(newest))) {
        newest = at;
      }
    }
    return newest;
  }

  private static String text(@Nullable String partition) {
    return Objects.requireNonNullElse(partition, "");
  }
}
