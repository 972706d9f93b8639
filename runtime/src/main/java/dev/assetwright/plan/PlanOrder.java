package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductExtent;
import dev.assetwright.rules.grid.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Orders steps so that each comes after what it reads, and finishes one partition before it begins the next: what is done when
 * somebody looks, or the power fails, is whole days rather than many halves.
 *
 * <p>Kahn's algorithm with a priority queue.
 * The cost is linear in steps and what they wait for, but for the queue.
 */
public final class PlanOrder {
  private PlanOrder() {}

  /** Which steps wait for which, by their places in a list; what order and execution share. */
  public static final class Dependencies {
    private final List<int[]> upstream;

    private Dependencies(List<int[]> upstream) {
      this.upstream = upstream;
    }

    /** The places of the steps that this one waits for, each once. */
    public int[] upstream(int step) {
      return upstream.get(step);
    }
  }

  /** Finds what each step waits for among the others. */
  public static Dependencies dependencies(
      AssetGraph graph, Extents extents, List<Plan.Step> steps) {
    // Steps may have been planned at a moment when partitions were numbered otherwise.
    return dependencies(
        graph, extents, steps, step -> extents.find(step.producer().first(), step.partition()));
  }

  private static Dependencies dependencies(
      AssetGraph graph, Extents extents, List<Plan.Step> steps, ToIntFunction<Plan.Step> number) {
    Map<Integer, Map<Integer, Integer>> places = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Plan.Step step = steps.get(i);
      for (AssetKey asset : step.producer().assets()) {
        places
            .computeIfAbsent(graph.position(asset), position -> new HashMap<>())
            .put(number.applyAsInt(step), i);
      }
    }
    List<int[]> upstream = new ArrayList<>(steps.size());
    for (Plan.Step step : steps) {
      upstream.add(upstreamOf(graph, extents, places, step, number.applyAsInt(step)));
    }
    return new Dependencies(upstream);
  }

  private static int[] upstreamOf(
      AssetGraph graph,
      Extents extents,
      Map<Integer, Map<Integer, Integer>> places,
      Plan.Step step,
      int own) {
    IntStream.Builder found = IntStream.builder();
    for (InputDefinition input : step.producer().inputs()) {
      Map<Integer, Integer> there = places.getOrDefault(graph.position(input.upstream()), Map.of());
      if (there.isEmpty()) {
        continue;
      }
      if (input.mapping().isAll()) {
        there.values().forEach(found::add);
      } else {
        extents.mapping(input).of(own).forEach(ordinal -> {
          Integer place = there.get(ordinal);
          if (place != null) {
            found.add(place);
          }
        });
      }
    }
    int[] all = found.build().toArray();
    return all.length < 2 ? all : IntStream.of(all).sorted().distinct().toArray();
  }

  static List<Plan.Step> order(AssetGraph graph, Extents extents, List<Plan.Step> steps) {
    if (steps.size() < 2) {
      return steps;
    }
    Dependencies dependencies = dependencies(graph, extents, steps, Plan.Step::ordinal);
    int[] waits = new int[steps.size()];
    List<List<Integer>> downstream = new ArrayList<>(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      downstream.add(new ArrayList<>(2));
    }
    for (int i = 0; i < steps.size(); i++) {
      waits[i] = dependencies.upstream(i).length;
      for (int up : dependencies.upstream(i)) {
        downstream.get(up).add(i);
      }
    }
    int[] byRank = byRank(graph, extents, steps);
    int[] rank = new int[byRank.length];
    for (int i = 0; i < byRank.length; i++) {
      rank[byRank[i]] = i;
    }
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < steps.size(); i++) {
      if (waits[i] == 0) {
        ready.add(rank[i]);
      }
    }
    List<Plan.Step> ordered = new ArrayList<>(steps.size());
    while (!ready.isEmpty()) {
      int next = byRank[ready.remove()];
      ordered.add(steps.get(next));
      for (int down : downstream.get(next)) {
        if (--waits[down] == 0) {
          ready.add(rank[down]);
        }
      }
    }
    return ordered;
  }

  private record Place(int step, int phase, long age, int ordinal, int position) {}

  /** The steps in the order in which they would come if none waited for another. */
  private static int[] byRank(AssetGraph graph, Extents extents, List<Plan.Step> steps) {
    boolean[] afterGrid = readsGrid(graph);
    Place[] places = new Place[steps.size()];
    for (int i = 0; i < places.length; i++) {
      Plan.Step step = steps.get(i);
      places[i] = new Place(
          i,
          phase(graph, afterGrid, step),
          age(extents, step),
          step.ordinal(),
          graph.position(step.producer().first()));
    }
    Arrays.sort(
        places,
        Comparator.comparingInt(Place::phase)
            .thenComparingLong(Place::age)
            .thenComparingInt(Place::ordinal)
            .thenComparingInt(Place::position));
    return Arrays.stream(places).mapToInt(Place::step).toArray();
  }

  /** When the step's window of time ended, so that hours and days of one time come together; 0 without time. */
  private static long age(Extents extents, Plan.Step step) {
    Grid grid = step.producer().grid();
    TimeGrid time = grid == null ? null : grid.time();
    if (time == null) {
      return 0;
    }
    int ordinal = step.ordinal();
    int window = extents.of(Objects.requireNonNull(grid)) instanceof ProductExtent product
        ? product.digit(ordinal, grid.dimensions().indexOf(time))
        : ordinal;
    return time.endOf(window).getEpochSecond();
  }

  /** Without time before those with it, unless it reads one of these; then after. */
  private static int phase(AssetGraph graph, boolean[] afterGrid, Plan.Step step) {
    if (hasTime(step.producer().grid())) {
      return 1;
    }
    return afterGrid[graph.position(step.producer().first())] ? 2 : 0;
  }

  private static boolean hasTime(@Nullable Grid grid) {
    return grid != null && grid.time() != null;
  }

  private static boolean[] readsGrid(AssetGraph graph) {
    boolean[] reads = new boolean[graph.producers().size()];
    for (int i = 0; i < reads.length; i++) {
      ProducerDefinition producer = graph.producers().get(i);
      for (InputDefinition input : producer.inputs()) {
        reads[i] |=
            hasTime(graph.get(input.upstream()).grid()) || reads[graph.position(input.upstream())];
      }
    }
    return reads;
  }
}
