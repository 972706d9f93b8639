package dev.assetwright.engine;

import dev.assetwright.execute.Storages;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.CellTable;
import dev.assetwright.history.History;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.RecordedEvent;
import dev.assetwright.model.StepStatus;
import dev.assetwright.model.StorageKind;
import dev.assetwright.plan.ReadCells;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which published cells have lost their data, such as by somebody who deleted files, so that they count as missing.
 *
 * <p>Asking the disk about each cell costs some microseconds, and there may be millions. So it is asked
 *
 * <ul>
 *   <li>of {@link #CELLS_EACH} cells at each look of a process that serves, which go round: of a million cells each is looked at
 *       once in 128 looks, which takes 7 minutes in {@code dev} and an hour in {@code serve};
 *   <li>of all that a request asks for and of all upstream of that before it is planned, so that no plan counts on what is not
 *       there;
 *   <li>of what a step read that failed by its environment, at the next look.
 * </ul>
 *
 * <p>Safe for several threads.
 */
final class LostData {
  /** How many cells one look in the rotation goes through; an asset without any counts as one. */
  static final int CELLS_EACH = 8_192;

  private final Storages storages;
  private final History history;

  /** The steps that failed by their environment, which may be because what they read is gone. */
  private final Set<Cell> suspects = new HashSet<>();

  /** Where the rotation goes on; null at the first asset. */
  private @Nullable AssetKey next;

  private int place;

  LostData(Storages storages, History history) {
    this.storages = storages;
    this.history = history;
  }

  /** Takes note of steps whose inputs are to be looked at. */
  void happened(List<RecordedEvent> happened) {
    for (RecordedEvent event : happened) {
      if (event.event() instanceof Event.StepEnded ended
          && ended.status() == StepStatus.FAILED
          && ended.failure() != null
          && ended.failure().kind() == Failure.Kind.ENVIRONMENT) {
        suspect(ended.cell());
      } else if (event.event() instanceof Event.AttemptFailed failed
          && failed.failure().kind() == Failure.Kind.ENVIRONMENT) {
        suspect(failed.cell());
      }
    }
  }

  private void suspect(Cell cell) {
    synchronized (suspects) {
      suspects.add(cell);
    }
  }

  /** Looks at what failed steps read, and at the next cells of the rotation. */
  void look(AssetGraph graph, Extents extents) {
    lookAtSuspects(graph, extents);
    lookAround(graph);
  }

  private void lookAtSuspects(AssetGraph graph, Extents extents) {
    Map<AssetKey, BitSet> readers = new TreeMap<>();
    synchronized (suspects) {
      for (Cell cell : suspects) {
        int ordinal = graph.contains(cell.asset()) && !graph.get(cell.asset()).isExternal()
            ? extents.find(cell.asset(), cell.partition())
            : -1;
        if (ordinal >= 0) {
          readers.computeIfAbsent(cell.asset(), asset -> new BitSet()).set(ordinal);
        }
      }
      suspects.clear();
    }
    if (!readers.isEmpty()) {
      lookAt(graph, extents, ReadCells.inputs(graph, extents, readers));
    }
  }

  /** Looks at these cells, as far as they are published. */
  void lookAt(AssetGraph graph, Extents extents, Map<AssetKey, BitSet> cells) {
    Found found = new Found();
    cells.forEach((key, ordinals) -> {
      AssetDefinition asset = graph.get(key);
      if (!keepsData(asset) || !history.isAnyPublished(key)) {
        return;
      }
      for (int at = ordinals.nextSetBit(0); at >= 0; at = ordinals.nextSetBit(at + 1)) {
        String partition = extents.key(key, at);
        CellState.Published published = history.cell(key, partition).published();
        if (published != null) {
          found.add(asset, partition, published);
        }
        if (found.count() >= CELLS_EACH) {
          found.ask();
        }
      }
    });
    found.ask();
  }

  private synchronized void lookAround(AssetGraph graph) {
    SortedSet<AssetKey> keys = graph.keys();
    if (keys.isEmpty()) {
      return;
    }
    AssetKey first = next == null ? keys.first() : next;
    if (!keys.contains(first)) {
      place = 0;
    }
    List<AssetKey> round = new ArrayList<>(keys.tailSet(first));
    round.addAll(keys.headSet(first));
    Found found = new Found();
    int at = 0;
    for (int left = CELLS_EACH; left > 0 && at < round.size(); ) {
      int seen = add(graph.get(round.get(at)), left, found);
      place += seen;
      if (seen < left) {
        at++;
        place = 0;
      }
      left -= Math.max(1, seen);
    }
    next = round.get(at % round.size());
    found.ask();
  }

  private int add(AssetDefinition asset, int most, Found found) {
    return history.reading(() -> {
      CellTable table = keepsData(asset) ? history.table(asset.key()) : null;
      return table == null
          ? 0
          : table.forEachPublished(
              place,
              most,
              (partition, published) ->
                  found.add(asset, partition.isEmpty() ? null : partition, published));
    });
  }

  /** What keeps no data cannot lose it. */
  private static boolean keepsData(AssetDefinition asset) {
    return !asset.isExternal() && asset.storage() != StorageKind.NONE;
  }

  /** Cells that are about to be looked at. */
  private final class Found {
    private final Map<AssetStorage, Map<Cell, CellState.Published>> published = new HashMap<>();
    private final Map<Cell, AssetDefinition> definitions = new HashMap<>();

    void add(AssetDefinition asset, @Nullable String partition, CellState.Published state) {
      Cell cell = new Cell(asset.key(), partition);
      published
          .computeIfAbsent(storages.of(asset.storage()), storage -> new HashMap<>())
          .put(cell, state);
      definitions.put(cell, asset);
    }

    int count() {
      return definitions.size();
    }

    /** Asks the storages, and forgets the cells. */
    void ask() {
      published.forEach((storage, cells) -> storage
          .findLost(cells, definitions)
          .forEach(cell -> history.lose(cell, Objects.requireNonNull(cells.get(cell)))));
      published.clear();
      definitions.clear();
    }
  }
}
