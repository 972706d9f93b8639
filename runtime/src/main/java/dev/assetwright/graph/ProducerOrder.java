package dev.assetwright.graph;

import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Orders producers topologically (Kahn 1962): upstream first, ties by key. Works on numbers, since definitions are large to
 * hash.
 */
final class ProducerOrder {
  private ProducerOrder() {}

  /** Orders producers that are sorted by their first assets; those in circles, and all that need them, are left out. */
  static List<ProducerDefinition> of(List<ProducerDefinition> sorted) {
    Map<AssetKey, Integer> numbers = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      for (AssetKey key : sorted.get(i).assets()) {
        numbers.put(key, i);
      }
    }
    int[] awaitedCount = new int[sorted.size()];
    List<List<Integer>> readers = new ArrayList<>();
    sorted.forEach(producer -> readers.add(new ArrayList<>()));
    for (int i = 0; i < sorted.size(); i++) {
      for (InputDefinition input : sorted.get(i).inputs()) {
        if (!AssetGraph.isPrevious(sorted.get(i), input)) {
          readers.get(numbers.get(input.upstream())).add(i);
          awaitedCount[i]++;
        }
      }
    }
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < awaitedCount.length; i++) {
      if (awaitedCount[i] == 0) {
        ready.add(i);
      }
    }
    List<ProducerDefinition> order = new ArrayList<>(sorted.size());
    while (!ready.isEmpty()) {
      int next = ready.remove();
      order.add(sorted.get(next));
      for (int reader : readers.get(next)) {
        if (--awaitedCount[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    return Collections.unmodifiableList(order);
  }
}
