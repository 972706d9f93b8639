package dev.assetwright.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One level of the drawing: boxes in columns, links from left to right.
 *
 * <p>The layered method of Sugiyama, Tagawa and Toda (1981) in its four steps: {@link CycleRemoval},
 * {@link LayerAssignment}, {@link CrossingReduction}, {@link CoordinateAssignment}. Which column a
 * vertex is in depends on the links alone; order and places can be found again for other sizes.
 */
final class LayeredLayout {
  private final List<Link> links;
  private final List<Link> oriented;
  private final ProperGraph graph;
  private final Spacing spacing;
  private int[][] layers;

  private LayeredLayout(List<Link> links, List<Link> oriented, ProperGraph graph, Spacing spacing) {
    this.links = links;
    this.oriented = oriented;
    this.graph = graph;
    this.spacing = spacing;
    layers = graph.depthFirstLayers();
  }

  /** Returns the layout of vertices whose columns may have any height. */
  static LayeredLayout of(int vertices, List<Link> links, Spacing spacing) {
    List<Link> oriented = CycleRemoval.orient(vertices, links);
    int[] layer = LayerAssignment.layers(vertices, oriented);
    ProperGraph graph = new ProperGraph(layer, oriented, Integer.MAX_VALUE);
    return new LayeredLayout(links, oriented, graph, spacing);
  }

  /**
   * Returns the layout of vertices that stand at most {@code rows} in a column.
   *
   * @param longestRoute how many columns a link may pass with a way of its own
   */
  static LayeredLayout of(
      int vertices, List<Link> links, Spacing spacing, int rows, int longestRoute) {
    List<Link> oriented = CycleRemoval.orient(vertices, links);
    int[] layer = LayerAssignment.layers(vertices, oriented, rows);
    ProperGraph graph = new ProperGraph(layer, oriented, longestRoute);
    return new LayeredLayout(links, oriented, graph, spacing);
  }

  /** A level stretch of a link's way through a column, in the direction of the link. */
  record Passage(int entryX, int exitX, int y) {
    Passage moved(int right, int down) {
      return new Passage(entryX + right, exitX + right, y + down);
    }
  }

  /**
   * Puts the vertices of each column in order.
   *
   * @param pull the row each vertex is drawn to from outside, or NaN; null when none is
   */
  void order(double @Nullable [] pull) {
    layers = CrossingReduction.reduce(graph, layers, pull);
  }

  /** Returns where everything stands in the present order. */
  CoordinateAssignment.Places place(int[] widths, int[] heights) {
    return CoordinateAssignment.assign(graph, layers, widths, heights, spacing);
  }

  /** Returns the ways through the columns that link {@code index} passes, from its source on. */
  List<Passage> passages(int index, CoordinateAssignment.Places places) {
    boolean forward = oriented.get(index).from() == links.get(index).from();
    List<Passage> passages = new ArrayList<>();
    for (int dummy : graph.chains[index]) {
      int left = places.columnLeft()[graph.layer[dummy]];
      int right = left + places.columnWidth()[graph.layer[dummy]];
      int y = places.y()[dummy] + spacing.routeHeight() / 2;
      passages.add(forward ? new Passage(left, right, y) : new Passage(right, left, y));
    }
    if (!forward) {
      Collections.reverse(passages);
    }
    return passages;
  }
}
