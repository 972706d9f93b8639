package dev.assetwright.layout;

import java.util.List;

/**
 * A lineage map: where everything stands, in whole pixels from the upper left corner.
 *
 * @param nodes the upper left corner of each node; every node is as large as {@link LayoutMetrics}
 *     says; immutable
 * @param groups the box of each group; no two overlap; immutable
 * @param routes for each edge its points from the middle of the right side of its source to the
 *     middle of the left side of its target; the points between come in pairs, and between the two
 *     of a pair the edge runs level along a way kept free for it; immutable
 * @param columns how many newspaper columns the map was folded into; 1 when it was not
 * @param width the width of the whole map
 * @param height the height of the whole map
 */
public record PlacedGraph(
    List<Point> nodes,
    List<Box> groups,
    List<List<Point>> routes,
    int columns,
    int width,
    int height) {

  /** A place on the map. */
  public record Point(int x, int y) {}

  /** A rectangle on the map; {@code x} and {@code y} are its upper left corner. */
  public record Box(int x, int y, int width, int height) {}

  public PlacedGraph {
    nodes = List.copyOf(nodes);
    groups = List.copyOf(groups);
    routes = routes.stream().map(List::copyOf).toList();
  }
}
