package dev.assetwright.artifact;

import dev.assetwright.layout.LayoutGraph;
import dev.assetwright.layout.LayoutMetrics;
import dev.assetwright.layout.LineageLayout;
import dev.assetwright.layout.PlacedGraph;
import dev.assetwright.layout.PlacedGraph.Box;
import dev.assetwright.layout.PlacedGraph.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a graph as the lineage page does, without anything that only runs tell: groups, cards, and edges that go around cards.
 * Colours follow the reader's choice of light or dark.
 */
public final class GraphPicture {
  private static final LayoutMetrics METRICS = LayoutMetrics.STANDARD;
  private static final int MARGIN = 16;
  private static final int TITLE = 34;
  private static final int LONGEST_NAME = 25;
  private static final int LONGEST_LINE = 32;
  private static final String STYLE = """
      <style>
        .ground { fill: #ffffff } .title { fill: #1d2433; font-weight: 600; font-size: 15px }
        .group { fill: #f5f6f8; stroke: #d9dde5 } .group-name { fill: #5b6475; font-size: 12px }
        .card { fill: #ffffff; stroke: #b9c0cd } .external { stroke-dasharray: 4 3 }
        .name { fill: #1d2433; font-size: 13px; font-weight: 500 } .line { fill: #5b6475; font-size: 11px }
        .edge { fill: none; stroke: #8b94a5; stroke-width: 1.25 } .order { stroke-dasharray: 3 3 }
        .head { fill: #8b94a5 }
        text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
        @media (prefers-color-scheme: dark) {
          .ground { fill: #12161e } .title, .name { fill: #e6e9ef }
          .group { fill: #191e28; stroke: #2d3543 } .group-name, .line { fill: #9aa4b5 }
          .card { fill: #212836; stroke: #414b5d } .edge { stroke: #6d778a } .head { fill: #6d778a }
        }
      </style>
      <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>
      """;

  private GraphPicture() {}

  /** Returns the graph as SVG; equal graphs give equal text. */
  public static String svg(GraphFile graph) {
    Map<String, Integer> groups = groups(graph);
    List<LayoutGraph.Edge> edges = new ArrayList<>();
    List<Boolean> orders = new ArrayList<>();
    collectEdges(graph, edges, orders);
    PlacedGraph placed = new LineageLayout(METRICS)
        .layOut(new LayoutGraph(
            groups.size(),
            graph.assets().stream().map(asset -> groups.get(group(asset))).toList(),
            edges));
    int width = placed.width() + 2 * MARGIN;
    int height = placed.height() + 2 * MARGIN + TITLE;
    String name = String.join(", ", graph.modules());
    StringBuilder svg = new StringBuilder()
        .append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\" role=\"img\">\n"
                .formatted(width, height))
        .append("<title>Assets of %s</title>\n".formatted(escaped(name)))
        .append(STYLE)
        .append("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n")
        .append("<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(MARGIN, MARGIN + 14, escaped(title(name, graph))))
        .append("<g transform=\"translate(%d %d)\">\n".formatted(MARGIN, MARGIN + TITLE));
    groups.forEach((group, index) -> svg.append(group(group, placed.groups().get(index))));
    for (int i = 0; i < edges.size(); i++) {
      svg.append("<path class=\"edge%s\" marker-end=\"url(#head)\" d=\"%s\"/>\n"
          .formatted(orders.get(i) ? " order" : "", path(placed.routes().get(i))));
    }
    for (int i = 0; i < graph.assets().size(); i++) {
      svg.append(card(graph.assets().get(i), placed.nodes().get(i)));
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static String title(String name, GraphFile graph) {
    int count = graph.assets().size();
    return "%s · %,d asset%s".formatted(name, count, count == 1 ? "" : "s");
  }

  private static Map<String, Integer> groups(GraphFile graph) {
    Map<String, Integer> groups = new TreeMap<>();
    graph.assets().forEach(asset -> groups.put(group(asset), 0));
    int index = 0;
    for (Map.Entry<String, Integer> group : groups.entrySet()) {
      group.setValue(index++);
    }
    return groups;
  }

  private static void collectEdges(
      GraphFile graph, List<LayoutGraph.Edge> edges, List<Boolean> orders) {
    Map<String, Integer> positions = new HashMap<>();
    graph.assets().forEach(asset -> positions.put(asset.key(), positions.size()));
    for (GraphFile.Asset asset : graph.assets()) {
      for (GraphFile.Input input : asset.inputs()) {
        Integer from = positions.get(input.asset());
        if (from != null && !input.asset().equals(asset.key())) {
          edges.add(new LayoutGraph.Edge(from, positions.get(asset.key())));
          orders.add(input.use().equals("order"));
        }
      }
    }
  }

  private static String group(GraphFile.Asset asset) {
    int slash = asset.key().lastIndexOf('/');
    return slash < 0 ? "" : asset.key().substring(0, slash);
  }

  private static String group(String name, Box box) {
    return """
        <rect class="group" x="%d" y="%d" width="%d" height="%d" rx="10"/>
        <text class="group-name" x="%d" y="%d">%s</text>
        """.formatted(
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            box.x() + METRICS.padding(),
            box.y() + 21,
            escaped(name));
  }

  private static String card(GraphFile.Asset asset, Point at) {
    String name = asset.key().substring(asset.key().lastIndexOf('/') + 1);
    return """
        <g><title>%s</title>
        <rect class="card%s" x="%d" y="%d" width="%d" height="%d" rx="7"/>
        <text class="name" x="%d" y="%d">%s</text>
        <text class="line" x="%d" y="%d">%s</text></g>
        """.formatted(
        escaped(
            asset.description().isEmpty() ? asset.key() : asset.key() + ": " + asset.description()),
        asset.kind().equals("external") ? " external" : "",
        at.x(),
        at.y(),
        METRICS.cardWidth(),
        METRICS.cardHeight(),
        at.x() + 12,
        at.y() + 21,
        escaped(cut(name, LONGEST_NAME)),
        at.x() + 12,
        at.y() + 38,
        escaped(cut(line(asset), LONGEST_LINE)));
  }

  private static String line(GraphFile.Asset asset) {
    List<String> parts = new ArrayList<>(List.of(asset.kind()));
    if (!asset.storage().equals("value") && !asset.storage().equals("none")) {
      parts.add(asset.storage());
    }
    if (asset.partitions() != null) {
      // The first word of a grid says how it cuts: "daily from 2009-12-01, Europe/London".
      parts.add(asset.partitions().split(" ")[0]);
    }
    int checks = asset.checks().size();
    if (checks > 0) {
      parts.add(checks + (checks == 1 ? " check" : " checks"));
    }
    return String.join(" · ", parts);
  }

  /** Level where the layout keeps a way free, and bent in between. */
  private static String path(List<Point> route) {
    StringBuilder path =
        new StringBuilder("M%d %d".formatted(route.get(0).x(), route.get(0).y()));
    for (int i = 1; i < route.size(); i++) {
      Point from = route.get(i - 1);
      Point to = route.get(i);
      if (from.y() == to.y()) {
        path.append("H").append(to.x());
      } else {
        int bend = Math.max(20, Math.abs(to.x() - from.x()) / 2);
        path.append("C%d %d %d %d %d %d"
            .formatted(from.x() + bend, from.y(), to.x() - bend, to.y(), to.x(), to.y()));
      }
    }
    return path.toString();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        // XML knows no other control characters.
        default -> escaped.appendCodePoint(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
      }
    });
    return escaped.toString();
  }
}
