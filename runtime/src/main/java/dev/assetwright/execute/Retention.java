package dev.assetwright.execute;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.History;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.StorageKind;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps of each value in files the version that is on record and the newest, which is about to be: until that is recorded, a crash
 * makes the former version the live one again.
 *
 * <p>Done by whoever has the claim on the cells, before their step is recorded: so nobody else publishes them meanwhile, and
 * nothing is removed that somebody has just put there.
 */
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final History history;
  private final Storages storages;

  Retention(History history, Storages storages) {
    this.history = history;
    this.storages = storages;
  }

  /** Removes what is older. What cannot be removed stays until the cell is materialized the next time. */
  void published(AssetGraph graph, List<Materialization> made) {
    for (Materialization newest : made) {
      Cell cell = newest.cell();
      AssetDefinition asset = graph.get(cell.asset());
      if (asset.storage() != StorageKind.VALUE && asset.storage() != StorageKind.ROWS) {
        continue;
      }
      try {
        retain(asset, newest);
      } catch (RuntimeException e) {
        // Whatever it is: the data is published by now, and this cannot undo it.
        LOG.debug("Older versions of '{}' stay until its next materialization.", cell, e);
      }
    }
  }

  private void retain(AssetDefinition asset, Materialization newest) {
    Cell cell = newest.cell();
    CellState.Published before = history.cell(cell.asset(), cell.partition()).published();
    if (before != null && before.dataVersion().equals(newest.dataVersion())) {
      return;
    }
    // Without one on record all others are what a process left that died while it made the first.
    List<String> versions = before == null
        ? List.of(newest.dataVersion())
        : List.of(newest.dataVersion(), before.dataVersion());
    storages.of(asset.storage()).retain(asset, cell.partition(), versions);
  }
}
