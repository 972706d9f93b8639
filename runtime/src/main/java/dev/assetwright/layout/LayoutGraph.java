package dev.assetwright.layout;

import java.util.List;

/**
 * What is to be drawn. Nodes, groups and edges are known by their index; of two that could stand in
 * either place, the one with the smaller index comes first.
 *
 * @param groupCount how many groups there are; one without nodes gets a box all the same
 * @param groupOfNode the group of each node; immutable
 * @param edges from an asset to one that reads it; immutable, may hold cycles and loops
 */
public record LayoutGraph(int groupCount, List<Integer> groupOfNode, List<Edge> edges) {

  /** An edge from node {@code from} to node {@code to}. */
  public record Edge(int from, int to) {}

  public LayoutGraph {
    groupOfNode = List.copyOf(groupOfNode);
    edges = List.copyOf(edges);
    for (int group : groupOfNode) {
      if (group < 0 || group >= groupCount) {
        throw new IllegalArgumentException(
            "Group %d does not exist: there are %d groups.".formatted(group, groupCount));
      }
    }
    for (Edge edge : edges) {
      if (Math.min(edge.from, edge.to) < 0 || Math.max(edge.from, edge.to) >= groupOfNode.size()) {
        throw new IllegalArgumentException("Edge %d -> %d leaves the graph: there are %d nodes."
            .formatted(edge.from, edge.to, groupOfNode.size()));
      }
    }
  }
}
