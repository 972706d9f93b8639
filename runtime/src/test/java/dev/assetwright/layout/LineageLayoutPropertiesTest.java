package dev.assetwright.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.layout.LayoutGraph.Edge;
import dev.assetwright.layout.PlacedGraph.Box;
import dev.assetwright.layout.PlacedGraph.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every map, tried on seeded random graphs. */
class LineageLayoutPropertiesTest {
  private static final LayoutMetrics METRICS = LayoutMetrics.STANDARD;

  private final LineageLayout layout = new LineageLayout(METRICS);

  static Stream<LayoutGraph> wildGraphs() {
    return LongStream.range(0, 60).mapToObj(RandomLineage::wild);
  }

  static Stream<LayoutGraph> tieredGraphs() {
    return IntStream.of(1, 2, 7, 30, 60, 100, 200, 300, 500, 1_000, 2_000)
        .boxed()
        .flatMap(
            nodes -> LongStream.range(0, 3).mapToObj(seed -> RandomLineage.tiered(nodes, seed)));
  }

  static Stream<LayoutGraph> allGraphs() {
    return Stream.of(wildGraphs(), tieredGraphs(), Stream.of(oneLargeGroup(800)))
        .flatMap(graphs -> graphs);
  }

  @ParameterizedTest
  @MethodSource("allGraphs")
  void noTwoGroupsOverlap(LayoutGraph graph) {
    assertNoOverlap(layout.layOut(graph).groups());
  }

  @ParameterizedTest
  @MethodSource("allGraphs")
  void noTwoAssetsOverlap(LayoutGraph graph) {
    assertNoOverlap(layout.layOut(graph).nodes().stream().map(this::card).toList());
  }

  @ParameterizedTest
  @MethodSource("allGraphs")
  void everyAssetLiesInItsGroupBelowTheHeaderAndEveryGroupOnTheMap(LayoutGraph graph) {
    PlacedGraph map = layout.layOut(graph);

    for (int node = 0; node < map.nodes().size(); node++) {
      Box group = map.groups().get(graph.groupOfNode().get(node));
      Box inner = new Box(
          group.x() + METRICS.padding(),
          group.y() + METRICS.header(),
          group.width() - 2 * METRICS.padding(),
          group.height() - METRICS.header() - METRICS.padding());
      assertThat(contains(inner, card(map.nodes().get(node))))
          .as("node %d", node)
          .isTrue();
    }
    Box whole = new Box(0, 0, map.width(), map.height());
    assertThat(map.groups()).allMatch(group -> contains(whole, group));
  }

  @ParameterizedTest
  @MethodSource("tieredGraphs")
  void noEdgeOfAGraphWithoutCyclesGoesLeftBeforeFolding(LayoutGraph graph) {
    PlacedGraph map = unfolded(graph);

    for (Edge edge : graph.edges()) {
      assertThat(map.nodes().get(edge.from()).x() + METRICS.cardWidth())
          .as("%s", edge)
          .isLessThan(map.nodes().get(edge.to()).x());
    }
  }

  @ParameterizedTest
  @MethodSource("tieredGraphs")
  void foldingMovesEachNewspaperColumnAsAWhole(LayoutGraph graph) {
    PlacedGraph flat = unfolded(graph);

    PlacedGraph map = layout.layOut(graph);

    Set<Point> moves = new HashSet<>();
    for (int group = 0; group < graph.groupCount(); group++) {
      Box before = flat.groups().get(group);
      Box after = map.groups().get(group);
      assertThat(after.width()).isEqualTo(before.width());
      assertThat(after.height()).isEqualTo(before.height());
      moves.add(new Point(after.x() - before.x(), after.y() - before.y()));
    }
    assertThat(moves).hasSize(map.columns());
  }

  @ParameterizedTest
  @MethodSource("allGraphs")
  void everyRouteLeadsFromItsSourceToItsTargetAndStaysOnTheMap(LayoutGraph graph) {
    PlacedGraph map = layout.layOut(graph);

    assertThat(map.routes()).hasSameSizeAs(graph.edges());
    for (int index = 0; index < map.routes().size(); index++) {
      List<Point> route = map.routes().get(index);
      Point from = map.nodes().get(graph.edges().get(index).from());
      Point to = map.nodes().get(graph.edges().get(index).to());
      int half = METRICS.cardHeight() / 2;
      assertThat(route.get(0))
          .isEqualTo(new Point(from.x() + METRICS.cardWidth(), from.y() + half));
      assertThat(route.get(route.size() - 1)).isEqualTo(new Point(to.x(), to.y() + half));
      assertThat(route.size() % 2).isZero();
      for (int point = 1; point + 2 < route.size(); point += 2) {
        assertThat(route.get(point).y()).isEqualTo(route.get(point + 1).y());
      }
      Box whole = new Box(0, 0, map.width(), map.height());
      assertThat(route).allMatch(point -> contains(whole, new Box(point.x(), point.y(), 0, 0)));
    }
  }

