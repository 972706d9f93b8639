package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductExtent;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.rules.mapping.PartitionMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders steps so that each comes after what it reads, and finishes one partition before it begins the next: what is done when
 * somebody looks, or the power fails, is whole days rather than many halves.
 *
 * <p>Steps are sorted by <em>stage</em>, by the end of their window of time (those without time first), by <em>turn</em>, by
 * partition, and by position in the graph. An edge along which the upstream's window may be the later one, such as a fan-in over
 * all days, begins a new stage; one that leads to another partition of the same end, such as from hours to their day, takes the
 * next turn. Along any other edge the upstream comes first by itself. So the order needs no list of steps: each unit's
 * partitions are in order already, and going through them is a merge of the units.
 */
final class PlanOrder {
  private static final Comparator<Cursor> BY_PLACE = Comparator.<Cursor>comparingInt(
          cursor -> cursor.unit.stage())
      .thenComparingLong(cursor -> cursor.end)
      .thenComparingInt(cursor -> cursor.unit.turn())
      .thenComparingInt(cursor -> cursor.ordinal)
      .thenComparingInt(cursor -> cursor.unit.position());

  private PlanOrder() {}

  /** How an edge keeps its upstream before its reader. */
  private enum Passage {
    /** Whatever comes of stage and turn. */
    ALWAYS,
    /** In one stage, if the turn of the upstream is not the later one. */
    SAME_TURN,
    /** In one stage, by the next turn. */
    NEXT_TURN,
    /** By the next stage. */
    NEXT_STAGE
  }

  /** Gives units their stages and turns; returns them upstream first. */
  static List<PlanUnit> placed(AssetGraph graph, List<PlanUnit> units) {
    List<PlanUnit> sorted = new ArrayList<>(units);
    sorted.sort(Comparator.comparingInt(PlanUnit::position));
    PlanUnit[] byPosition = new PlanUnit[graph.producers().size()];
    for (PlanUnit unit : sorted) {
      place(graph, unit, byPosition);
      for (ProducerDefinition member : unit.members()) {
        byPosition[graph.position(member.first())] = unit;
      }
    }
    return sorted;
  }

  private static void place(AssetGraph graph, PlanUnit unit, @Nullable PlanUnit[] byPosition) {
    int stage = 0;
    int turn = 0;
    for (ProducerDefinition member : unit.members()) {
      for (InputDefinition input : member.inputs()) {
        PlanUnit upstream = byPosition[graph.position(input.upstream())];
        // What a method made for an earlier partition comes first by its window.
        if (upstream == null
            || unit.members().get(0).method().equals(upstream.members().get(0).method())) {
          continue;
        }
        Passage passage = passage(input.mapping());
        int earliest = upstream.stage() + (passage == Passage.NEXT_STAGE ? 1 : 0);
        if (earliest > stage) {
          stage = earliest;
          turn = 0;
        }
        if (upstream.stage() == stage && passage != Passage.ALWAYS) {
          turn = Math.max(turn, upstream.turn() + (passage == Passage.NEXT_TURN ? 1 : 0));
        }
      }
    }
    unit.place(stage, turn);
  }

  private static Passage passage(PartitionMapping mapping) {
    boolean time = hasTime(mapping.reader());
    if (!hasTime(mapping.upstream())) {
      return time
          ? Passage.ALWAYS
          : mapping.isSame() || mapping.isWhole() ? Passage.SAME_TURN : Passage.NEXT_TURN;
    }
    if (!time || !mapping.endsWithReader()) {
      return Passage.NEXT_STAGE;
    }
    return mapping.endsBeforeReader()
        ? Passage.ALWAYS
        : mapping.isSame() ? Passage.SAME_TURN : Passage.NEXT_TURN;
  }

  private static boolean hasTime(@Nullable Grid grid) {
    return grid != null && grid.time() != null;
  }

  /** The units in the order of their first steps. */
  static List<PlanUnit> byFirstStep(List<PlanUnit> units, Extents extents) {
    return cursors(units, extents).stream()
        .sorted(BY_PLACE)
        .map(cursor -> cursor.unit)
        .toList();
  }

  /** Goes through all steps. */
  static Iterator<Plan.Step> steps(List<PlanUnit> units, Extents extents) {
    List<Cursor> begun = cursors(units, extents);
    if (begun.stream().allMatch(cursor -> cursor.unit.ordinals().cardinality() == 1)) {
      // Sorted already but for the edges that begin a stage.
      begun.sort(BY_PLACE);
      return begun.stream()
          .map(cursor -> cursor.unit.step(cursor.ordinal, extents))
          .iterator();
    }
    PriorityQueue<Cursor> open = new PriorityQueue<>(Math.max(1, units.size()), BY_PLACE);
    open.addAll(begun);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !open.isEmpty();
      }

      @Override
      public Plan.Step next() {
        Cursor first = open.poll();
        if (first == null) {
          throw new NoSuchElementException();
        }
        Plan.Step step = first.unit.step(first.ordinal, extents);
        if (first.advance()) {
          open.add(first);
        }
        return step;
      }
    };
  }

  private static List<Cursor> cursors(List<PlanUnit> units, Extents extents) {
    Set<TimeGrid> grids = new HashSet<>();
    for (PlanUnit unit : units) {
      if (hasTime(unit.grid())) {
        grids.add(Objects.requireNonNull(Objects.requireNonNull(unit.grid()).time()));
      }
    }
    List<Cursor> cursors = new ArrayList<>(units.size());
    for (PlanUnit unit : units) {
      Cursor cursor = new Cursor(unit, extents, grids.size() > 1);
      if (cursor.advance()) {
        cursors.add(cursor);
      }
    }
    return cursors;
  }

  /** Where a unit is on the way through its partitions. */
  private static final class Cursor {
    private final PlanUnit unit;
    private final @Nullable TimeGrid time;
    private final @Nullable ProductExtent product;
    private final int dimension;
    private final boolean byClock;
    private int ordinal = -1;
    private int window = -1;

    /** The end of the window; where all have the same grid of time, its number. */
    private long end = Long.MIN_VALUE;

    Cursor(PlanUnit unit, Extents extents, boolean byClock) {
      Grid grid = unit.grid();
      this.unit = unit;
      this.byClock = byClock;
      this.time = grid == null ? null : grid.time();
      Extent extent = grid == null ? null : extents.of(grid);
      this.product = extent instanceof ProductExtent of ? of : null;
      this.dimension = grid == null || time == null ? -1 : grid.dimensions().indexOf(time);
    }

    boolean advance() {
      ordinal = unit.ordinals().nextSetBit(ordinal + 1);
      if (ordinal >= 0 && time != null) {
        int next = product == null ? ordinal : product.digit(ordinal, dimension);
        if (next != window) {
          window = next;
          end = byClock ? time.endOf(next).getEpochSecond() : next;
        }
      }
      return ordinal >= 0;
    }
  }
}
