package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.CellMapping;
import dev.assetwright.staleness.ProducerCells;
import dev.assetwright.staleness.Staleness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Turns a request into a plan: what is missing, stale or failed among the selected cells, what of that kind they need
 * upstream, and nothing else.
 *
 * <p>Pure: the same staleness and request give the same plan. It goes through producers, not through cells, wherever an edge
 * leads a partition to the one of the same key, to all, or to the only one.
 */
public final class Planner {
  private final AssetGraph graph;
  private final Staleness staleness;

  public Planner(Staleness staleness) {
    this.graph = staleness.graph();
    this.staleness = staleness;
  }

  /**
   * Plans a request.
   *
   * @throws IllegalArgumentException if a partition asked for is no partition of a selected asset, or does not exist yet
   */
  public Plan plan(PlanRequest request) {
    PlannedCells planned = new PlannedCells(graph.producers().size());
    SortedMap<AssetKey, BitSet> absent = new TreeMap<>();
    int upToDate = 0;
    requireGrid(request);
    RequestedPartitions requested =
        RequestedPartitions.of(graph, staleness.extents(), request.assets(), request.partitions());
    for (AssetKey key : request.assets()) {
      if (!graph.get(key).isExternal()) {
        upToDate += addSelected(key, request, requested.of(key), planned, absent);
      }
    }
    if (request.upstream()) {
      addUpstream(request, requested, planned);
    }
    dropWhatStaysAsItIs(planned);
    return new Plan(request, graph, staleness.extents(), planned.units(graph), upToDate, absent);
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

  /** Returns how many are up to date. */
  private int addSelected(
      AssetKey key,
      PlanRequest request,
      BitSet asked,
      PlannedCells planned,
      SortedMap<AssetKey, BitSet> absent) {
    int position = graph.position(key);
    ProducerCells cells = staleness.cells(key);
    BitSet without = cells.withoutSource();
    without.and(asked);
    if (request.force()) {
      // Asked again, a method that said so may say otherwise.
      without.andNot(cells.skipped());
    }
    if (!without.isEmpty()) {
      absent.put(key, without);
      if (request.partitions().isExplicit()) {
        without.stream()
            .forEach(ordinal -> planned.skip(position, ordinal, staleness.absence(key, ordinal)));
      }
    }
    if (request.force()) {
      BitSet forced = (BitSet) asked.clone();
      forced.andNot(without);
      planned.force(position, forced);
      return 0;
    }
    BitSet needed = cells.needingWork();
    needed.and(asked);
    planned.need(position, needed);
    return asked.cardinality() - without.cardinality() - needed.cardinality();
  }

  /** From the last producer to the first: what needs a cell is known before that cell is looked at. */
  private void addUpstream(
      PlanRequest request, RequestedPartitions requested, PlannedCells planned) {
    Map<Grid, Optional<BitSet>> allowed = new HashMap<>();
    int producers = graph.producers().size();
    for (int at = planned.lastBefore(producers); at >= 0; at = planned.lastBefore(at)) {
      ProducerDefinition producer = graph.producers().get(at);
      addOlder(producer, at, planned);
      for (int i = 0; i < producer.inputs().size(); i++) {
        InputDefinition input = producer.inputs().get(i);
        int upstream = graph.source(at, i);
        if (upstream == at || graph.get(input.upstream()).isExternal()) {
          continue;
        }
        BitSet needed = staleness.cells(input.upstream()).needingWork();
        if (!needed.isEmpty()) {
          restrict(needed, input, planned.needed(at));
          // A fan-in over everything is kept to what was asked for; any other edge says exactly
          // what
          // is needed.
          Grid grid = input.mapping().isAll() ? input.mapping().upstream() : null;
          if (grid != null) {
            allowed
                .computeIfAbsent(grid, same -> asked(same, request, requested))
                .ifPresent(needed::and);
          }
          planned.need(upstream, needed);
        }
      }
    }
  }

  /** Keeps of an upstream's cells those that some cells of a reader need. */
  private void restrict(BitSet cells, InputDefinition input, BitSet readers) {
    if (input.mapping().isSame()) {
      cells.and(readers);
    } else if (!input.mapping().isAll() && !input.mapping().isWhole()) {
      CellMapping mapping = staleness.extents().mapping(input);
      BitSet read = new BitSet();
      mapping.addNeeded(readers, read);
      cells.and(read);
    }
  }

  /** Adds what cells of a producer need of its own older ones. */
  private void addOlder(ProducerDefinition producer, int position, PlannedCells planned) {
    if (!graph.readsItself(position)) {
      return;
    }
    List<CellMapping> own = own(producer, position);
    BitSet work = staleness.cells(producer.first()).needingWork();
    BitSet all = (BitSet) planned.needed(position).clone();
    // The latest first: each reads older ones only.
    for (int reader = all.length() - 1; reader >= 0; reader = all.previousSetBit(reader - 1)) {
      for (CellMapping mapping : own) {
        mapping
            .of(reader)
            .forEach(ordinal -> all.set(ordinal, all.get(ordinal) || work.get(ordinal)));
      }
    }
    planned.need(position, all);
  }

  /** How an asset reads itself. */
  private List<CellMapping> own(ProducerDefinition producer, int position) {
    List<CellMapping> own = new ArrayList<>(1);
    for (int i = 0; i < producer.inputs().size(); i++) {
      if (graph.source(position, i) == position) {
        own.add(staleness.extents().mapping(producer.inputs().get(i)));
      }
    }
    return own;
  }

  /**
   * A cell that is stale only by its upstream is needed only when something there is planned, too. Else, such as alone or when
   * older partitions are not asked for, what is stale upstream stays so, and with it this cell.
   */
  private void dropWhatStaysAsItIs(PlannedCells planned) {
    for (int at = planned.firstFrom(0); at >= 0; at = planned.firstFrom(at + 1)) {
      ProducerDefinition producer = graph.producers().get(at);
      BitSet certain = staleness.cells(producer.first()).withOwnCause();
      planned.certain(at, certain);
      BitSet stays = (BitSet) planned.needed(at).clone();
      stays.andNot(planned.forced(at));
      stays.andNot(certain);
      for (int i = 0; i < producer.inputs().size() && !stays.isEmpty(); i++) {
        int upstream = graph.source(at, i);
        if (upstream != at) {
          removeReaders(stays, producer.inputs().get(i), planned.needed(upstream));
        }
      }
      if (!stays.isEmpty()) {
        removeReadersOfOlder(stays, producer, at, planned.needed(at));
        planned.drop(at, stays);
      }
    }
  }

  /** Takes away those that read what is planned. */
  private void removeReaders(BitSet cells, InputDefinition input, BitSet upstream) {
    if (upstream.isEmpty()) {
      return;
    }
    if (input.mapping().isSame()) {
      cells.andNot(upstream);
    } else if (input.mapping().isAll() || input.mapping().isWhole()) {
      cells.clear();
    } else {
      IntPredicate needs = staleness.extents().mapping(input).needsOneOf(upstream::get);
      for (int at = cells.nextSetBit(0); at >= 0; at = cells.nextSetBit(at + 1)) {
        if (needs.test(at)) {
          cells.clear(at);
        }
      }
    }
  }

  /** The same for an asset that reads itself: the oldest first, since what stays makes its readers stay. */
  private void removeReadersOfOlder(
      BitSet cells, ProducerDefinition producer, int position, BitSet planned) {
    if (!graph.readsItself(position)) {
      return;
    }
    List<CellMapping> own = own(producer, position);
    for (int at = cells.nextSetBit(0); at >= 0; at = cells.nextSetBit(at + 1)) {
      for (CellMapping mapping : own) {
        if (mapping.of(at).anyMatch(older -> planned.get(older) && !cells.get(older))) {
          cells.clear(at);
        }
      }
    }
  }

  /** What was asked for, read as partitions of a grid; empty when it means none of that grid. */
  private Optional<BitSet> asked(Grid grid, PlanRequest request, RequestedPartitions requested) {
    BitSet known = requested.of(grid);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      return Optional.of(request.partitions().among(staleness.extents().of(grid)));
    } catch (IllegalArgumentException e) {
      // Keys of the selected assets' grid, such as days where this one has months.
      return Optional.empty();
    }
  }
}
