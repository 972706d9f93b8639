package dev.assetwright.layout;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Orders the vertices of each layer so that few links cross.
 *
 * <p>Sweeps over the layers, there and back, sort each by the barycentre of its neighbours in the
 * layer swept before (Sugiyama, Tagawa, Toda, 1981); the last sweeps also swap neighbours where that
 * saves crossings. The best order seen is kept. Sorting is stable, so equals stay as they were.
 */
final class CrossingReduction {
  private static final int SWEEPS = 10;
  private static final int SWEEPS_WITH_SWAPS = 4;

  /** Swapping is quadratic in the number of edges of two neighbours: not for layers above this. */
  private static final int LARGEST_SWAPPED_LAYER = 400;

  private static final int SWAP_ROUNDS = 4;

  /** What the pull from outside weighs against a link inside. */
  private static final double PULL_WEIGHT = 0.7;

  private final ProperGraph graph;
  private final double @Nullable [] pull;
  private final int[][] layers;

  /** The place of each vertex in its layer, from 0. */
  private final int[] position;

  private CrossingReduction(ProperGraph graph, int[][] layers, double @Nullable [] pull) {
    this.graph = graph;
    this.layers = copy(layers);
    this.pull = pull;
    position = new int[graph.size];
    for (int[] layer : layers) {
      updatePositions(layer);
    }
  }

  /**
   * Returns the vertices of each layer in a new order.
   *
   * @param layers the order to start from; stays as it is
   * @param pull the row each real vertex is drawn to from outside, or NaN; null when none is
   */
  static int[][] reduce(ProperGraph graph, int[][] layers, double @Nullable [] pull) {
    return new CrossingReduction(graph, layers, pull).reduce();
  }

  private int[][] reduce() {
    int[][] best = copy(layers);
    long fewest = crossings();
    int least = pull == null ? 0 : 2;
    for (int sweep = 0; sweep < least || sweep < SWEEPS && fewest > 0; sweep++) {
      sweep(sweep % 2 == 0);
      if (sweep >= SWEEPS - SWEEPS_WITH_SWAPS) {
        for (int[] layer : layers) {
          swapNeighbours(layer);
        }
      }
      long crossings = crossings();
      // Of two orders that are equal inside, the later one follows the pull from outside.
      if (crossings < fewest || pull != null && crossings == fewest) {
        fewest = crossings;
        best = copy(layers);
      }
    }
    return best;
  }

  private void sweep(boolean forward) {
    double[] key = new double[graph.size];
    for (int step = 0; step < layers.length; step++) {
      int[] layer = layers[forward ? step : layers.length - 1 - step];
      for (int vertex : layer) {
        key[vertex] = barycentre(vertex, forward);
      }
      sort(layer, key);
      updatePositions(layer);
    }
  }

  private double barycentre(int vertex, boolean forward) {
    int[] neighbours = forward ? graph.before[vertex] : graph.after[vertex];
    double[] weights = forward ? graph.beforeWeight[vertex] : graph.afterWeight[vertex];
    double sum = 0;
    double weight = 0;
    for (int index = 0; index < neighbours.length; index++) {
      sum += weights[index] * position[neighbours[index]];
      weight += weights[index];
    }
    if (pull != null && !graph.isDummy(vertex) && !Double.isNaN(pull[vertex])) {
      sum += PULL_WEIGHT * pull[vertex];
      weight += PULL_WEIGHT;
    }
    return weight == 0 ? position[vertex] : sum / weight;
  }

  private void swapNeighbours(int[] layer) {
    if (layer.length > LARGEST_SWAPPED_LAYER) {
      return;
    }
    boolean swapped = true;
    for (int round = 0; swapped && round < SWAP_ROUNDS; round++) {
      swapped = false;
      for (int index = 0; index + 1 < layer.length; index++) {
        int upper = layer[index];
        int lower = layer[index + 1];
        if (crossingsOf(upper, lower) > crossingsOf(lower, upper)) {
          layer[index] = lower;
          layer[index + 1] = upper;
          position[lower] = index;
          position[upper] = index + 1;
          swapped = true;
        }
      }
    }
  }

  private long crossingsOf(int upper, int lower) {
    return crossingsOf(graph.before[upper], graph.before[lower])
        + crossingsOf(graph.after[upper], graph.after[lower]);
  }

  private long crossingsOf(int[] ofUpper, int[] ofLower) {
    long crossings = 0;
    for (int one : ofUpper) {
      for (int other : ofLower) {
        if (position[one] > position[other]) {
          crossings++;
        }
      }
    }
    return crossings;
  }

  /**
   * Counts the crossings of all links with a Fenwick tree over the positions of the layer before:
   * W. Barth, M. Jünger, P. Mutzel, <i>Simple and efficient bilayer cross counting</i>, 2002. O(E
   * log V).
   */
  private long crossings() {
    long crossings = 0;
    for (int index = 1; index < layers.length; index++) {
      int[] tree = new int[layers[index - 1].length + 1];
      int inserted = 0;
      for (int vertex : layers[index]) {
        for (int neighbour : graph.before[vertex]) {
          crossings += inserted - countUpTo(tree, position[neighbour]);
        }
        for (int neighbour : graph.before[vertex]) {
          insert(tree, position[neighbour]);
          inserted++;
        }
      }
    }
    return crossings;
  }

  private static int countUpTo(int[] tree, int place) {
    int count = 0;
    for (int node = place + 1; node > 0; node -= node & -node) {
      count += tree[node];
    }
    return count;
  }

  private static void insert(int[] tree, int place) {
    for (int node = place + 1; node < tree.length; node += node & -node) {
      tree[node]++;
    }
  }

  private void updatePositions(int[] layer) {
    for (int index = 0; index < layer.length; index++) {
      position[layer[index]] = index;
    }
  }

  private static void sort(int[] layer, double[] key) {
    Integer[] sorted = Arrays.stream(layer).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble(vertex -> key[vertex]));
    Arrays.setAll(layer, index -> sorted[index]);
  }

  private static int[][] copy(int[][] layers) {
    return Arrays.stream(layers).map(int[]::clone).toArray(int[][]::new);
  }
}
