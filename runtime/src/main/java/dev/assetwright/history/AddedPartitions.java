package dev.assetwright.history;

import dev.assetwright.model.Event;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.DynamicKeys;
import dev.assetwright.rules.grid.Extent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of dynamic grids, in the order in which they were added.
 *
 * <p>Events of several processes may arrive in another order than that of the log, so for each key the one that is later in
 * the log counts. Adding costs the same however many there are; what exists is numbered anew when somebody looks.
 */
public final class AddedPartitions implements DynamicKeys {
  private final Map<String, Keys> byGrid = new ConcurrentHashMap<>();

  AddedPartitions() {}

  @Override
  public Extent of(DynamicGrid grid) {
    return keys(grid.name()).extent(grid);
  }

  /** Whether a grid has a partition now. */
  public boolean contains(String grid, String key) {
    return keys(grid).contains(key);
  }

  /** How many partitions a grid has now. */
  public int count(String grid) {
    return keys(grid).count();
  }

  /** The keys of each grid, in the order of addition. */
  Map<String, List<String>> all() {
    Map<String, List<String>> all = new TreeMap<>();
    byGrid.forEach((grid, keys) -> all.put(grid, keys.all()));
    return all;
  }

  /** Starts from what a store has. */
  void load(String grid, List<String> stored) {
    keys(grid).change(0, stored, List.of());
  }

  /**
   * Applies an event.
   *
   * @param sequence its place in the log
   */
  void apply(long sequence, Event.PartitionsChanged event) {
    keys(event.grid()).change(sequence, event.added(), event.removed());
  }

  private Keys keys(String grid) {
    return byGrid.computeIfAbsent(grid, name -> new Keys());
  }

  /** Of one grid. */
  private static final class Keys {
    /** In the order of addition, each with the place in the log that said so last. */
    private final Map<String, Long> present = new LinkedHashMap<>();

    private final Map<String, Long> removed = new HashMap<>();
    private @Nullable Extent extent;

    synchronized boolean contains(String key) {
      return present.containsKey(key);
    }

    synchronized int count() {
      return present.size();
    }

    synchronized List<String> all() {
      return List.copyOf(present.keySet());
    }

    synchronized Extent extent(DynamicGrid grid) {
      Extent known = extent;
      if (known == null) {
        known = grid.extent(present.keySet());
        extent = known;
      }
      return known;
    }

    synchronized void change(long sequence, List<String> added, List<String> gone) {
      for (String key : added) {
        if (removed.getOrDefault(key, -1L) < sequence) {
          removed.remove(key);
          extent = present.containsKey(key) ? extent : null;
          present.merge(key, sequence, Math::max);
        }
      }
      for (String key : gone) {
        if (present.getOrDefault(key, -1L) < sequence) {
          extent = present.remove(key) == null ? extent : null;
          removed.merge(key, sequence, Math::max);
        }
      }
    }
  }
}
