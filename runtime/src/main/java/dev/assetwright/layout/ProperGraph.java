package dev.assetwright.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A layered graph whose links all lead to the next layer: a longer one is a chain through one dummy
 * vertex in each layer between. The first {@link #vertices} vertices are real, those after are
 * dummies.
 */
final class ProperGraph {
  final int vertices;
  final int size;
  final int layerCount;
  final int[] layer;

  /** The neighbours of each vertex in the layer before, and the weights of the links to them. */
  final int[][] before;

  final double[][] beforeWeight;

  /** The neighbours of each vertex in the layer after, and the weights of the links to them. */
  final int[][] after;

  final double[][] afterWeight;

  /** The dummies of each link, in the direction of the layers. */
  final int[][] chains;

  /**
   * @param links each from a smaller to a larger layer
   * @param longest how many dummies a chain may have; a longer link does not take part
   */
  ProperGraph(int[] layerOfVertex, List<Link> links, int longest) {
    vertices = layerOfVertex.length;
    chains = new int[links.size()][];
    int next = vertices;
    List<Link> segments = new ArrayList<>();
    List<Integer> dummyLayers = new ArrayList<>();
    for (int index = 0; index < chains.length; index++) {
      Link link = links.get(index);
      int first = layerOfVertex[link.from()];
      int dummies = layerOfVertex[link.to()] - first - 1;
      if (dummies > longest) {
        chains[index] = new int[0];
        continue;
      }
      chains[index] = new int[dummies];
      int previous = link.from();
      for (int step = 0; step < dummies; step++) {
        chains[index][step] = next;
        dummyLayers.add(first + step + 1);
        segments.add(new Link(previous, next, link.weight()));
        previous = next++;
      }
      segments.add(new Link(previous, link.to(), link.weight()));
    }
    size = next;
    layer = Arrays.copyOf(layerOfVertex, size);
    for (int dummy = vertices; dummy < size; dummy++) {
      layer[dummy] = dummyLayers.get(dummy - vertices);
    }
    layerCount = Arrays.stream(layer).max().orElse(-1) + 1;
    int[][] incoming = Link.incoming(size, segments);
    int[][] outgoing = Link.outgoing(size, segments);
    before = new int[size][];
    beforeWeight = new double[size][];
    after = new int[size][];
    afterWeight = new double[size][];
    for (int vertex = 0; vertex < size; vertex++) {
      before[vertex] =
          Arrays.stream(incoming[vertex]).map(i -> segments.get(i).from()).toArray();
      beforeWeight[vertex] = weights(incoming[vertex], segments);
      after[vertex] =
          Arrays.stream(outgoing[vertex]).map(i -> segments.get(i).to()).toArray();
      afterWeight[vertex] = weights(outgoing[vertex], segments);
    }
  }

  boolean isDummy(int vertex) {
    return vertex >= vertices;
  }

  /**
   * Returns the vertices of each layer in a first order: depth first from the sources, so that what
   * belongs together starts together.
   */
  int[][] depthFirstLayers() {
    int[][] layers = Link.byVertex(layerCount, layer);
    int[] filled = new int[layerCount];
    boolean[] seen = new boolean[size];
    int[] stack = new int[size + Arrays.stream(after).mapToInt(a -> a.length).sum()];
    for (int source = 0; source < size; source++) {
      if (before[source].length > 0) {
        continue;
      }
      int depth = 0;
      stack[depth++] = source;
      while (depth > 0) {
        int vertex = stack[--depth];
        if (seen[vertex]) {
          continue;
        }
        seen[vertex] = true;
        layers[layer[vertex]][filled[layer[vertex]]++] = vertex;
        for (int index = after[vertex].length - 1; index >= 0; index--) {
          stack[depth++] = after[vertex][index];
        }
      }
    }
    return layers;
  }

  /** A link for many edges pulls harder than one for a single edge, but not that many times. */
  private static double[] weights(int[] indexes, List<Link> segments) {
    return Arrays.stream(indexes)
        .mapToDouble(i -> Math.sqrt(segments.get(i).weight()))
        .toArray();
  }
}
