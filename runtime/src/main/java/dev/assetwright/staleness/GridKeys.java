package dev.assetwright.staleness;

import dev.assetwright.rules.grid.Grid;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The partition keys of grids by ordinal, made once: a day's text costs more than the comparison it is used for. */
final class GridKeys {
  private static final String[] NONE = {};
  private final Map<Grid, String[]> keysByGrid = new ConcurrentHashMap<>();

  /** The first {@code count} keys; the array may be longer and is not to be changed. */
  String[] keys(@Nullable Grid grid, int count) {
    if (grid == null) {
      return NONE;
    }
    return keysByGrid.compute(grid, (same, known) -> {
      if (known != null && known.length >= count) {
        return known;
      }
      int from = known == null ? 0 : known.length;
      String[] keys = known == null ? new String[count] : Arrays.copyOf(known, count);
      for (int i = from; i < count; i++) {
        keys[i] = grid.key(i);
      }
      return keys;
    });
  }
}
