package dev.assetwright.layout;

import dev.assetwright.layout.CoordinateAssignment.Places;
import dev.assetwright.layout.LayeredLayout.Passage;
import dev.assetwright.layout.LayoutGraph.Edge;
import dev.assetwright.layout.PlacedGraph.Box;
import dev.assetwright.layout.PlacedGraph.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Lays out a lineage graph on two levels: each group alone, then the groups as boxes.
 *
 * <p>After a first drawing the assets of each group are pulled towards their neighbours in other
 * groups, and all is placed again. A drawing much higher than wide is folded into newspaper
 * columns. Within a group no edge of a graph without cycles goes left, nor does one between groups
 * of one newspaper column, unless the groups read from each other in a circle.
 *
 * <p>O((V + E) log V), where E counts one more for every column an edge passes. The same graph and
 * metrics give the same map. Safe to use from several threads.
 */
public final class LineageLayout {
  private final LayoutMetrics metrics;

  public LineageLayout(LayoutMetrics metrics) {
    this.metrics = metrics;
  }

  /** Returns the map of {@code graph}. */
  public PlacedGraph layOut(LayoutGraph graph) {
    return new Drawing(graph, metrics).draw();
  }

  /** One drawing in the making. */
  private static final class Drawing {
    private final LayoutGraph graph;
    private final LayoutMetrics metrics;
    private final int nodes;
    private final int groups;
    private final int[] groupOf;

    /** The index of each node among the members of its group. */
    private final int[] memberOf;

    private final int[][] members;

    /** The edges that leave and that enter each node. */
    private final int[][] outgoing;

    private final int[][] incoming;

    /** For each edge, the index of its link in its group or, between groups, in the top level. */
    private final int[] linkOf;

    private final List<List<Link>> innerLinks = new ArrayList<>();
    private final List<Link> outerLinks = new ArrayList<>();
    private final LayeredLayout[] inner;
    private final Places[] innerPlaces;
    private final int[] groupWidth;
    private final int[] groupHeight;
    private final int[] nodeX;
    private final int[] nodeY;

    Drawing(LayoutGraph graph, LayoutMetrics metrics) {
      this.graph = graph;
      this.metrics = metrics;
      nodes = graph.groupOfNode().size();
      groups = graph.groupCount();
      groupOf = graph.groupOfNode().stream().mapToInt(Integer::intValue).toArray();
      members = Link.byVertex(groups, groupOf);
      memberOf = new int[nodes];
      for (int[] group : members) {
        for (int member = 0; member < group.length; member++) {
          memberOf[group[member]] = member;
        }
      }
      outgoing =
          Link.byVertex(nodes, graph.edges().stream().mapToInt(Edge::from).toArray());
      incoming = Link.byVertex(nodes, graph.edges().stream().mapToInt(Edge::to).toArray());
      linkOf = new int[graph.edges().size()];
      inner = new LayeredLayout[groups];
      innerPlaces = new Places[groups];
      groupWidth = new int[groups];
      groupHeight = new int[groups];
      nodeX = new int[nodes];
      nodeY = new int[nodes];
    }

    PlacedGraph draw() {
      sortEdges();
      Spacing innerSpacing = new Spacing(
          metrics.columnGap(), metrics.rowGap(), metrics.routeHeight(), metrics.routeGap());
      for (int group = 0; group < groups; group++) {
        int size = members[group].length;
        inner[group] = LayeredLayout.of(
            size,
            innerLinks.get(group),
            innerSpacing,
            metrics.rowsFor(size),
            metrics.longestRoute());
        inner[group].order(null);
        placeInside(group);
      }
      Spacing outerSpacing = new Spacing(
          metrics.groupColumnGap(),
          metrics.groupRowGap(),
          metrics.routeHeight(),
          metrics.routeGap());
      LayeredLayout outer = LayeredLayout.of(groups, outerLinks, outerSpacing);
      outer.order(null);
      Places outerPlaces = placeGroups(outer);
      if (!outerLinks.isEmpty()) {
        pullTowardsOtherGroups(outerPlaces, true);
        outerPlaces = placeGroups(outer);
        pullTowardsOtherGroups(outerPlaces, false);
        outerPlaces = placeGroups(outer);
      }
      return fold(outer, outerPlaces);
    }

