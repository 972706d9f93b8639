package dev.assetwright.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Turns the links that close cycles around, as few and as light as a greedy choice finds.
 *
 * <p>Assets have no cycles, but groups may: each of two can read from the other. Sources are put to
 * the left and sinks to the right; when neither is left, the vertex goes left that gives most more
 * than it takes. After P. Eades, X. Lin, W. F. Smyth, <i>A fast and effective heuristic for the
 * feedback arc set problem</i>, 1993, with weights. Linear while there is no cycle; each vertex
 * chosen inside of one costs a pass over all.
 */
final class CycleRemoval {
  private final int vertices;
  private final List<Link> links;
  private final int[][] outgoing;
  private final int[][] incoming;
  private final int[] weightOut;
  private final int[] weightIn;
  private final int[] position;
  private final boolean[] placed;
  private final Deque<Integer> sources = new ArrayDeque<>();
  private final Deque<Integer> sinks = new ArrayDeque<>();
  private int left;
  private int right;

  private CycleRemoval(int vertices, List<Link> links) {
    this.vertices = vertices;
    this.links = links;
    outgoing = Link.outgoing(vertices, links);
    incoming = Link.incoming(vertices, links);
    weightOut = new int[vertices];
    weightIn = new int[vertices];
    position = new int[vertices];
    placed = new boolean[vertices];
    right = vertices;
  }

  /** Returns {@code links} in their order, some of them reversed, so that no cycle is left. */
  static List<Link> orient(int vertices, List<Link> links) {
    return new CycleRemoval(vertices, links).orient();
  }

  private List<Link> orient() {
    for (Link link : links) {
      weightOut[link.from()] += link.weight();
      weightIn[link.to()] += link.weight();
    }
    for (int vertex = 0; vertex < vertices; vertex++) {
      queueIfFree(vertex);
    }
    while (left < right) {
      if (!sources.isEmpty()) {
        placeLeft(sources.remove());
      } else if (!sinks.isEmpty()) {
        placeRight(sinks.remove());
      } else {
        placeLeft(mostGiving());
      }
    }
    List<Link> oriented = new ArrayList<>(links.size());
    for (Link link : links) {
      oriented.add(position[link.from()] < position[link.to()] ? link : link.reversed());
    }
    return oriented;
  }

  private void placeLeft(int vertex) {
    if (!placed[vertex]) {
      position[vertex] = left++;
      remove(vertex);
    }
  }

  private void placeRight(int vertex) {
    if (!placed[vertex]) {
      position[vertex] = --right;
      remove(vertex);
    }
  }

  private void remove(int vertex) {
    placed[vertex] = true;
    for (int index : outgoing[vertex]) {
      Link link = links.get(index);
      weightIn[link.to()] -= link.weight();
      queueIfFree(link.to());
    }
    for (int index : incoming[vertex]) {
      Link link = links.get(index);
      weightOut[link.from()] -= link.weight();
      queueIfFree(link.from());
    }
  }

  private void queueIfFree(int vertex) {
    if (placed[vertex]) {
      return;
    }
    if (weightIn[vertex] == 0) {
      sources.add(vertex);
    } else if (weightOut[vertex] == 0) {
      sinks.add(vertex);
    }
  }

  private int mostGiving() {
    int best = -1;
    for (int vertex = 0; vertex < vertices; vertex++) {
      if (!placed[vertex]
          && (best < 0
              || weightOut[vertex] - weightIn[vertex] > weightOut[best] - weightIn[best])) {
        best = vertex;
      }
    }
    return best;
  }
}
