package dev.assetwright.layout;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assetwright.layout.LayoutGraph.Edge;
import dev.assetwright.layout.PlacedGraph.Point;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small maps, as one sees them. */
class LineageLayoutTest {
  @Test
  void groupsGoFromLeftToRightAndSoDoesAChainInsideAGroup() {
    AsciiMap map = AsciiMap.of(
            "raw/sales_file",
            "raw/sales_lines",
            "clean/sales",
            "clean/rejected_sales",
            "mart/daily_product_sales",
            "mart/daily_sales",
            "mart/monthly_sales")
        .edge("raw/sales_file", "raw/sales_lines")
        .edge("raw/sales_lines", "clean/sales")
        .edge("raw/sales_lines", "clean/rejected_sales")
        .edge("clean/sales", "mart/daily_product_sales")
        .edge("clean/sales", "mart/daily_sales")
        .edge("mart/daily_sales", "mart/monthly_sales");

    assertThat(map.draw()).isEqualTo("""
                                                                      + clean ----------------+       + mart -------------------------------------------+
            + raw --------------------------------------------+       |                       |       |                                                 |
            |                                                 |       | [sales              ] |       |[daily_product_sales ]                           |
            |                                                 |       |                       |       |                                                 |
            |[sales_file          ]     [sales_lines         ]|       |                       |       |                                                 |
            |                                                 |       | [rejected_sales     ] |       |[daily_sales         ]     [monthly_sales       ]|
            +-------------------------------------------------+       |                       |       |                                                 |
                                                                      +-----------------------+       +-------------------------------------------------+
            """);
  }

  @Test
  void theOrderInsideAGroupFollowsTheGroupItReads() {
    AsciiMap map = AsciiMap.of("raw/one", "raw/two", "core/first", "core/second")
        .edge("raw/one", "core/second")
        .edge("raw/two", "core/first");

    assertThat(map.draw()).isEqualTo("""
            + raw -----------------+       + core -----------------+
            |                      |       |                       |
            |[one                 ]|       |[second              ] |
            |                      |       |                       |
            |                      |       |                       |
            |[two                 ]|       |[first               ] |
            |                      |       |                       |
            +----------------------+       +-----------------------+
            """);
  }

  @Test
  void anEdgeThatPassesAColumnPushesItsAssetsAsideAndAnIsolatedAssetFillsAColumn() {
    AsciiMap map = AsciiMap.of("core/one", "core/two", "core/three", "core/alone")
        .edge("core/one", "core/two")
        .edge("core/two", "core/three")
        .edge("core/one", "core/three");

    assertThat(map.draw()).isEqualTo("""
            + core ----------------------------------------------------------------------+
            |                                                                            |
            |                           [two                 ]                           |
            |[one                 ]                                [three               ]|
            |                                                                            |
            |                                                                            |
            |[alone               ]                                                      |
            |                                                                            |
            +----------------------------------------------------------------------------+
            """);
  }

  @Test
  void ofTwoGroupsThatReadFromEachOtherTheOneThatGivesMoreIsLeft() {
    AsciiMap map = AsciiMap.of("right/total", "right/list", "left/a", "left/b")
        .edge("left/a", "right/total")
        .edge("left/b", "right/list")
        .edge("right/total", "left/b");

    assertThat(map.draw()).isEqualTo("""
            + left ----------------+       + right ----------------+
            |                      |       |                       |
            |[a                   ]|       |[total               ] |
            |                      |       |                       |
            |                      |       |                       |
            |[b                   ]|       |[list                ] |
            |                      |       |                       |
            +----------------------+       +-----------------------+
            """);
  }

  @Test
  void sourcesOfOneReaderStandTogetherWhereverTheyAreListed() {
    List<Edge> edges =
        IntStream.range(0, 10).mapToObj(i -> new Edge(i, 10 + i % 5)).toList();
    LayoutGraph graph = new LayoutGraph(1, Collections.nCopies(15, 0), edges);

    PlacedGraph map = new LineageLayout(LayoutMetrics.STANDARD).layOut(graph);

    List<List<Point>> fromTheTop =
        map.routes().stream().sorted(comparingInt(route -> route.get(0).y())).toList();
    assertThat(fromTheTop)
        .isSortedAccordingTo(comparingInt(route -> route.get(1).y()));
  }

  @Test
  void anEmptyGraphIsAnEmptyMap() {
    assertThat(new LineageLayout(LayoutMetrics.STANDARD).layOut(AsciiMap.of().graph()))
        .isEqualTo(new PlacedGraph(List.of(), List.of(), List.of(), 1, 0, 0));
  }

  @Test
  void anAssetThatReadsItselfIsRoutedFromItsRightToItsLeft() {
    LayoutGraph graph =
        AsciiMap.of("core/total").edge("core/total", "core/total").graph();

    assertThat(new LineageLayout(LayoutMetrics.STANDARD).layOut(graph).routes())
        .containsExactly(List.of(new Point(208, 59), new Point(12, 59)));
  }

  @Test
  void anEdgeToANodeThatDoesNotExistIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayoutGraph(1, List.of(0), List.of(new Edge(0, 1))))
        .withMessage("Edge 0 -> 1 leaves the graph: there are 1 nodes.");
  }
}
