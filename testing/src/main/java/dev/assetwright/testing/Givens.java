package dev.assetwright.testing;

import dev.assetwright.Observed;
import dev.assetwright.Partition;
import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a test gave, by cell. Written by the test's thread while nothing runs; read by workers. */
final class Givens {
  private final SortedSet<AssetKey> assets = new TreeSet<>();
  private final Map<Cell, Object> values = new HashMap<>();
  private final Map<Cell, Integer> tokens = new HashMap<>();
  private int given;

  /** Takes the value of a cell; returns whether it is the first of its asset. */
  synchronized boolean put(Cell cell, Object value) {
    values.put(cell, value);
    tokens.put(cell, ++given);
    return assets.add(cell.asset());
  }

  /** The assets of which something was given, sorted. */
  synchronized SortedSet<AssetKey> assets() {
    return new TreeSet<>(assets);
  }

  synchronized boolean isGiven(AssetKey asset) {
    return assets.contains(asset);
  }

  /** The value of a cell; null when none was given. */
  synchronized @Nullable Object value(Cell cell) {
    return values.get(cell);
  }

  /** What changes whenever a value of the cell is given; null when none was. */
  synchronized @Nullable String token(Cell cell) {
    Integer token = tokens.get(cell);
    return token == null ? null : token.toString();
  }

  /** What is seen of an external of which something was given. */
  Observed observed(Cell external) {
    Object value = value(external);
    return value instanceof Observed observed ? observed : notGiven(external);
  }

  /** The same of all partitions of an external that are there. */
  synchronized Map<Partition, Observed> observedPartitions(AssetKey external, Grid grid) {
    Map<Partition, Observed> observed = new HashMap<>();
    values.forEach((cell, value) -> {
      if (cell.asset().equals(external) && value instanceof Observed seen) {
        observed.put(grid.partition(String.valueOf(cell.partition())), seen);
      }
    });
    return observed;
  }

  static Observed notGiven(Cell cell) {
    return Observed.absent("the test gave no '%s'%s"
        .formatted(cell.asset(), cell.partition() == null ? "" : " of " + cell.partition()));
  }
}
