package dev.assetwright.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StronglyConnectedComponentsTest {
  @Test
  void calleesComeBeforeCallersAndCirclesTogether() {
    int[][] successors = {{1}, {2, 3}, {1}, {}};

    assertThat(sorted(StronglyConnectedComponents.of(successors)))
        .containsExactly(List.of(3), List.of(1, 2), List.of(0));
  }

  @Test
  void aChainOfAMillionCallsDoesNotOverflow() {
    int[][] successors = new int[1_000_000][];
    for (int i = 0; i < successors.length; i++) {
      successors[i] = i + 1 < successors.length ? new int[] {i + 1} : new int[] {};
    }

    assertThat(StronglyConnectedComponents.of(successors)).hasSize(successors.length);
  }

  @Test
  void nodesAreTogetherExactlyWhenEachReachesTheOther() {
    for (long seed = 0; seed < 200; seed++) {
      int[][] successors = randomGraph(new Random(seed));
      boolean[][] reaches = reaches(successors);
      int[] component = new int[successors.length];
      List<int[]> components = StronglyConnectedComponents.of(successors);
      for (int i = 0; i < components.size(); i++) {
        for (int node : components.get(i)) {
          component[node] = i;
        }
      }
      for (int a = 0; a < successors.length; a++) {
        for (int b = 0; b < successors.length; b++) {
          boolean isCircle = a == b || reaches[a][b] && reaches[b][a];
          assertThat(component[a] == component[b]).as("seed %d", seed).isEqualTo(isCircle);
          assertThat(reaches[a][b] && component[b] > component[a])
              .as("seed %d", seed)
              .isFalse();
        }
      }
    }
  }

  private static int[][] randomGraph(Random random) {
    int[][] successors = new int[1 + random.nextInt(12)][];
    for (int i = 0; i < successors.length; i++) {
      successors[i] = random.ints(random.nextInt(3), 0, successors.length).toArray();
    }
    return successors;
  }

  private static boolean[][] reaches(int[][] successors) {
    int size = successors.length;
    boolean[][] reaches = new boolean[size][size];
    for (int i = 0; i < size; i++) {
      for (int target : successors[i]) {
        reaches[i][target] = true;
      }
    }
    for (int via = 0; via < size; via++) {
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          reaches[a][b] |= reaches[a][via] && reaches[via][b];
        }
      }
    }
    return reaches;
  }

  private static List<List<Integer>> sorted(List<int[]> components) {
    List<List<Integer>> result = new ArrayList<>();
    components.forEach(
        members -> result.add(Arrays.stream(members).sorted().boxed().toList()));
    return result;
  }
}
