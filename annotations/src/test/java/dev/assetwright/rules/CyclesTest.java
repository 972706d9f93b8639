package dev.assetwright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CyclesTest {
  @Test
  void aGraphWithoutCirclesHasNone() {
    assertThat(Cycles.find(3, new int[][] {{}, {0}, {0, 1}})).isEmpty();
    assertThat(Cycles.find(0, new int[0][])).isEmpty();
  }

  @Test
  void aCircleStartsAtItsSmallestVertexAndFollowsWhatEachNeeds() {
    assertThat(Cycles.find(4, new int[][] {{}, {3}, {1}, {2}})).containsExactly(List.of(1, 3, 2));
  }

  @Test
  void aVertexThatNeedsItselfIsACircleOfOne() {
    assertThat(Cycles.find(2, new int[][] {{1}, {1}})).containsExactly(List.of(1));
  }

  @Test
  void eachKnotIsToldOnceByItsShortestCircle() {
    int[][] upstream = {{1}, {2}, {0, 3}, {2}, {5}, {4}};
    assertThat(Cycles.find(6, upstream)).containsExactly(List.of(2, 3), List.of(4, 5));
  }

  @Test
  void aCircleOfAHundredThousandIsFoundWithoutOverflow() {
    int count = 100_000;
    int[][] upstream = new int[count][];
    for (int i = 0; i < count; i++) {
      upstream[i] = new int[] {(i + 1) % count};
    }
    List<List<Integer>> circles = Cycles.find(count, upstream);
    assertThat(circles).hasSize(1);
    assertThat(circles.get(0)).hasSize(count).startsWith(0, 1, 2);
  }

  @Test
  void generatedGraphsAgreeWithASearchOfAllPaths() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      int count = 1 + random.nextInt(8);
      int[][] upstream = new int[count][];
      for (int i = 0; i < count; i++) {
        upstream[i] = random.ints(random.nextInt(3), 0, count).toArray();
      }
      List<List<Integer>> circles = Cycles.find(count, upstream);
      boolean[][] reaches = reaches(upstream);
      Set<Integer> knots = new HashSet<>();
      for (List<Integer> circle : circles) {
        int start = circle.get(0);
        assertThat(circle).as("seed %d", seed).doesNotHaveDuplicates().allMatch(v -> v >= start);
        for (int i = 0; i < circle.size(); i++) {
          assertThat(upstream[circle.get(i)]).contains(circle.get((i + 1) % circle.size()));
        }
        assertThat(circle).as("seed %d", seed).hasSize(shortestIn(upstream, reaches, start));
        assertThat(knots.add(knotOf(reaches, start))).as("seed %d", seed).isTrue();
      }
      Set<Integer> expected = new HashSet<>();
      for (int v = 0; v < count; v++) {
        if (reaches[v][v]) {
          expected.add(knotOf(reaches, v));
        }
      }
      assertThat(knots).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static boolean[][] reaches(int[][] upstream) {
    int count = upstream.length;
    boolean[][] reaches = new boolean[count][count];
    for (int v = 0; v < count; v++) {
      for (int needed : upstream[v]) {
        reaches[v][needed] = true;
      }
    }
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          reaches[i][j] |= reaches[i][k] && reaches[k][j];
        }
      }
    }
    return reaches;
  }

  private static int knotOf(boolean[][] reaches, int vertex) {
    int smallest = vertex;
    for (int v = vertex; v >= 0; v--) {
      smallest = reaches[vertex][v] && reaches[v][vertex] ? v : smallest;
    }
    return smallest;
  }

  private static int shortestIn(int[][] upstream, boolean[][] reaches, int member) {
    int shortest = Integer.MAX_VALUE;
    for (int v = 0; v < upstream.length; v++) {
      if (reaches[member][v] && reaches[v][member]) {
        shortest = Math.min(shortest, shortestBack(upstream, new ArrayList<>(List.of(v))));
      }
    }
    return shortest;
  }

  private static int shortestBack(int[][] upstream, List<Integer> path) {
    int shortest = Integer.MAX_VALUE;
    for (int needed : upstream[path.get(path.size() - 1)]) {
      if (needed == path.get(0)) {
        return path.size();
      }
      if (!path.contains(needed)) {
        path.add(needed);
        shortest = Math.min(shortest, shortestBack(upstream, path));
        path.remove(path.size() - 1);
      }
    }
    return shortest;
  }
}
