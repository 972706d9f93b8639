package dev.assetwright.version;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which part of an asset's code leads to which.
 *
 * @param start the asset's method, named as in {@link AssetCode#parts}
 * @param called for each part those it leads to, in the order of first use; a part without any may be left out
 */
public record CallGraph(String start, Map<String, List<String>> called) {
  public CallGraph {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    called.forEach((from, targets) -> copy.put(from, List.copyOf(targets)));
    called = Collections.unmodifiableMap(copy);
  }

  /** Returns a shortest way from the start to every part reached, both ends included. */
  Map<String, List<String>> shortestPaths() {
    Map<String, List<String>> paths = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    paths.put(start, List.of(start));
    while (!open.isEmpty()) {
      String caller = open.remove();
      for (String target : called.getOrDefault(caller, List.of())) {
        if (!paths.containsKey(target)) {
          List<String> path = new ArrayList<>(paths.get(caller));
          path.add(target);
          paths.put(target, List.copyOf(path));
          open.add(target);
        }
      }
    }
    return paths;
  }
}
