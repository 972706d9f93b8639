package dev.assetwright.layout;

import dev.assetwright.layout.PlacedGraph.Box;
import java.util.Arrays;
import java.util.List;

/**
 * Folds a tall drawing into columns like a newspaper, cut where the fewest edges would be cut.
 *
 * <p>A box goes to the column its middle falls into, and boxes of one column keep their places to
 * each other; so nothing overlaps, and within a column edges still go from left to right.
 *
 * @param column the newspaper column of each box
 * @param right how far the boxes of each column move to the right
 * @param down how far the boxes of each column move down; not positive
 */
record ColumnFold(int columns, int[] column, int[] right, int[] down) {
  private static final int SLOTS = 400;

  /**
   * Returns the fold of a drawing.
   *
   * @param boxes what must stay whole
   * @param links the edges between boxes
   */
  static ColumnFold of(
      List<Box> boxes, List<Link> links, int width, int height, LayoutMetrics metrics) {
    long wanted = Math.round(Math.sqrt(metrics.widthToHeight() * height / Math.max(1, width)));
    if (height <= metrics.foldAbove() || wanted <= 1) {
      return new ColumnFold(1, new int[boxes.size()], new int[1], new int[1]);
    }
    return cut(boxes, cuts(boxes, links, height, (int) Math.min(wanted, SLOTS / 2)), metrics);
  }

  /** Returns the heights to cut at, ascending. */
  private static double[] cuts(List<Box> boxes, List<Link> links, int height, int columns) {
    double slotHeight = (double) height / SLOTS;
    long[] crossing = new long[SLOTS + 1];
    for (Link link : links) {
      int one = (int) (middle(boxes.get(link.from())) / slotHeight);
      int other = (int) (middle(boxes.get(link.to())) / slotHeight);
      crossing[Math.min(one, other) + 1] += link.weight();
      if (Math.max(one, other) < SLOTS) {
        crossing[Math.max(one, other) + 1] -= link.weight();
      }
    }
    Arrays.parallelPrefix(crossing, Long::sum);
    double[] cuts = new double[columns - 1];
    int reach = SLOTS / (6 * columns);
    for (int cut = 1; cut < columns; cut++) {
      int even = SLOTS * cut / columns;
      int best = even;
      for (int slot = even - reach; slot <= even + reach; slot++) {
        if (crossing[slot] < crossing[best]) {
          best = slot;
        }
      }
      cuts[cut - 1] = best * slotHeight;
    }
    return cuts;
  }

  private static ColumnFold cut(List<Box> boxes, double[] cuts, LayoutMetrics metrics) {
    int[] column = boxes.stream()
        .mapToInt(
            box -> (int) Arrays.stream(cuts).filter(cut -> cut <= middle(box)).count())
        .toArray();
    int[] used = Arrays.stream(column).sorted().distinct().toArray();
    int[] right = new int[used.length];
    int[] down = new int[used.length];
    int free = 0;
    for (int index = 0; index < used.length; index++) {
      int left = Integer.MAX_VALUE;
      int end = 0;
      int top = Integer.MAX_VALUE;
      for (int box = 0; box < column.length; box++) {
        if (column[box] == used[index]) {
          left = Math.min(left, boxes.get(box).x());
          end = Math.max(end, boxes.get(box).x() + boxes.get(box).width());
          top = Math.min(top, boxes.get(box).y());
        }
      }
      right[index] = free - left;
      down[index] = -top;
      free += end - left + metrics.groupColumnGap();
    }
    Arrays.setAll(column, box -> Arrays.binarySearch(used, column[box]));
    return new ColumnFold(used.length, column, right, down);
  }

  private static double middle(Box box) {
    return box.y() + box.height() / 2.0;
  }
}
