package dev.assetwright.execute;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.AttemptLimit;
import dev.assetwright.model.Cell;
import dev.assetwright.model.PoolPlaces;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.plan.Plan;
import dev.assetwright.plan.StepDependencies;
import dev.assetwright.rules.Durations;
import dev.assetwright.spi.PlaceStore.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A run while it lasts; belongs to the coordinator's thread but for what is final. */
final class RunState {
  final String id;
  final AssetCode code;
  final RunRequest request;
  final Extents extents;
  final List<StepState> steps = new ArrayList<>();
  final Map<Cell, StepState> byCell = new HashMap<>();
  final CompletableFuture<RunStatus> ended = new CompletableFuture<>();
  final Set<Cell> heldByOthers = new HashSet<>();

  /** How many events of it are on their way to the log; safe for any thread. */
  final AtomicInteger unwritten = new AtomicInteger();

  int open;
  /** Whether it was stopped: nothing more of it starts. */
  boolean canceled;

  /** How long it was allowed to take, once it took longer; null before. */
  @Nullable
  Duration exceeded;

  /** Stops it when it takes too long; null without a limit. */
  Timers.@Nullable Timer timeout;

  boolean checkFailed;

  /** Whether some step of it waits, or waited, for a worker. */
  boolean begun;

  RunState(String id, AssetCode code, RunRequest request, Plan plan) {
    this.id = id;
    this.code = code;
    this.request = request;
    AssetGraph graph = code.graph();
    this.extents = plan.extents();
    List<Plan.Step> inOrder = List.copyOf(plan.steps());
    StepDependencies dependencies = StepDependencies.of(graph, extents, inOrder);
    Map<ProducerDefinition, List<Place>> places = new IdentityHashMap<>();
    int[] readers = new int[inOrder.size()];
    for (int i = 0; i < inOrder.size(); i++) {
      Plan.Step planned = inOrder.get(i);
      StepState step =
          new StepState(planned, i, places.computeIfAbsent(planned.producer(), this::places));
      step.waits = dependencies.upstream(i).length;
      for (int up : dependencies.upstream(i)) {
        readers[up]++;
      }
      steps.add(step);
      for (Cell cell : step.cells) {
        byCell.put(cell, step);
      }
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      for (int up : dependencies.upstream(i)) {
        StepState upstream = steps.get(up);
        if (upstream.downstream.length == 0) {
          upstream.downstream = new int[readers[up]];
        }
        upstream.downstream[--readers[up]] = i;
      }
    }
    open = steps.size();
  }

  private List<Place> places(ProducerDefinition producer) {
    List<Place> places = new ArrayList<>();
    PoolPlaces pool = producer.pool();
    if (pool != null) {
      int limit = code.pools().getOrDefault(pool.pool(), Integer.MAX_VALUE);
      places.add(new Place(pool.pool(), pool.slots(), limit));
    }
    for (AttemptLimit limit : code.limits()) {
      if (limit.covers(producer.assets())) {
        // No pool has such a name.
        places.add(new Place("limit " + limit.selection(), 1, limit.most()));
      }
    }
    places.sort(Comparator.comparing(Place::pool));
    return List.copyOf(places);
  }

  /** Goes on where another run stopped. */
  void continues(Map<Cell, EarlierAttempts> earlier) {
    earlier.forEach((cell, attempts) -> {
      StepState step = byCell.get(cell);
      if (step != null) {
        step.earlier = attempts;
        step.attempt = attempts.count();
        if (attempts.count() > step.plan.producer().retry().retries()) {
          step.usedUp = attempts;
        }
      }
    });
  }

  /** The cells of those steps that make several at once, each step's sorted. */
  static Collection<List<Cell>> joint(Collection<StepState> steps) {
    List<List<Cell>> joint = new ArrayList<>();
    for (StepState step : steps) {
      if (step.cells.size() > 1) {
        joint.add(step.cells.stream().sorted().toList());
      }
    }
    return joint;
  }

  /** All cells, in the order of the plan. */
  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>(byCell.size());
    steps.forEach(step -> cells.addAll(step.cells));
    return cells;
  }

  /** What the run came to, once no step is open. */
  RunStatus outcome() {
    if (canceled) {
      return exceeded == null ? RunStatus.CANCELED : RunStatus.FAILED;
    }
    if (!checkFailed && steps.stream().allMatch(step -> step.status.isGood())) {
      return RunStatus.SUCCEEDED;
    }
    boolean failed = checkFailed || isAny(StepStatus.FAILED) || !isAny(StepStatus.INTERRUPTED);
    return failed ? RunStatus.FAILED : RunStatus.INTERRUPTED;
  }

  private boolean isAny(StepStatus status) {
    return steps.stream().anyMatch(step -> step.status == status);
  }

  /** Why its steps stop, the beginning of a sentence. */
  String stopped() {
    return exceeded == null
        ? "canceled"
        : "stopped, since the run took longer than " + Durations.format(exceeded);
  }

  /** One sentence about the end. */
  String summary() {
    Map<StepStatus, Integer> counts = new EnumMap<>(StepStatus.class);
    steps.forEach(step -> counts.merge(step.status, step.cells.size(), Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach(
        (status, count) -> parts.add(count + " " + status.name().toLowerCase(Locale.ROOT)));
    String counted = String.join(", ", parts);
    if (exceeded != null) {
      return "it took longer than %s: %s".formatted(Durations.format(exceeded), counted);
    }
    return outcome() == RunStatus.INTERRUPTED
        ? "the process before died, and no attempt was left: " + counted
        : counted;
  }
}
