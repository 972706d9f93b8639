package dev.assetwright.warehouse.sql;

import dev.assetwright.rules.grid.CronGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.HourlyGrid;
import dev.assetwright.rules.grid.TimeGrid;
import java.util.List;

/** Tells when many partitions are simply all texts between two. */
public final class TextRange {
  private TextRange() {}

  /** Whether the keys, in the order of the grid, are exactly those that sort from the first to the last one as texts. */
  public static boolean isOf(Grid grid, List<String> partitions) {
    return grid instanceof TimeGrid time && sortsAsTime(time) && areConsecutive(time, partitions);
  }

  /** Where clocks go back, of times between whole hours those that come again sort among those of before. */
  private static boolean sortsAsTime(TimeGrid grid) {
    return !(grid instanceof HourlyGrid || grid instanceof CronGrid);
  }

  private static boolean areConsecutive(TimeGrid grid, List<String> partitions) {
    int first = grid.ordinal(partitions.get(0));
    int last = grid.ordinal(partitions.get(partitions.size() - 1));
    return last - first + 1 == partitions.size();
  }
}