  @ParameterizedTest
  @MethodSource("allGraphs")
  void waysKeptFreeForEdgesInsideAGroupCrossNoAsset(LayoutGraph graph) {
    PlacedGraph map = layout.layOut(graph);

    List<List<Integer>> members = new ArrayList<>();
    IntStream.range(0, graph.groupCount()).forEach(group -> members.add(new ArrayList<>()));
    for (int node = 0; node < map.nodes().size(); node++) {
      members.get(graph.groupOfNode().get(node)).add(node);
    }
    for (int index = 0; index < map.routes().size(); index++) {
      int group = graph.groupOfNode().get(graph.edges().get(index).from());
      if (group != graph.groupOfNode().get(graph.edges().get(index).to())) {
        continue;
      }
      List<Point> route = map.routes().get(index);
      for (int point = 1; point + 2 < route.size(); point += 2) {
        int x = Math.min(route.get(point).x(), route.get(point + 1).x());
        Box way = new Box(x, route.get(point).y(), METRICS.cardWidth(), 1);
        assertThat(members.get(group))
            .noneMatch(node -> overlap(way, card(map.nodes().get(node))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("allGraphs")
  void theSameGraphGivesTheSameMap(LayoutGraph graph) {
    assertThat(new LineageLayout(METRICS).layOut(graph)).isEqualTo(layout.layOut(graph));
  }

  @Test
  void aTallMapIsFoldedAndASmallOneIsNot() {
    assertThat(layout.layOut(RandomLineage.tiered(3_000, 1)).columns()).isGreaterThan(1);
    assertThat(layout.layOut(RandomLineage.tiered(30, 1)).columns()).isOne();
  }

  @Test
  void aLargeGroupIsNoRibbon() {
    Box group = layout.layOut(oneLargeGroup(2_000)).groups().get(0);

    assertThat((double) group.width() / group.height()).isBetween(0.3, 5.0);
  }

  @Test
  void tenThousandAssetsFitOnAMapWithoutOverlap() {
    LayoutGraph graph = RandomLineage.tiered(10_000, 7);

    PlacedGraph map = layout.layOut(graph);

    assertNoOverlap(map.groups());
    assertNoOverlap(map.nodes().stream().map(this::card).toList());
    assertThat((double) map.width() / map.height()).isBetween(0.5, 4.0);
  }

  private static PlacedGraph unfolded(LayoutGraph graph) {
    return new LineageLayout(METRICS.withFoldAbove(Integer.MAX_VALUE)).layOut(graph);
  }

  private static LayoutGraph oneLargeGroup(int nodes) {
    LayoutGraph tiered = RandomLineage.tiered(nodes, 3);
    return new LayoutGraph(
        1, tiered.groupOfNode().stream().map(group -> 0).toList(), tiered.edges());
  }

  private Box card(Point corner) {
    return new Box(corner.x(), corner.y(), METRICS.cardWidth(), METRICS.cardHeight());
  }

  /** Compares each box with those that start before it ends, from left to right. */
  private static void assertNoOverlap(List<Box> boxes) {
    List<Box> sorted = boxes.stream().sorted(Comparator.comparingInt(Box::x)).toList();
    for (int one = 0; one < sorted.size(); one++) {
      Box box = sorted.get(one);
      for (int other = one + 1;
          other < sorted.size() && sorted.get(other).x() < box.x() + box.width();
          other++) {
        if (overlap(box, sorted.get(other))) {
          assertThat(box).as("overlaps %s", sorted.get(other)).isNull();
        }
      }
    }
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  private static boolean contains(Box outer, Box inner) {
    return inner.x() >= outer.x()
        && inner.y() >= outer.y()
        && inner.x() + inner.width() <= outer.x() + outer.width()
        && inner.y() + inner.height() <= outer.y() + outer.height();
  }
}
