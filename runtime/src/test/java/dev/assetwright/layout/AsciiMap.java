package dev.assetwright.layout;

import dev.assetwright.layout.LayoutGraph.Edge;
import dev.assetwright.layout.PlacedGraph.Box;
import dev.assetwright.layout.PlacedGraph.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A lineage of named assets, written {@code group/asset}, drawn with characters. */
final class AsciiMap {
  private static final int CELL_WIDTH = 9;
  private static final int CELL_HEIGHT = 20;

  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final List<Integer> groupOf = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  static AsciiMap of(String... keys) {
    AsciiMap map = new AsciiMap();
    for (String key : keys) {
      String group = key.substring(0, key.indexOf('/'));
      map.groups.putIfAbsent(group, map.groups.size());
      map.nodes.put(key, map.nodes.size());
      map.groupOf.add(map.groups.get(group));
    }
    return map;
  }

  AsciiMap edge(String from, String to) {
    edges.add(new Edge(nodes.get(from), nodes.get(to)));
    return this;
  }

  LayoutGraph graph() {
    return new LayoutGraph(groups.size(), groupOf, edges);
  }

  /** Draws groups as frames and assets as brackets around their names. */
  String draw() {
    LayoutMetrics metrics = LayoutMetrics.STANDARD;
    PlacedGraph map = new LineageLayout(metrics).layOut(graph());
    char[][] canvas = new char[map.height() / CELL_HEIGHT + 1][map.width() / CELL_WIDTH + 1];
    for (char[] row : canvas) {
      Arrays.fill(row, ' ');
    }
    groups.forEach((name, group) -> frame(canvas, map.groups().get(group), name));
    nodes.forEach((key, node) -> {
      Point corner = map.nodes().get(node);
      int row = (corner.y() + metrics.cardHeight() / 2) / CELL_HEIGHT;
      int left = corner.x() / CELL_WIDTH;
      int right = (corner.x() + metrics.cardWidth()) / CELL_WIDTH - 1;
      write(canvas, row, left, "[" + key.substring(key.indexOf('/') + 1));
      write(canvas, row, right, "]");
    });
    return Arrays.stream(canvas)
        .map(row -> new String(row).stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void frame(char[][] canvas, Box box, String name) {
    int left = box.x() / CELL_WIDTH;
    int right = (box.x() + box.width()) / CELL_WIDTH - 1;
    int top = box.y() / CELL_HEIGHT;
    int bottom = (box.y() + box.height()) / CELL_HEIGHT;
    String edge = "+" + "-".repeat(right - left - 1) + "+";
    for (int row = top + 1; row < bottom; row++) {
      write(canvas, row, left, "|");
      write(canvas, row, right, "|");
    }
    write(canvas, bottom, left, edge);
    write(canvas, top, left, edge);
    write(canvas, top, left + 1, " " + name + " ");
  }

  private static void write(char[][] canvas, int row, int column, String text) {
    text.getChars(0, text.length(), canvas[row], column);
  }
}
