package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.Staleness;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Plans cell by cell, plainly: what {@link Planner} is held against. */
final class PlainPlanner {
  /**
   * What is planned.
   *
   * @param steps in no order that means anything
   * @param absent of each selected asset the cells without a source
   */
  record Answer(List<Plan.Step> steps, int upToDate, Map<AssetKey, BitSet> absent) {}

  private final AssetGraph graph;
  private final Staleness staleness;

  PlainPlanner(Staleness staleness) {
    this.graph = staleness.graph();
    this.staleness = staleness;
  }

  Answer plan(PlanRequest request) {
    List<ProducerDefinition> producers = graph.producers();
    Work work = new Work(producers.size());
    Map<AssetKey, BitSet> absent = new TreeMap<>();
    int upToDate = 0;
    requireGrid(request);
    RequestedPartitions requested =
        RequestedPartitions.of(graph, staleness.extents(), request.assets(), request.partitions());
    for (AssetKey key : request.assets()) {
      if (graph.get(key).isExternal()) {
        continue;
      }
      int position = graph.position(key);
      for (int ordinal : requested.of(key).stream().toArray()) {
        CellStatus status = staleness.status(key, ordinal);
        boolean asksAgain = request.force() && staleness.isSkipped(key, ordinal);
        if ((status == CellStatus.ABSENT || status == CellStatus.GONE) && !asksAgain) {
          absent.computeIfAbsent(key, asset -> new BitSet()).set(ordinal);
          if (request.partitions().isExplicit()) {
            work.skip(position, ordinal);
          }
        } else if (request.force()) {
          work.force(position, ordinal);
        } else if (staleness.needsWork(key, ordinal)) {
          work.need(position, ordinal);
        } else {
          upToDate++;
        }
      }
    }
    if (request.upstream()) {
      addUpstream(request, requested, work);
    }
    dropWhatStaysAsItIs(work);
    return new Answer(steps(work), upToDate, absent);
  }

  private void requireGrid(PlanRequest request) {
    boolean named = !(request.partitions() instanceof PartitionSelection.All)
        && !(request.partitions() instanceof PartitionSelection.Latest);
    if (named
        && graph.withUpstream(request.assets()).stream()
            .allMatch(key -> graph.get(key).grid() == null)) {
      throw new IllegalArgumentException(
          "None of the selected assets has partitions, so none can be named.");
    }
  }

  private void addUpstream(PlanRequest request, RequestedPartitions requested, Work work) {
    Map<Grid, Optional<BitSet>> allowed = new HashMap<>();
    Deque<long[]> open = new ArrayDeque<>();
    work.forEachNeeded((position, ordinal) -> open.addLast(new long[] {position, ordinal}));
    while (!open.isEmpty()) {
      long[] cell = open.removeFirst();
      int ordinal = (int) cell[1];
      for (InputDefinition input : graph.producers().get((int) cell[0]).inputs()) {
        AssetKey upstream = input.upstream();
        if (graph.get(upstream).isExternal()) {
          continue;
        }
        int position = graph.position(upstream);
        // A fan-in over everything is kept to what was asked for; any other edge says exactly what
        // is needed.
        Grid grid = input.mapping().isAll() ? input.mapping().upstream() : null;
        BitSet permitted = grid == null
            ? null
            : allowed
                .computeIfAbsent(grid, same -> bits(same, request, requested))
                .orElse(null);
        staleness.extents().mapping(input).of(ordinal).forEach(at -> {
          boolean wanted = permitted == null || permitted.get(at);
          if (wanted && staleness.needsWork(upstream, at) && work.need(position, at)) {
            open.addLast(new long[] {position, at});
          }
        });
      }
    }
  }

  /**
   * A cell that is stale only by its upstream is needed only when something there is planned, too. Else, such as alone or when
   * older partitions are not asked for, what is stale upstream stays so, and with it this cell.
   */
  private void dropWhatStaysAsItIs(Work work) {
    for (int position = 0; position < graph.producers().size(); position++) {
      ProducerDefinition producer = graph.producers().get(position);
      BitSet planned = work.needed[position];
      for (int at = planned.nextSetBit(0); at >= 0; at = planned.nextSetBit(at + 1)) {
        if (!work.isForced(position, at)
            && !staleness.isCertain(producer.first(), at)
            && !readsPlanned(producer, at, work)) {
          planned.clear(at);
        }
      }
    }
  }

