package dev.assetwright.layout;

import java.util.Arrays;

/**
 * Gives every vertex its place: columns side by side, rows near the neighbours.
 *
 * <p>Sweeps over the layers move each vertex to the weighted mean of its neighbours, with a least
 * distance kept between the vertices of a layer. For a fixed order this is an isotonic regression,
 * which pooling adjacent violators solves exactly in linear time (M. Ayer and others, <i>An
 * empirical distribution function for sampling with incomplete information</i>, 1955; R. E. Barlow
 * and others, <i>Statistical inference under order restrictions</i>, 1972).
 */
final class CoordinateAssignment {
  private static final int SWEEPS = 12;

  /** The first sweeps look only back; these, the last, look at both sides. */
  private static final int SWEEPS_WITH_BOTH_SIDES = 4;

  /** How much stronger the links within a chain of dummies pull: long edges shall be straight. */
  private static final double STRAIGHTNESS = 4;

  /** How much a vertex without neighbours insists on its place. */
  private static final double INERTIA = 0.05;

  private final ProperGraph graph;
  private final int[][] layers;
  private final int[] heights;
  private final Spacing spacing;
  private final double[] middle;

  private CoordinateAssignment(ProperGraph graph, int[][] layers, int[] heights, Spacing spacing) {
    this.graph = graph;
    this.layers = layers;
    this.heights = heights;
    this.spacing = spacing;
    middle = new double[graph.size];
  }

  /**
   * The places of all vertices, from 0 at the left and at the top.
   *
   * @param x the left side of each real vertex
   * @param y the upper side of each vertex, dummies too
   * @param columnLeft the left side of each layer
   * @param columnWidth the width of each layer
   */
  record Places(int[] x, int[] y, int[] columnLeft, int[] columnWidth, int width, int height) {}

  /**
   * Returns where everything goes.
   *
   * @param layers the vertices of each layer, from the top
   * @param widths the width of each real vertex
   * @param heights the height of each real vertex
   */
  static Places assign(
      ProperGraph graph, int[][] layers, int[] widths, int[] heights, Spacing spacing) {
    int[] allHeights = Arrays.copyOf(heights, graph.size);
    Arrays.fill(allHeights, graph.vertices, graph.size, spacing.routeHeight());
    return new CoordinateAssignment(graph, layers, allHeights, spacing).assign(widths);
  }

