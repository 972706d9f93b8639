package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;

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
  public static Dependencies dependencies(AssetGraph graph, List<Plan.Step> steps) {
    Map<Integer, Map<Integer, Integer>> places = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Plan.Step step = steps.get(i);
      places
          .computeIfAbsent(graph.position(step.producer().first()), position -> new HashMap<>())
          .put(step.ordinal(), i);
    }
    List<int[]> upstream = new ArrayList<>(steps.size());
    for (Plan.Step step : steps) {
      upstream.add(upstreamOf(graph, places, step));
    }
    return new Dependencies(upstream);
  }

  private static int[] upstreamOf(
      AssetGraph graph, Map<Integer, Map<Integer, Integer>> places, Plan.Step step) {
    SortedSet<Integer> found = new TreeSet<>();
    for (InputDefinition input : step.producer().inputs()) {
      Map<Integer, Integer> there = places.getOrDefault(graph.position(input.upstream()), Map.of());
      switch (input.mapping()) {
        case SAME -> addIfThere(found, there.get(step.ordinal()));
        case WHOLE -> addIfThere(found, there.get(0));
        case ALL -> found.addAll(there.values());
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void addIfThere(SortedSet<Integer> found, Integer place) {
    if (place != null) {
      found.add(place);
    }
  }

  static List<Plan.Step> order(AssetGraph graph, List<Plan.Step> steps) {
    Dependencies dependencies = dependencies(graph, steps);
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
    boolean[] afterGrid = readsGrid(graph);
    PriorityQueue<Integer> ready = new PriorityQueue<>(
        Comparator.comparing((Integer i) -> phase(graph, afterGrid, steps.get(i)))
            .thenComparing(i -> steps.get(i).ordinal())
            .thenComparing(i -> graph.position(steps.get(i).producer().first())));
    for (int i = 0; i < steps.size(); i++) {
      if (waits[i] == 0) {
        ready.add(i);
      }
    }
    List<Plan.Step> ordered = new ArrayList<>(steps.size());
    while (!ready.isEmpty()) {
      int next = ready.remove();
      ordered.add(steps.get(next));
      for (int down : downstream.get(next)) {
        if (--waits[down] == 0) {
          ready.add(down);
        }
      }
    }
    return ordered;
  }

  /** Without a grid before those with one, unless it reads one; then after. */
  private static int phase(AssetGraph graph, boolean[] afterGrid, Plan.Step step) {
    if (step.producer().grid() != null) {
      return 1;
    }
    return afterGrid[graph.position(step.producer().first())] ? 2 : 0;
  }

  private static boolean[] readsGrid(AssetGraph graph) {
    boolean[] reads = new boolean[graph.producers().size()];
    for (int i = 0; i < reads.length; i++) {
      ProducerDefinition producer = graph.producers().get(i);
      for (InputDefinition input : producer.inputs()) {
        reads[i] |=
            graph.get(input.upstream()).grid() != null || reads[graph.position(input.upstream())];
      }
    }
    return reads;
  }
}
