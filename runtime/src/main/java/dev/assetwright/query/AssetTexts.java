package dev.assetwright.query;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What lists and maps tell of assets that follows from their definitions alone; kept while the graph stays the same one. Safe for
 * several threads.
 */
public final class AssetTexts {
  private volatile @Nullable Known known;

  private record Known(
      AssetGraph graph, List<Text> texts, Map<AssetKey, Text> byKey, List<int[]> edges) {}

  /** What is told of one asset. */
  record Text(
      AssetDefinition asset,
      String key,
      String name,
      String group,
      String kind,
      String description,
      List<String> upstream,
      List<CheckDefinition> checks) {}

  /** All assets, sorted by key. */
  List<Text> of(AssetGraph graph) {
    return known(graph).texts();
  }

  /** One asset that is declared. */
  Text of(AssetGraph graph, AssetKey key) {
    return Objects.requireNonNull(known(graph).byKey().get(key));
  }

  /** All edges, as pairs of places among all assets, upstream first, sorted. */
  List<int[]> edges(AssetGraph graph) {
    return known(graph).edges();
  }

  private Known known(AssetGraph graph) {
    Known found = known;
    if (found == null || found.graph() != graph) {
      Map<AssetKey, Text> byKey = new LinkedHashMap<>();
      Map<String, String> groups = new HashMap<>();
      graph.keys().forEach(key -> byKey.put(key, text(graph, key, groups)));
      found = new Known(
          graph, List.copyOf(byKey.values()), byKey, edges(graph, List.copyOf(graph.keys())));
      known = found;
    }
    return found;
  }

  /** The groups are those that came up so far, of which each text is kept once. */
  private static Text text(AssetGraph graph, AssetKey key, Map<String, String> groups) {
    AssetDefinition asset = graph.get(key);
    return new Text(
        asset,
        key.toString(),
        key.name(),
        groups.computeIfAbsent(key.group(), group -> group),
        asset.kind().word(),
        Words.firstSentence(asset.description()),
        graph.upstream(key).stream().map(AssetKey::toString).toList(),
        graph.checks(key));
  }

  /** The edges between some assets, as pairs of places among them, upstream first, sorted by the first. */
  static List<int[]> edges(AssetGraph graph, List<AssetKey> among) {
    Map<AssetKey, Integer> places = new HashMap<>();
    for (AssetKey key : among) {
      places.put(key, places.size());
    }
    List<int[]> edges = new ArrayList<>();
    for (int from = 0; from < among.size(); from++) {
      for (AssetKey reader : graph.downstream(among.get(from))) {
        Integer to = places.get(reader);
        if (to != null) {
          edges.add(new int[] {from, to});
        }
      }
    }
    return List.copyOf(edges);
  }
}
