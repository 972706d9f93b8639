package dev.assetwright.layout;

import dev.assetwright.layout.LayoutGraph.Edge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Graphs as projects have them: domains of six tiers, groups of about thirty assets in five steps,
 * most edges inside a group, the rest from earlier tiers, some from a few hubs.
 */
final class RandomLineage {
  private static final int TIERS = 6;
  private static final int STEPS = 5;

  private RandomLineage() {}

  /** Returns a graph without cycles, of assets and of groups, with up to 1.7 edges a node. */
  static LayoutGraph tiered(int nodes, long seed) {
    Random random = new Random(seed);
    int groups = Math.max(1, nodes / 30);
    List<Integer> groupOf = new ArrayList<>();
    int[] step = new int[nodes];
    List<List<Integer>> members = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      members.add(new ArrayList<>());
    }
    for (int node = 0; node < nodes; node++) {
      int group = (int) ((long) node * groups / nodes);
      groupOf.add(group);
      members.get(group).add(node);
      step[node] = random.nextInt(STEPS);
    }
    Set<Edge> edges = new LinkedHashSet<>();
    for (int attempt = 0; attempt < nodes * 20 && edges.size() < nodes * 1.7; attempt++) {
      int reader = random.nextInt(nodes);
      int group = groupOf.get(reader);
      int tier = group % TIERS;
      double choice = random.nextDouble();
      int source;
      if (choice < 0.7) {
        source = group;
      } else if (tier > 0 && choice < 0.92) {
        source = group - 1;
      } else if (tier > 2 && choice < 0.96) {
        source = 2;
      } else {
        source = random.nextInt(groups);
      }
      List<Integer> candidates = members.get(source);
      int read = candidates.get(random.nextInt(source == 2 ? 2 : candidates.size()));
      boolean rises = source == group ? step[read] < step[reader] : source % TIERS < tier;
      if (rises) {
        edges.add(new Edge(read, reader));
      }
    }
    return new LayoutGraph(groups, groupOf, List.copyOf(edges));
  }

  /** Returns a graph with any edges at all: cycles, loops, duplicates, groups without nodes. */
  static LayoutGraph wild(long seed) {
    Random random = new Random(seed);
    int groups = 1 + random.nextInt(12);
    int nodes = random.nextInt(120);
    List<Integer> groupOf = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      groupOf.add(random.nextInt(groups));
    }
    List<Edge> edges = new ArrayList<>();
    for (int edge = 0; nodes > 0 && edge < random.nextInt(300); edge++) {
      edges.add(new Edge(random.nextInt(nodes), random.nextInt(nodes)));
    }
    return new LayoutGraph(groups, groupOf, edges);
  }
}
