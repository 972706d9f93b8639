package dev.assetwright.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the circles in a graph given as numbers: one for each knot of vertices that need each other.
 *
 * <p>Knots are strongly connected components (Tarjan 1972, with a stack of our own, so that a chain of a hundred thousand
 * is no trouble). In each, a breadth-first search from its vertices in order finds a shortest circle; it stops after {@value
 * #SEARCH_LIMIT} vertices, which keeps the whole linear. Hence the circle is a shortest one in knots up to that size, and a
 * shortest through any of those vertices in greater ones.
 */
public final class Cycles {
  private static final int SEARCH_LIMIT = 64;

  private final int[][] upstream;
  private final int[] component;
  private final int[] position;
  private final List<int[]> knots = new ArrayList<>();

  private Cycles(int count, int[][] upstream) {
    this.upstream = upstream;
    this.component = new int[count];
    this.position = new int[count];
  }

  /**
   * Returns one circle for each knot, ordered by their first vertices.
   *
   * <p>A circle {@code [a, b, c]} says that a needs b, b needs c, and c needs a; it starts at its smallest vertex. A vertex
   * that needs itself is a circle of one. Equal graphs give equal answers; the order within {@code upstream[v]} decides
   * between circles of equal length.
   *
   * @param count how many vertices there are
   * @param upstream for each vertex what it needs; not changed
   */
  public static List<List<Integer>> find(int count, int[][] upstream) {
    Cycles cycles = new Cycles(count, upstream);
    cycles.collectKnots(count);
    List<List<Integer>> circles = new ArrayList<>();
    for (int[] knot : cycles.knots) {
      circles.add(cycles.shortestCircle(knot));
    }
    circles.sort(Comparator.comparing(circle -> circle.get(0)));
    return List.copyOf(circles);
  }

  private void collectKnots(int count) {
    int[] index = new int[count];
    int[] low = new int[count];
    int[] nextEdge = new int[count];
    boolean[] open = new boolean[count];
    int[] path = new int[count];
    int[] stack = new int[count];
    int stackSize = 0;
    int visited = 0;
    for (int root = 0; root < count; root++) {
      if (index[root] != 0) {
        continue;
      }
      int depth = 0;
      path[0] = root;
      index[root] = low[root] = ++visited;
      stack[stackSize++] = root;
      open[root] = true;
      while (depth >= 0) {
        int vertex = path[depth];
        if (nextEdge[vertex] < upstream[vertex].length) {
          int needed = upstream[vertex][nextEdge[vertex]++];
          if (index[needed] == 0) {
            index[needed] = low[needed] = ++visited;
            stack[stackSize++] = needed;
            open[needed] = true;
            path[++depth] = needed;
          } else if (open[needed]) {
            low[vertex] = Math.min(low[vertex], index[needed]);
          }
          continue;
        }
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[vertex]);
        }
        if (low[vertex] == index[vertex]) {
          int end = stackSize;
          do {
            stackSize--;
            open[stack[stackSize]] = false;
            component[stack[stackSize]] = index[vertex];
          } while (stack[stackSize] != vertex);
          int[] members = Arrays.copyOfRange(stack, stackSize, end);
          if (members.length > 1 || needsItself(vertex)) {
            Arrays.sort(members);
            knots.add(members);
          }
        }
      }
    }
  }

  private boolean needsItself(int vertex) {
    for (int needed : upstream[vertex]) {
      if (needed == vertex) {
        return true;
      }
    }
    return false;
  }

  private List<Integer> shortestCircle(int[] knot) {
    for (int i = 0; i < knot.length; i++) {
      position[knot[i]] = i;
    }
    List<Integer> shortest = null;
    for (int i = 0; i < Math.min(knot.length, SEARCH_LIMIT); i++) {
      int limit = shortest == null ? Integer.MAX_VALUE : shortest.size();
      List<Integer> circle = circleThrough(knot, knot[i], limit);
      shortest = circle == null ? shortest : circle;
    }
    if (shortest == null) {
      throw new IllegalStateException("a strongly connected component without a circle");
    }
    return List.copyOf(shortest);
  }

  /** Returns a shortest circle from {@code start}, or null if it is not shorter than {@code limit}. */
  private @Nullable List<Integer> circleThrough(int[] knot, int start, int limit) {
    int[] cameFrom = new int[knot.length];
    int[] distance = new int[knot.length];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    distance[position[start]] = 1;
    queue.add(start);
    while (!queue.isEmpty()) {
      int vertex = queue.remove();
      int steps = distance[position[vertex]];
      if (steps >= limit) {
        return null;
      }
      for (int needed : upstream[vertex]) {
        if (needed == start) {
          return walkBack(cameFrom, vertex, start);
        }
        if (component[needed] != component[start]) {
          continue;
        }
        int next = position[needed];
        if (distance[next] == 0) {
          distance[next] = steps + 1;
          cameFrom[next] = vertex;
          queue.add(needed);
        }
      }
    }
    return null;
  }

  private List<Integer> walkBack(int[] cameFrom, int end, int start) {
    ArrayDeque<Integer> circle = new ArrayDeque<>();
    for (int vertex = end; vertex != start; vertex = cameFrom[position[vertex]]) {
      circle.addFirst(vertex);
    }
    circle.addFirst(start);
    return new ArrayList<>(circle);
  }
}
