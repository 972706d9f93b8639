package dev.assetwright.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gives every vertex its column: right of all it reads.
 *
 * <p>The first step of K. Sugiyama, S. Tagawa, M. Toda, <i>Methods for visual understanding of
 * hierarchical system structures</i>, 1981: the longest path from a source decides the layer. Then
 * vertices that give more than they take move right, next to their nearest reader, which shortens
 * edges. Linear.
 */
final class LayerAssignment {
  private final int vertices;
  private final List<Link> links;
  private final int[][] outgoing;
  private final int[][] incoming;
  private final int[] layer;

  private LayerAssignment(int vertices, List<Link> links) {
    this.vertices = vertices;
    this.links = links;
    outgoing = Link.outgoing(vertices, links);
    incoming = Link.incoming(vertices, links);
    layer = new int[vertices];
  }

  /**
   * Returns the layer of each vertex, from 0 without gaps.
   *
   * @param links without cycles
   */
  static int[] layers(int vertices, List<Link> links) {
    LayerAssignment assignment = new LayerAssignment(vertices, links);
    assignment.assign();
    return assignment.layer;
  }

  /**
   * Returns the layer of each vertex, from 0 without gaps, after splitting layers of more than
   * {@code rows} vertices. Vertices without links fill the columns that are short.
   *
   * @param links without cycles
   */
  static int[] layers(int vertices, List<Link> links, int rows) {
    LayerAssignment assignment = new LayerAssignment(vertices, links);
    assignment.assign();
    assignment.split(rows);
    return assignment.layer;
  }

  private void assign() {
    int[] order = new int[vertices];
    int[] waiting = new int[vertices];
    int reached = 0;
    for (int vertex = 0; vertex < vertices; vertex++) {
      waiting[vertex] = incoming[vertex].length;
      if (waiting[vertex] == 0) {
        order[reached++] = vertex;
      }
    }
    for (int next = 0; next < reached; next++) {
      int vertex = order[next];
      for (int index : outgoing[vertex]) {
        int reader = links.get(index).to();
        layer[reader] = Math.max(layer[reader], layer[vertex] + 1);
        if (--waiting[reader] == 0) {
          order[reached++] = reader;
        }
      }
    }
    for (int next = vertices - 1; next >= 0; next--) {
      moveToReaders(order[next]);
    }
    closeGaps();
  }

  private void moveToReaders(int vertex) {
    int balance = 0;
    for (int index : incoming[vertex]) {
      balance -= links.get(index).weight();
    }
    int nearest = Integer.MAX_VALUE;
    for (int index : outgoing[vertex]) {
      balance += links.get(index).weight();
      nearest = Math.min(nearest, layer[links.get(index).to()]);
    }
    if (balance > 0) {
      layer[vertex] = nearest - 1;
    }
  }

  private void split(int rows) {
    List<List<Integer>> connected = new ArrayList<>();
    List<Integer> isolated = new ArrayList<>();
    for (int vertex = 0; vertex < vertices; vertex++) {
      while (connected.size() <= layer[vertex]) {
        connected.add(new ArrayList<>());
      }
      boolean alone = incoming[vertex].length + outgoing[vertex].length == 0;
      (alone ? isolated : connected.get(layer[vertex])).add(vertex);
    }
    int columns = 0;
    for (int index = 0; index < connected.size(); index++) {
      columns += splitLayer(connected.get(index), index == connected.size() - 1, columns, rows);
    }
    fill(isolated, columns, rows);
    closeGaps();
  }

  /** Spreads one layer over columns from {@code first} on; returns how many it took. */
  private int splitLayer(List<Integer> members, boolean last, int first, int rows) {
    if (members.isEmpty()) {
      return 0;
    }
    int columns = ceilingOf(members.size(), rows);
    if (columns > 1) {
      // Those with most edges stand next to the layer these edges lead to.
      members.sort(
          last
              ? Comparator.comparingInt(vertex -> -incoming[vertex].length)
              : Comparator.comparingInt(vertex -> outgoing[vertex].length));
    }
    int perColumn = ceilingOf(members.size(), columns);
    for (int index = 0; index < members.size(); index++) {
      layer[members.get(index)] = first + index / perColumn;
    }
    return columns;
  }

  private void fill(List<Integer> isolated, int connectedColumns, int rows) {
    int columns = Math.max(connectedColumns, ceilingOf(vertices, rows));
    int[] height = new int[columns];
    for (int vertex = 0; vertex < vertices; vertex++) {
      if (incoming[vertex].length + outgoing[vertex].length > 0) {
        height[layer[vertex]]++;
      }
    }
    int column = 0;
    for (int vertex : isolated) {
      while (height[column] >= ceilingOf(vertices, columns)) {
        column++;
      }
      layer[vertex] = column;
      height[column]++;
    }
  }

  private void closeGaps() {
    int[] used = Arrays.stream(layer).sorted().distinct().toArray();
    for (int vertex = 0; vertex < vertices; vertex++) {
      layer[vertex] = Arrays.binarySearch(used, layer[vertex]);
    }
  }

  private static int ceilingOf(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
