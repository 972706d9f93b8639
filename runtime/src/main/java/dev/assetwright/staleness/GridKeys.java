package dev.assetwright.staleness;

import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** The partition keys of grids by ordinal, made once: a day's text costs more than the comparison it is used for. */
final class GridKeys {
  private final Map<Grid, String[]> keysByGrid = new ConcurrentHashMap<>();

  /** Of this moment only: extents are compared by identity, and forgotten with the moment. */
  private final Map<Extent, String[]> keysByExtent =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The keys of all that exists, by ordinal; the array may be longer and is not to be changed. */
  String[] keys(Extent extent) {
    int count = extent.count();
    if (!(extent.grid() instanceof TimeGrid)) {
      // Others may number their partitions anew when one is added.
      return keysByExtent.computeIfAbsent(extent, GridKeys::all);
    }
    return keysByGrid.compute(extent.grid(), (same, known) -> {
      if (known != null && known.length >= count) {
        return known;
      }
      int from = known == null ? 0 : known.length;
      String[] keys = known == null ? new String[count] : Arrays.copyOf(known, count);
      for (int i = from; i < count; i++) {
        keys[i] = extent.key(i);
      }
      return keys;
    });
  }

  private static String[] all(Extent extent) {
    String[] keys = new String[extent.count()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = extent.key(i);
    }
    return keys;
  }
}
