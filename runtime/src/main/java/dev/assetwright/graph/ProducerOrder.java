package dev.assetwright.graph;

import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Orders producers topologically: upstream first, ties by key. Kahn's algorithm on numbers in arrays: definitions are large to hash,
 * and a start should load and warm no library for one pass over the edges.
 */
final class ProducerOrder {
  private static final int NONE = -1;

  private final List<ProducerDefinition> sorted;
  private final int[] missing;
  private final int[] firstEdge;
  private int[] nextEdge;
  private int[] reader;
  private int edges;

  private ProducerOrder(List<ProducerDefinition> sorted) {
    this.sorted = sorted;
    this.missing = new int[sorted.size()];
    this.firstEdge = new int[sorted.size()];
    Arrays.fill(firstEdge, NONE);
    this.nextEdge = new int[sorted.size() * 2];
    this.reader = new int[sorted.size() * 2];
  }

  /** Orders producers that are sorted by their first assets; those in circles, and all that need them, are left out. */
  static List<ProducerDefinition> of(List<ProducerDefinition> sorted) {
    Map<AssetKey, Integer> numbers = new HashMap<>(sorted.size() * 2);
    for (int i = 0; i < sorted.size(); i++) {
      for (AssetKey key : sorted.get(i).assets()) {
        numbers.put(key, i);
      }
    }
    ProducerOrder order = new ProducerOrder(sorted);
    for (int i = 0; i < sorted.size(); i++) {
      for (InputDefinition input : sorted.get(i).inputs()) {
        if (!AssetGraph.isPrevious(sorted.get(i), input)) {
          order.addEdge(numbers.get(input.upstream()), i);
        }
      }
    }
    return order.ordered();
  }

  private void addEdge(int from, int to) {
    if (edges == reader.length) {
      nextEdge = Arrays.copyOf(nextEdge, edges * 2);
      reader = Arrays.copyOf(reader, edges * 2);
    }
    reader[edges] = to;
    nextEdge[edges] = firstEdge[from];
    firstEdge[from] = edges++;
    missing[to]++;
  }

  private List<ProducerDefinition> ordered() {
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < missing.length; i++) {
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    List<ProducerDefinition> order = new ArrayList<>(sorted.size());
    while (!ready.isEmpty()) {
      int next = ready.remove();
      order.add(sorted.get(next));
      for (int edge = firstEdge[next]; edge != NONE; edge = nextEdge[edge]) {
        if (--missing[reader[edge]] == 0) {
          ready.add(reader[edge]);
        }
      }
    }
    return Collections.unmodifiableList(order);
  }
}