  private boolean readsPlanned(ProducerDefinition reader, int ordinal, Work work) {
    for (InputDefinition input : reader.inputs()) {
      BitSet planned = work.needed[graph.position(input.upstream())];
      boolean reads = input.mapping().isAll()
          ? !planned.isEmpty()
          : staleness.extents().mapping(input).of(ordinal).anyMatch(planned::get);
      if (reads) {
        return true;
      }
    }
    return false;
  }

  /** What was asked for, read as partitions of a grid; empty when it means none of that grid. */
  private Optional<BitSet> bits(Grid grid, PlanRequest request, RequestedPartitions requested) {
    BitSet known = requested.of(grid);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      return Optional.of(request.partitions().among(staleness.extents().of(grid)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<Plan.Step> steps(Work work) {
    Map<List<Object>, Plan.Step> steps = new LinkedHashMap<>();
    for (int position = 0; position < graph.producers().size(); position++) {
      ProducerDefinition producer = graph.producers().get(position);
      AssetKey key = producer.first();
      BitSet all = work.all(position);
      for (int ordinal = all.nextSetBit(0); ordinal >= 0; ordinal = all.nextSetBit(ordinal + 1)) {
        boolean skipped = work.isSkipped(position, ordinal);
        boolean forced = work.isForced(position, ordinal);
        steps.merge(
            List.of(producer.method(), ordinal, skipped ? key : ""),
            new Plan.Step(
                producer,
                ordinal,
                staleness.partition(key, ordinal),
                forced || staleness.isCertain(key, ordinal),
                forced,
                skipped ? staleness.absence(key, ordinal) : null),
            PlainPlanner::together);
      }
    }
    return List.copyOf(steps.values());
  }

  /** Assets that one method makes, each of which it can make alone. */
  private static Plan.Step together(Plan.Step one, Plan.Step other) {
    Set<AssetKey> planned = new HashSet<>(one.producer().assets());
    planned.addAll(other.producer().assets());
    return new Plan.Step(
        one.producer()
            .making(one.producer().family().stream().filter(planned::contains).toList()),
        one.ordinal(),
        one.partition(),
        one.certain() || other.certain(),
        one.forced() || other.forced(),
        null);
  }

  /** Which cells are in the plan, a bit each. */
  private static final class Work {
    private final BitSet[] needed;
    private final BitSet[] forced;
    private final BitSet[] skipped;

    Work(int producers) {
      needed = new BitSet[producers];
      forced = new BitSet[producers];
      skipped = new BitSet[producers];
      for (int i = 0; i < producers; i++) {
        needed[i] = new BitSet();
        forced[i] = new BitSet();
        skipped[i] = new BitSet();
      }
    }

    /** Returns false when it is in the plan already. */
    boolean need(int position, int ordinal) {
      if (needed[position].get(ordinal)) {
        return false;
      }
      needed[position].set(ordinal);
      return true;
    }

    void force(int position, int ordinal) {
      needed[position].set(ordinal);
      forced[position].set(ordinal);
    }

    void skip(int position, int ordinal) {
      skipped[position].set(ordinal);
    }

    boolean isForced(int position, int ordinal) {
      return forced[position].get(ordinal);
    }

    boolean isSkipped(int position, int ordinal) {
      return skipped[position].get(ordinal);
    }

    BitSet all(int position) {
      BitSet all = (BitSet) needed[position].clone();
      all.or(skipped[position]);
      return all;
    }

    void forEachNeeded(CellVisitor visitor) {
      for (int position = 0; position < needed.length; position++) {
        int at = position;
        needed[position].stream().forEach(ordinal -> visitor.visit(at, ordinal));
      }
    }
  }

  private interface CellVisitor {
    void visit(int position, int ordinal);
  }
}
