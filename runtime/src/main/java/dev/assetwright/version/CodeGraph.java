package dev.assetwright.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The elements that a set of methods reaches, each with its own hash. Elements are numbers; the first ones are those
 * asked for.
 */
final class CodeGraph {
  /**
   * @param name for people
   * @param hash of its own content
   * @param references groups of elements in the order of first use; order within a group means nothing
   * @param warnings what the hash cannot see
   * @param foreignTypes the classes of others that it names
   * @param compiler how its class was compiled; empty when it is none
   */
  record Node(
      String name,
      byte[] hash,
      int[][] references,
      List<String> warnings,
      Set<String> foreignTypes,
      String compiler) {}

  private final Map<CodeElement, Integer> numbers = new HashMap<>();
  private final List<CodeElement> elements = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();

  private CodeGraph() {}

  static CodeGraph reach(Collection<CodeElement> roots, ElementNormalizer normalizer) {
    CodeGraph graph = new CodeGraph();
    roots.forEach(graph::number);
    // The list grows while it is walked.
    for (int next = 0; next < graph.elements.size(); next++) {
      CodeElement element = graph.elements.get(next);
      NormalizedCode code = normalizer.normalize(element);
      graph.nodes.add(new Node(
          normalizer.displayName(element),
          code.hash(),
          graph.number(code.references()),
          code.warnings(),
          code.foreignTypes(),
          normalizer.compiler(element)));
    }
    return graph;
  }

  private int[][] number(List<List<CodeElement>> groups) {
    return groups.stream()
        .map(group -> group.stream().mapToInt(this::number).toArray())
        .toArray(int[][]::new);
  }

  /** Returns the number of an element, a new one when it has none. */
  private int number(CodeElement element) {
    Integer known = numbers.putIfAbsent(element, elements.size());
    if (known != null) {
      return known;
    }
    elements.add(element);
    return elements.size() - 1;
  }

  int find(CodeElement element) {
    Integer number = numbers.get(element);
    if (number == null) {
      throw new IllegalArgumentException(element + " is not in the graph");
    }
    return number;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** For each element those it leads to, each once, in the order of first use. */
  int[][] successors() {
    int[][] successors = new int[nodes.size()][];
    for (int i = 0; i < successors.length; i++) {
      Set<Integer> targets = new LinkedHashSet<>();
      for (int[] group : nodes.get(i).references()) {
        for (int target : group) {
          targets.add(target);
        }
      }
      successors[i] = targets.stream().mapToInt(Integer::intValue).toArray();
    }
    return successors;
  }
}
