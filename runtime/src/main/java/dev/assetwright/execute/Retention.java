package dev.assetwright.execute;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.History;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.StorageKind;
import dev.assetwright.spi.StoreUnavailableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps of each value in files the version that is published and the one before it. Older ones go once the newest is on record,
 * never before: until then a crash makes the former version the live one again.
 *
 * <p>Belongs to the coordinator's thread; the deleting is done by workers.
 */
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final History history;
  private final Storages storages;
  private final Executor workers;
  private final Map<Cell, Due> due = new HashMap<>();

  private record Due(AssetDefinition asset, List<String> versions) {}

  Retention(History history, Storages storages, Executor workers) {
    this.history = history;
    this.storages = storages;
    this.workers = workers;
  }

  /** Takes note of what is about to be recorded. */
  void note(AssetGraph graph, List<Materialization> made) {
    for (Materialization newest : made) {
      Cell cell = newest.cell();
      AssetDefinition asset = graph.get(cell.asset());
      boolean inFile = asset.storage() == StorageKind.VALUE || asset.storage() == StorageKind.ROWS;
      CellState.Published before = history.cell(cell.asset(), cell.partition()).published();
      if (inFile && before == null) {
        // What a process left that died while it made the first.
        due.put(cell, new Due(asset, List.of(newest.dataVersion())));
      } else if (inFile && !before.dataVersion().equals(newest.dataVersion())) {
        due.put(cell, new Due(asset, List.of(newest.dataVersion(), before.dataVersion())));
      }
    }
  }

  /** What was noted of this cell is on record. */
  void recorded(Cell cell) {
    Due old = due.remove(cell);
    if (old != null) {
      workers.execute(() -> retain(cell, old));
    }
  }

  private void retain(Cell cell, Due old) {
    CellState.Published now = history.cell(cell.asset(), cell.partition()).published();
    if (now == null || !now.dataVersion().equals(old.versions().get(0))) {
      // Somebody published a newer one meanwhile, and sees to the rest.
      return;
    }
    try {
      storages.of(old.asset().storage()).retain(old.asset(), cell.partition(), old.versions());
    } catch (StoreUnavailableException e) {
      LOG.debug("Older versions of '{}' stay until its next materialization.", cell, e);
    }
  }
}
