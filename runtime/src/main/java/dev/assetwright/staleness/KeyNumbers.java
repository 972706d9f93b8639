package dev.assetwright.staleness;

import dev.assetwright.history.Names;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a history has for the partitions of grids, by ordinal, found once: making the text of an hour costs more
 * than all that is compared with it.
 */
final class KeyNumbers {
  private static final int UNKNOWN = -1;

  private final Names names;
  private final Map<Grid, int[]> byGrid = new ConcurrentHashMap<>();

  /** Of this moment only: extents are compared by identity, and forgotten with the moment. */
  private final Map<Extent, int[]> byExtent = Collections.synchronizedMap(new WeakHashMap<>());

  KeyNumbers(Names names) {
    this.names = names;
  }

  /** The numbers of all that exists; to be read by {@link #number} and nobody else. */
  int[] of(@Nullable Extent extent) {
    if (extent == null) {
      return new int[] {Names.WHOLE};
    }
    int count = extent.count();
    if (!(extent.grid() instanceof TimeGrid)) {
      // Others may number their partitions anew when one is added.
      return byExtent.computeIfAbsent(extent, same -> unknown(new int[0], count));
    }
    return byGrid.compute(
        extent.grid(),
        (same, known) -> known != null && known.length >= count
            ? known
            : unknown(known == null ? new int[0] : known, count));
  }

  private static int[] unknown(int[] known, int count) {
    int[] numbers = Arrays.copyOf(known, count);
    Arrays.fill(numbers, known.length, count, UNKNOWN);
    return numbers;
  }

  /** The number of an ordinal; -1 when nothing is known of any partition of that key. */
  int number(int[] numbers, @Nullable Extent extent, int ordinal) {
    int known = numbers[ordinal];
    if (known == UNKNOWN && extent != null) {
      known = names.findKey(extent.key(ordinal));
      numbers[ordinal] = known;
    }
    return known;
  }
}
