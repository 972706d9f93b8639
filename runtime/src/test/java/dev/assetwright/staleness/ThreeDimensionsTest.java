package dev.assetwright.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.assetwright.fixture.GraphFixture;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.History;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.PlanRequest;
import dev.assetwright.plan.Planner;
import dev.assetwright.plan.ReadCells;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DailyGrid;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.MonthlyGrid;
import dev.assetwright.rules.grid.ProductGrid;
import dev.assetwright.rules.grid.StaticGrid;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A million partitions of a day, a region and a customer: whatever is asked of all is not asked of each. */
class ThreeDimensionsTest {
  private static final Instant NOW = Instant.parse("2026-04-11T00:00:00Z");
  private static final int DAYS = 100;
  private static final Grid CUBE =
      ProductGrid.of(DailyGrid.of("2026-01-01", "UTC"), labels("region"), labels("customer"));
  private static final AssetGraph GRAPH = GraphFixture.daysFrom("2026-01-01")
      .asset("visits", CUBE)
      .asset("cleaned", CUBE, "visits", "")
      .asset("week", CUBE, "cleaned", "day: -6..0")
      .asset("around", CUBE, "cleaned", "day: previous; region: all")
      .asset(
          "monthly",
          ProductGrid.of(MonthlyGrid.of("2026-01", "UTC"), labels("region"), labels("customer")),
          "cleaned",
          "")
      .asset("daily", DailyGrid.of("2026-01-01", "UTC"), "cleaned", "")
      .graph();

  /** An object for each of a million partitions of any of them would be more. */
  private static final long MOST_BYTES = 15_000_000;

  private static Grid labels(String name) {
    return StaticGrid.of(
        name,
        IntStream.range(0, 100).mapToObj(i -> name.charAt(0) + "" + i).toArray(String[]::new));
  }

  @Test
  void howAllStandsAndAPlanOfAllMakeNoObjectForEachPartition() {
    StalenessResolver resolver = new StalenessResolver();
    History history = new History();
    Supplier<Staleness> resolve =
        () -> resolver.resolve(GRAPH, producer -> new ProducerVersion("1", ""), history, NOW);

    Staleness staleness = within(MOST_BYTES, resolve);
    assertThat(staleness.count(AssetKey.parse("cleaned"))).isEqualTo(DAYS * 100 * 100);

    PlanRequest all =
        new PlanRequest(new TreeSet<>(GRAPH.keys()), new PartitionSelection.All(), true, false);
    Plan plan = within(MOST_BYTES, () -> new Planner(staleness).plan(all));
    assertThat(plan.cellCount()).isEqualTo(3_000_000 + 990_000 + 3 * 100 * 100 + DAYS);

    PlanRequest some = new PlanRequest(
        new TreeSet<>(Set.of(AssetKey.parse("around"))), new PartitionSelection.All(), true, false);
    assertThat(within(MOST_BYTES, () -> new Planner(staleness).plan(some)).cellCount())
        .isEqualTo(3 * 990_000);
    assertThat(within(MOST_BYTES, () -> ReadCells.of(GRAPH, staleness.extents(), some)))
        .hasSize(3);
  }

  private static <T> T within(long bytes, Supplier<T> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    T made = work.get();
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(bytes);
    return made;
  }
}