    /** Makes links of the edges: one for each inside a group, one for all between two groups. */
    private void sortEdges() {
      for (int group = 0; group < groups; group++) {
        innerLinks.add(new ArrayList<>());
      }
      TreeMap<Long, Integer> between = new TreeMap<>();
      for (int index = 0; index < linkOf.length; index++) {
        Edge edge = graph.edges().get(index);
        if (isBetweenGroups(edge)) {
          between.merge(groupPair(edge), 1, Integer::sum);
        } else if (edge.from() != edge.to()) {
          List<Link> links = innerLinks.get(groupOf[edge.from()]);
          linkOf[index] = links.size();
          links.add(new Link(memberOf[edge.from()], memberOf[edge.to()], 1));
        }
      }
      TreeMap<Long, Integer> linkOfPair = new TreeMap<>();
      between.forEach((pair, count) -> {
        linkOfPair.put(pair, outerLinks.size());
        outerLinks.add(new Link((int) (pair / groups), (int) (pair % groups), count));
      });
      for (int index = 0; index < linkOf.length; index++) {
        Edge edge = graph.edges().get(index);
        if (isBetweenGroups(edge)) {
          linkOf[index] = linkOfPair.getOrDefault(groupPair(edge), 0);
        }
      }
    }

    private boolean isBetweenGroups(Edge edge) {
      return groupOf[edge.from()] != groupOf[edge.to()];
    }

    private long groupPair(Edge edge) {
      return (long) groupOf[edge.from()] * groups + groupOf[edge.to()];
    }

    private void placeInside(int group) {
      int[] widths = new int[members[group].length];
      int[] heights = new int[members[group].length];
      Arrays.fill(widths, metrics.cardWidth());
      Arrays.fill(heights, metrics.cardHeight());
      Places places = inner[group].place(widths, heights);
      innerPlaces[group] = places;
      groupWidth[group] = Math.max(metrics.cardWidth(), places.width()) + 2 * metrics.padding();
      groupHeight[group] = metrics.header() + places.height() + metrics.padding();
    }

    private Places placeGroups(LayeredLayout outer) {
      Places places = outer.place(groupWidth, groupHeight);
      for (int group = 0; group < groups; group++) {
        placeNodes(group, places);
      }
      return places;
    }

    private void placeNodes(int group, Places outerPlaces) {
      Places places = innerPlaces[group];
      for (int member = 0; member < members[group].length; member++) {
        int node = members[group][member];
        nodeX[node] = outerPlaces.x()[group] + metrics.padding() + places.x()[member];
        nodeY[node] = outerPlaces.y()[group] + metrics.header() + places.y()[member];
      }
    }

    /**
     * Orders the assets of each group again. Each group sees where those before it have gone: if two
     * groups gave way at once, they would miss each other.
     *
     * @param right whether to go from left to right and follow sources only; otherwise back, and
     *     follow sources and readers
     */
    private void pullTowardsOtherGroups(Places outerPlaces, boolean right) {
      Comparator<Integer> leftFirst = Comparator.comparing(group -> outerPlaces.x()[group]);
      List<Integer> order = IntStream.range(0, groups)
          .boxed()
          .sorted(right ? leftFirst : leftFirst.reversed())
          .toList();
      for (int group : order) {
        double[] pull = new double[members[group].length];
        for (int member = 0; member < pull.length; member++) {
          int node = members[group][member];
          IntStream sources =
              Arrays.stream(incoming[node]).map(i -> graph.edges().get(i).from());
          IntStream readers =
              Arrays.stream(outgoing[node]).map(i -> graph.edges().get(i).to());
          double y = (right ? sources : IntStream.concat(sources, readers))
              .filter(neighbour -> groupOf[neighbour] != group)
              .map(neighbour -> nodeY[neighbour])
              .average()
              .orElse(Double.NaN);
          pull[member] = (y - outerPlaces.y()[group] - metrics.header())
              / (metrics.cardHeight() + metrics.rowGap());
        }
        inner[group].order(pull);
        placeInside(group);
        placeNodes(group, outerPlaces);
      }
    }

