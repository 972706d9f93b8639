package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import java.util.AbstractCollection;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What would bring a selection up to date, in order. Immutable.
 *
 * <p>It is kept as a set of partitions for each method, so that a plan of a million partitions takes no more than their bits;
 * single steps are made as somebody goes through them.
 */
public final class Plan {
  private final PlanRequest request;
  private final AssetGraph graph;
  private final Extents extents;
  private final List<PlanUnit> units;
  private final int size;
  private final int upToDate;
  private final SortedMap<AssetKey, BitSet> absent;

  Plan(
      PlanRequest request,
      AssetGraph graph,
      Extents extents,
      List<PlanUnit> units,
      int upToDate,
      SortedMap<AssetKey, BitSet> absent) {
    this.request = request;
    this.graph = graph;
    this.extents = extents;
    this.units = List.copyOf(units);
    this.size = units.stream().mapToInt(unit -> unit.ordinals().cardinality()).sum();
    this.upToDate = upToDate;
    this.absent = absent;
  }

  /** What was asked for. */
  public PlanRequest request() {
    return request;
  }

  /** Which partitions existed when it was made; whoever carries it out numbers them alike. */
  public Extents extents() {
    return extents;
  }

  /** How many selected cells are up to date and were left out. */
  public int upToDate() {
    return upToDate;
  }

  /** For each selected asset that has any the ordinals of its selected cells without a source. */
  public SortedMap<AssetKey, BitSet> absent() {
    return Collections.unmodifiableSortedMap(absent);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * The steps: each comes after those that it reads, and older partitions come first as far as that allows. Each is made when it
   * is asked for, so go through them once; the number of them is known without.
   */
  public Collection<Step> steps() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<Step> iterator() {
        return PlanOrder.steps(units, extents);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /** How many cells the steps make: a multi-asset's step makes several. */
  public int cellCount() {
    return units.stream().mapToInt(PlanUnit::cellCount).sum();
  }

  /** What makes the cells, each once. */
  public List<ProducerDefinition> producers() {
    Set<ProducerDefinition> producers = Collections.newSetFromMap(new IdentityHashMap<>());
    return units.stream()
        .flatMap(unit -> unit.members().stream())
        .filter(producers::add)
        .toList();
  }

  /** The cells of each asset that is planned, in the order of the first steps of their methods. */
  public List<AssetCells> assets() {
    Map<AssetKey, AssetCells> cells = new LinkedHashMap<>();
    for (PlanUnit unit : PlanOrder.byFirstStep(units, extents)) {
      for (int i = 0; i < unit.members().size(); i++) {
        for (AssetKey asset : unit.members().get(i).assets()) {
          AssetCells own = unit.cells(asset, i);
          cells.merge(asset, own, AssetCells::and);
        }
      }
    }
    return List.copyOf(cells.values());
  }

  /** Returns a plan of some of its steps alone. */
  public Plan part(Iterable<Step> some) {
    PlannedCells cells = new PlannedCells(graph.producers().size());
    for (Step step : some) {
      cells.add(graph, step);
    }
    return new Plan(request, graph, extents, cells.units(graph), upToDate, absent);
  }

  /**
   * The planned cells of one asset, by ordinal.
   *
   * @param planned all of them
   * @param forced those of them that run even when they prove up to date
   * @param skipped those of them that there is nothing to make from, for cells asked for by name
   */
  public record AssetCells(AssetKey asset, BitSet planned, BitSet forced, BitSet skipped) {
    /** How many are planned. */
    public int count() {
      return planned.cardinality();
    }

    private AssetCells and(AssetCells other) {
      return new AssetCells(
          asset,
          joined(planned, other.planned),
          joined(forced, other.forced),
          joined(skipped, other.skipped));
    }

    private static BitSet joined(BitSet some, BitSet others) {
      BitSet joined = (BitSet) some.clone();
      joined.or(others);
      return joined;
    }
  }

  /**
   * One attempt's worth of work: a producer at a partition.
   *
   * @param producer what makes it
   * @param ordinal the partition's ordinal; 0 without a grid
   * @param partition its key; null without a grid
   * @param certain whether it runs whatever its upstream produces; otherwise equal data upstream lets it be reused
   * @param forced whether it runs even when it proves up to date
   * @param skipReason why there is nothing to make it from, for a cell asked for by name; null otherwise
   */
  public record Step(
      ProducerDefinition producer,
      int ordinal,
      @Nullable String partition,
      boolean certain,
      boolean forced,
      @Nullable String skipReason) {}
}