  private Places assign(int[] widths) {
    stackCentred();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean forward = sweep % 2 == 0;
      boolean bothSides = sweep >= SWEEPS - SWEEPS_WITH_BOTH_SIDES;
      for (int step = 0; step < layers.length; step++) {
        int[] layer = layers[forward ? step : layers.length - 1 - step];
        align(layer, forward || bothSides, !forward || bothSides);
      }
    }
    int[] y = wholePixels();
    int height = 0;
    for (int vertex = 0; vertex < graph.size; vertex++) {
      height = Math.max(height, y[vertex] + heights[vertex]);
    }
    int[] columnLeft = new int[layers.length];
    int[] columnWidth = new int[layers.length];
    for (int vertex = 0; vertex < graph.vertices; vertex++) {
      int column = graph.layer[vertex];
      columnWidth[column] = Math.max(columnWidth[column], widths[vertex]);
    }
    int width = 0;
    for (int column = 0; column < layers.length; column++) {
      columnLeft[column] = column == 0 ? 0 : width + spacing.columnGap();
      width = columnLeft[column] + columnWidth[column];
    }
    int[] x = new int[graph.vertices];
    for (int vertex = 0; vertex < graph.vertices; vertex++) {
      int column = graph.layer[vertex];
      x[vertex] = columnLeft[column] + (columnWidth[column] - widths[vertex]) / 2;
    }
    return new Places(x, y, columnLeft, columnWidth, width, height);
  }

  private void stackCentred() {
    for (int[] layer : layers) {
      double total = 0;
      for (int index = 1; index < layer.length; index++) {
        total += distance(layer[index - 1], layer[index]);
        middle[layer[index]] = total;
      }
      for (int vertex : layer) {
        middle[vertex] -= total / 2;
      }
    }
  }

  private void align(int[] layer, boolean toBefore, boolean toAfter) {
    double[] wanted = new double[layer.length];
    double[] weights = new double[layer.length];
    for (int index = 0; index < layer.length; index++) {
      int vertex = layer[index];
      if (toBefore) {
        weights[index] += addPull(vertex, graph.before, graph.beforeWeight, wanted, index);
      }
      if (toAfter) {
        weights[index] += addPull(vertex, graph.after, graph.afterWeight, wanted, index);
      }
      if (weights[index] == 0) {
        wanted[index] = middle[vertex];
        weights[index] = INERTIA;
      } else {
        wanted[index] /= weights[index];
      }
    }
    separate(layer, wanted, weights);
  }

  private double addPull(
      int vertex, int[][] neighbours, double[][] weights, double[] sums, int index) {
    double total = 0;
    for (int link = 0; link < neighbours[vertex].length; link++) {
      int neighbour = neighbours[vertex][link];
      boolean chain = graph.isDummy(vertex) && graph.isDummy(neighbour);
      double weight = weights[vertex][link] * (chain ? STRAIGHTNESS : 1);
      sums[index] += weight * middle[neighbour];
      total += weight;
    }
    return total;
  }

  /**
   * Moves the vertices of a layer as near to where they want to be as their order and distances
   * allow. Vertices that push each other become a block, which wants to be where its members want
   * to be on average.
   */
  private void separate(int[] layer, double[] wanted, double[] weights) {
    int count = layer.length;
    double[] offset = new double[count];
    double[] blockPlace = new double[count];
    double[] blockWeight = new double[count];
    int[] blockEnd = new int[count];
    int blocks = 0;
    for (int index = 0; index < count; index++) {
      offset[index] = index == 0 ? 0 : offset[index - 1] + distance(layer[index - 1], layer[index]);
      blockPlace[blocks] = wanted[index] - offset[index];
      blockWeight[blocks] = weights[index];
      blockEnd[blocks] = index + 1;
      blocks++;
      while (blocks > 1 && blockPlace[blocks - 2] > blockPlace[blocks - 1]) {
        blocks--;
        double weight = blockWeight[blocks - 1] + blockWeight[blocks];
        blockPlace[blocks - 1] = (blockPlace[blocks - 1] * blockWeight[blocks - 1]
                + blockPlace[blocks] * blockWeight[blocks])
            / weight;
        blockWeight[blocks - 1] = weight;
        blockEnd[blocks - 1] = blockEnd[blocks];
      }
    }
    int block = 0;
    for (int index = 0; index < count; index++) {
      if (index == blockEnd[block]) {
        block++;
      }
      middle[layer[index]] = blockPlace[block] + offset[index];
    }
  }

  /** Returns the least distance between the middles of two neighbours in a layer. */
  private double distance(int upper, int lower) {
    return (heights[upper] + heights[lower]) / 2.0 + gap(upper, lower);
  }

  private int gap(int upper, int lower) {
    return graph.isDummy(upper) && graph.isDummy(lower) ? spacing.routeGap() : spacing.rowGap();
  }

  /** Returns the upper sides, the smallest 0; rounding does not make any gap smaller. */
  private int[] wholePixels() {
    double top = Double.POSITIVE_INFINITY;
    for (int vertex = 0; vertex < graph.size; vertex++) {
      top = Math.min(top, middle[vertex] - heights[vertex] / 2.0);
    }
    int[] y = new int[graph.size];
    for (int[] layer : layers) {
      int free = 0;
      for (int index = 0; index < layer.length; index++) {
        int vertex = layer[index];
        if (index > 0) {
          free += gap(layer[index - 1], vertex);
        }
        long rounded = Math.round(middle[vertex] - heights[vertex] / 2.0 - top);
        y[vertex] = Math.max(free, (int) rounded);
        free = y[vertex] + heights[vertex];
      }
    }
    return y;
  }
}
