package dev.assetwright.ui;

import dev.assetwright.json.Json;
import dev.assetwright.layout.LayoutGraph;
import dev.assetwright.layout.LayoutMetrics;
import dev.assetwright.layout.LineageLayout;
import dev.assetwright.layout.PlacedGraph;
import dev.assetwright.layout.PlacedGraph.Point;
import dev.assetwright.query.view.LineageView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Places lineages on maps, and keeps the last ones: states change all the time, places only with
 * the definitions. Safe for several threads; one map is laid out at a time.
 */
final class LineageMaps {
  private static final int KEPT = 16;
  private static final LayoutMetrics METRICS = LayoutMetrics.STANDARD;
  private static final LineageMap.Metrics MEASURES =
      new LineageMap.Metrics(METRICS.cardWidth(), METRICS.cardHeight(), METRICS.header());

  /** The same assets of the same definitions have the same edges. */
  private record Key(String graph, List<String> assets) {}

  /** What of a map does not change with the states. */
  private record Drawing(
      List<LineageMap.Place> cards,
      List<int[]> routes,
      List<LineageMap.Group> groups,
      int width,
      int height,
      byte[] json) {}

  /** The end of the answer, which stays as long as the drawing does. */
  private record Fixed(
      List<int[]> edges,
      List<LineageMap.Place> cards,
      List<int[]> routes,
      List<LineageMap.Group> groups,
      int width,
      int height,
      LineageMap.Metrics metrics) {}

  private final JsonRows<LineageView.Card> rows = new JsonRows<>();
  private final LineageLayout layout = new LineageLayout(METRICS);
  private final ReentrantLock lock = new ReentrantLock();

  /** Least recently asked for first. */
  private final Map<Key, Drawing> drawings = new LinkedHashMap<>(KEPT, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Drawing> eldest) {
      return size() > KEPT;
    }
  };

  /** Returns what {@link #place} returns as JSON; of cards that are as they were the last time it is not written again. */
  byte[] write(LineageView view) {
    byte[] fixed = drawing(view).json();
    JsonBody body = new JsonBody()
        .raw("{\"graph\":")
        .value(view.graph())
        .raw(",\"total\":")
        .value(view.total())
        .raw(",\"counts\":")
        .value(view.counts())
        .raw(",\"assets\":");
    if (view.assets().size() == view.total()) {
      rows.write(view.assets(), body);
    } else {
      body.value(view.assets());
    }
    return body.raw(",").raw(Arrays.copyOfRange(fixed, 1, fixed.length)).bytes();
  }

  LineageMap place(LineageView view) {
    Drawing drawing = drawing(view);
    return new LineageMap(
        view.graph(),
        view.total(),
        view.counts(),
        view.assets(),
        view.edges(),
        drawing.cards(),
        drawing.routes(),
        drawing.groups(),
        drawing.width(),
        drawing.height(),
        MEASURES);
  }

  private Drawing drawing(LineageView view) {
    Key key =
        new Key(view.graph(), view.assets().stream().map(LineageView.Card::key).toList());
    lock.lock();
    try {
      Drawing kept = drawings.get(key);
      if (kept == null) {
        kept = draw(view);
        drawings.put(key, kept);
      }
      return kept;
    } finally {
      lock.unlock();
    }
  }

  private Drawing draw(LineageView view) {
    Map<String, Integer> counts = new TreeMap<>();
    view.assets().forEach(card -> counts.merge(card.group(), 1, Integer::sum));
    Map<String, Integer> indexes = new LinkedHashMap<>();
    counts.keySet().forEach(name -> indexes.put(name, indexes.size()));
    List<Integer> groupOf = view.assets().stream()
        .map(card -> indexes.getOrDefault(card.group(), 0))
        .toList();
    List<LayoutGraph.Edge> edges = view.edges().stream()
        .map(edge -> new LayoutGraph.Edge(edge[0], edge[1]))
        .toList();
    PlacedGraph placed = layout.layOut(new LayoutGraph(counts.size(), groupOf, edges));
    List<LineageMap.Group> groups = new ArrayList<>();
    counts.forEach((name, count) -> {
      PlacedGraph.Box box = placed.groups().get(groups.size());
      groups.add(new LineageMap.Group(name, box.x(), box.y(), box.width(), box.height(), count));
    });
    List<LineageMap.Place> cards = placed.nodes().stream()
        .map(at -> new LineageMap.Place(at.x(), at.y(), METRICS.cardWidth(), METRICS.cardHeight()))
        .toList();
    List<int[]> routes = placed.routes().stream().map(LineageMaps::between).toList();
    Fixed fixed =
        new Fixed(view.edges(), cards, routes, groups, placed.width(), placed.height(), MEASURES);
    return new Drawing(
        cards, routes, groups, placed.width(), placed.height(), Json.answers().writeBytes(fixed));
  }

  /** Leaves out both ends, which follow from the cards. */
  private static int[] between(List<Point> route) {
    int[] points = new int[2 * (route.size() - 2)];
    for (int index = 0; index < route.size() - 2; index++) {
      points[2 * index] = route.get(index + 1).x();
      points[2 * index + 1] = route.get(index + 1).y();
    }
    return points;
  }
}
