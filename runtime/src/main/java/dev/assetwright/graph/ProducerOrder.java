package dev.assetwright.graph;

import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.traverse.NotDirectedAcyclicGraphException;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** Orders producers topologically: upstream first, ties by key. Works on numbers, since definitions are large to hash. */
final class ProducerOrder {
  private ProducerOrder() {}

  /** Orders producers that are sorted by their first assets; those in circles, and all that need them, are left out. */
  static List<ProducerDefinition> of(List<ProducerDefinition> sorted) {
    DirectedPseudograph<Integer, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
    Map<AssetKey, Integer> numbers = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      graph.addVertex(i);
      for (AssetKey key : sorted.get(i).assets()) {
        numbers.put(key, i);
      }
    }
    for (int i = 0; i < sorted.size(); i++) {
      for (InputDefinition input : sorted.get(i).inputs()) {
        if (!AssetGraph.isPrevious(sorted.get(i), input)) {
          graph.addEdge(numbers.get(input.upstream()), i);
        }
      }
    }
    List<ProducerDefinition> order = new ArrayList<>(sorted.size());
    try {
      new TopologicalOrderIterator<>(graph, Integer::compare)
          .forEachRemaining(number -> order.add(sorted.get(number)));
    } catch (NotDirectedAcyclicGraphException circle) {
      // Said by the order being shorter; the caller names the circles.
    }
    return Collections.unmodifiableList(order);
  }
}
