package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers which cells are in a plan, by the position of their producer; costs those that have any. */
final class PlannedCells {
  private static final BitSet NONE = new BitSet(0);

  private final @Nullable BitSet[] needed;
  private final @Nullable BitSet[] certain;
  private final @Nullable BitSet[] forced;
  private final Map<Integer, TreeMap<Integer, String>> skipped = new TreeMap<>();
  private final BitSet positions = new BitSet();

  PlannedCells(int producers) {
    needed = new @Nullable BitSet[producers];
    certain = new @Nullable BitSet[producers];
    forced = new @Nullable BitSet[producers];
  }

  /** The cells of a producer that are to be made; not to be changed. */
  BitSet needed(int position) {
    BitSet cells = needed[position];
    return cells == null ? NONE : cells;
  }

  /** Of those the ones that run even when they prove up to date; not to be changed. */
  BitSet forced(int position) {
    BitSet cells = forced[position];
    return cells == null ? NONE : cells;
  }

  /** Takes cells, which nobody else changes from then on. */
  void need(int position, BitSet cells) {
    add(needed, position, cells);
  }

  /** Takes cells, which nobody else changes from then on. */
  void force(int position, BitSet cells) {
    add(needed, position, (BitSet) cells.clone());
    add(forced, position, cells);
  }

  void skip(int position, int ordinal, String reason) {
    skipped.computeIfAbsent(position, at -> new TreeMap<>()).put(ordinal, reason);
  }

  void drop(int position, BitSet cells) {
    BitSet left = needed[position];
    if (left != null) {
      left.andNot(cells);
      positions.set(position, !left.isEmpty());
    }
  }

  /** Takes which of the cells run whatever their upstream produces; the forced ones do anyway. */
  void certain(int position, BitSet cells) {
    certain[position] = cells;
  }

  private void add(@Nullable BitSet[] to, int position, BitSet cells) {
    if (cells.isEmpty()) {
      return;
    }
    positions.set(position);
    BitSet all = to[position];
    if (all == null) {
      to[position] = cells;
    } else {
      all.or(cells);
    }
  }

  /** Adds a step of another plan. */
  void add(AssetGraph graph, Plan.Step step) {
    for (AssetKey asset : step.producer().assets()) {
      int position = graph.position(asset);
      if (step.skipReason() != null) {
        skip(position, step.ordinal(), step.skipReason());
      } else {
        set(needed, position, step.ordinal(), true);
        set(certain, position, step.ordinal(), step.certain());
        set(forced, position, step.ordinal(), step.forced());
        positions.set(position);
      }
    }
  }

  private static void set(@Nullable BitSet[] of, int position, int ordinal, boolean value) {
    BitSet cells = of[position];
    if (value && cells == null) {
      cells = new BitSet();
      of[position] = cells;
    }
    if (value) {
      cells.set(ordinal);
    }
  }

  /** The last producer before a position of which cells are to be made; -1 when there is none. */
  int lastBefore(int position) {
    return position == 0 ? -1 : positions.previousSetBit(position - 1);
  }

  /** The first producer from a position on of which cells are to be made; -1 when there is none. */
  int firstFrom(int position) {
    return positions.nextSetBit(position);
  }

  /** What is planned, upstream first, each at its place in the order. */
  List<PlanUnit> units(AssetGraph graph) {
    List<PlanUnit> units = new ArrayList<>();
    Map<ProducerDefinition.MethodReference, Integer> families = new HashMap<>();
    for (int at = firstFrom(0); at >= 0; at = firstFrom(at + 1)) {
      ProducerDefinition producer = graph.producers().get(at);
      BitSet sure = certain[at] == null ? new BitSet(0) : certain[at];
      sure.or(forced(at));
      sure.and(needed(at));
      PlanUnit unit = new PlanUnit(producer, at, needed(at), sure, forced(at), null);
      Integer family = producer.family().size() == 1
          ? null
          : families.putIfAbsent(producer.method(), units.size());
      if (family == null) {
        units.add(unit);
      } else {
        units.set(family, units.get(family).with(unit));
      }
    }
    skipped.forEach((at, reasons) -> {
      BitSet ordinals = new BitSet();
      reasons.keySet().forEach(ordinals::set);
      units.add(new PlanUnit(
          graph.producers().get(at), at, ordinals, NONE, NONE, new LinkedHashMap<>(reasons)));
    });
    return PlanOrder.placed(graph, units);
  }
}