    private PlacedGraph fold(LayeredLayout outer, Places outerPlaces) {
      List<Box> flat = new ArrayList<>();
      for (int group = 0; group < groups; group++) {
        flat.add(new Box(
            outerPlaces.x()[group], outerPlaces.y()[group], groupWidth[group], groupHeight[group]));
      }
      ColumnFold fold =
          ColumnFold.of(flat, outerLinks, outerPlaces.width(), outerPlaces.height(), metrics);
      List<Box> boxes = new ArrayList<>();
      int width = fold.columns() == 1 ? outerPlaces.width() : 0;
      int height = fold.columns() == 1 ? outerPlaces.height() : 0;
      for (int group = 0; group < groups; group++) {
        Box box = flat.get(group);
        int column = fold.column()[group];
        Box moved = new Box(
            box.x() + fold.right()[column],
            box.y() + fold.down()[column],
            box.width(),
            box.height());
        boxes.add(moved);
        width = Math.max(width, moved.x() + moved.width());
        height = Math.max(height, moved.y() + moved.height());
      }
      List<Point> points = new ArrayList<>();
      for (int node = 0; node < nodes; node++) {
        int column = fold.column()[groupOf[node]];
        points.add(
            new Point(nodeX[node] + fold.right()[column], nodeY[node] + fold.down()[column]));
      }
      List<List<Point>> routes = new ArrayList<>();
      for (int index = 0; index < linkOf.length; index++) {
        Edge edge = graph.edges().get(index);
        List<Passage> passages = isBetweenGroups(edge)
            ? passagesBetween(index, outer, outerPlaces, fold, height)
            : passagesWithin(index, boxes.get(groupOf[edge.from()]));
        routes.add(route(points.get(edge.from()), passages, points.get(edge.to())));
      }
      return new PlacedGraph(points, boxes, routes, fold.columns(), width, height);
    }

    private List<Passage> passagesWithin(int index, Box box) {
      Edge edge = graph.edges().get(index);
      if (edge.from() == edge.to()) {
        return List.of();
      }
      int group = groupOf[edge.from()];
      return inner[group].passages(linkOf[index], innerPlaces[group]).stream()
          .map(passage -> passage.moved(box.x() + metrics.padding(), box.y() + metrics.header()))
          .toList();
    }

    /** An edge cut by the fold, or led through another column's part, loses its way and is direct. */
    private List<Passage> passagesBetween(
        int index, LayeredLayout outer, Places places, ColumnFold fold, int height) {
      Edge edge = graph.edges().get(index);
      int column = fold.column()[groupOf[edge.from()]];
      if (column != fold.column()[groupOf[edge.to()]]) {
        return List.of();
      }
      List<Passage> passages = outer.passages(linkOf[index], places).stream()
          .map(passage -> passage.moved(fold.right()[column], fold.down()[column]))
          .toList();
      boolean inside = passages.stream().allMatch(at -> at.y() >= 0 && at.y() <= height);
      return inside ? passages : List.of();
    }

    private List<Point> route(Point from, List<Passage> passages, Point to) {
      List<Point> route = new ArrayList<>();
      route.add(new Point(from.x() + metrics.cardWidth(), from.y() + metrics.cardHeight() / 2));
      for (Passage passage : passages) {
        route.add(new Point(passage.entryX(), passage.y()));
        route.add(new Point(passage.exitX(), passage.y()));
      }
      route.add(new Point(to.x(), to.y() + metrics.cardHeight() / 2));
      return route;
    }
  }
}
