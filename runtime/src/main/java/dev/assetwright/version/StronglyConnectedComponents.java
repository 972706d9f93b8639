package dev.assetwright.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The groups of nodes that reach each other; a node in no circle is a group of its own.
 *
 * <p>Tarjan's algorithm (Depth-first search and linear graph algorithms, 1972) with a stack of its own instead of
 * recursion, so that a long chain of calls cannot overflow; linear in nodes and edges.
 */
final class StronglyConnectedComponents {
  private static final int UNVISITED = -1;

  private final int[][] successors;
  private final int[] index;
  private final int[] lowLink;
  private final boolean[] isPending;
  private final int[] nextSuccessor;
  private final IntStack pending;
  private final IntStack path;
  private final List<int[]> components = new ArrayList<>();
  private int visited;

  private StronglyConnectedComponents(int[][] successors) {
    this.successors = successors;
    int size = successors.length;
    this.index = new int[size];
    Arrays.fill(index, UNVISITED);
    this.lowLink = new int[size];
    this.isPending = new boolean[size];
    this.nextSuccessor = new int[size];
    this.pending = new IntStack(size);
    this.path = new IntStack(size);
  }

  /** Returns the components; each comes after all that it leads to. */
  static List<int[]> of(int[][] successors) {
    StronglyConnectedComponents search = new StronglyConnectedComponents(successors);
    for (int node = 0; node < successors.length; node++) {
      if (search.index[node] == UNVISITED) {
        search.searchFrom(node);
      }
    }
    return search.components;
  }

  private void searchFrom(int start) {
    enter(start);
    while (!path.isEmpty()) {
      int node = path.top();
      if (nextSuccessor[node] < successors[node].length) {
        int successor = successors[node][nextSuccessor[node]++];
        if (index[successor] == UNVISITED) {
          enter(successor);
        } else if (isPending[successor]) {
          lowLink[node] = Math.min(lowLink[node], index[successor]);
        }
      } else {
        leave(path.pop());
      }
    }
  }

  private void enter(int node) {
    index[node] = visited;
    lowLink[node] = visited;
    visited++;
    isPending[node] = true;
    pending.push(node);
    path.push(node);
  }

  private void leave(int node) {
    if (!path.isEmpty()) {
      int caller = path.top();
      lowLink[caller] = Math.min(lowLink[caller], lowLink[node]);
    }
    if (lowLink[node] == index[node]) {
      int[] component = pending.popThrough(node);
      for (int member : component) {
        isPending[member] = false;
      }
      components.add(component);
    }
  }

  private static final class IntStack {
    private final int[] values;
    private int size;

    IntStack(int capacity) {
      values = new int[capacity];
    }

    boolean isEmpty() {
      return size == 0;
    }

    int top() {
      return values[size - 1];
    }

    int pop() {
      return values[--size];
    }

    void push(int value) {
      values[size++] = value;
    }

    int[] popThrough(int last) {
      int end = size;
      while (pop() != last) {
        // Everything above belongs to the same component.
      }
      return Arrays.copyOfRange(values, size, end);
    }
  }
}
