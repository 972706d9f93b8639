package dev.assetwright.plan;

import dev.assetwright.graph.Extents;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The planned partitions of one method. Assets that one method makes, each of which it can make alone, are one step with one
 * attempt where a partition of several is planned. What is skipped has no attempt to share, and is a unit of its own.
 */
final class PlanUnit {
  private static final BitSet NONE = new BitSet(0);

  private final List<ProducerDefinition> members;
  private final List<BitSet> planned;
  private final BitSet ordinals;
  private final BitSet certain;
  private final BitSet forced;
  private final @Nullable Map<Integer, String> skipReasons;
  private final int position;
  private final Map<BitSet, ProducerDefinition> joint = new HashMap<>(0);
  private int stage;
  private int turn;

  private PlanUnit(
      List<ProducerDefinition> members,
      List<BitSet> planned,
      BitSet ordinals,
      BitSet certain,
      BitSet forced,
      @Nullable Map<Integer, String> skipReasons,
      int position) {
    this.members = members;
    this.planned = planned;
    this.ordinals = ordinals;
    this.certain = certain;
    this.forced = forced;
    this.skipReasons = skipReasons;
    this.position = position;
  }

  /** One producer; {@code skipReasons} for cells that there is nothing to make from, null for all others. */
  PlanUnit(
      ProducerDefinition producer,
      int position,
      BitSet ordinals,
      BitSet certain,
      BitSet forced,
      @Nullable Map<Integer, String> skipReasons) {
    this(List.of(producer), List.of(ordinals), ordinals, certain, forced, skipReasons, position);
  }

  /** Returns this together with what the same method makes beside. */
  PlanUnit with(PlanUnit other) {
    List<ProducerDefinition> all = new ArrayList<>(members);
    all.addAll(other.members);
    List<BitSet> each = new ArrayList<>(planned);
    each.addAll(other.planned);
    return new PlanUnit(
        all,
        each,
        joined(ordinals, other.ordinals),
        joined(certain, other.certain),
        joined(forced, other.forced),
        null,
        Math.min(position, other.position));
  }

  private static BitSet joined(BitSet some, BitSet others) {
    BitSet joined = (BitSet) some.clone();
    joined.or(others);
    return joined;
  }

  /** Gives it its place among others, see {@link PlanOrder}; before anybody else sees it. */
  void place(int newStage, int newTurn) {
    stage = newStage;
    turn = newTurn;
  }

  List<ProducerDefinition> members() {
    return members;
  }

  BitSet ordinals() {
    return ordinals;
  }

  @Nullable
  Grid grid() {
    return members.get(0).grid();
  }

  /** The first position of its members in the graph. */
  int position() {
    return position;
  }

  int stage() {
    return stage;
  }

  int turn() {
    return turn;
  }

  int cellCount() {
    int count = 0;
    for (int i = 0; i < members.size(); i++) {
      count += planned.get(i).cardinality() * members.get(i).assets().size();
    }
    return count;
  }

  Plan.AssetCells cells(AssetKey asset, int member) {
    BitSet own = planned.get(member);
    BitSet ownForced = (BitSet) forced.clone();
    ownForced.and(own);
    return new Plan.AssetCells(asset, own, ownForced, skipReasons == null ? NONE : own);
  }

  Plan.Step step(int ordinal, Extents extents) {
    Grid grid = grid();
    Extent extent = grid == null ? null : extents.of(grid);
    return new Plan.Step(
        producer(ordinal),
        ordinal,
        extent == null ? null : extent.key(ordinal),
        certain.get(ordinal),
        forced.get(ordinal),
        skipReasons == null ? null : skipReasons.get(ordinal));
  }

  private ProducerDefinition producer(int ordinal) {
    if (members.size() == 1) {
      return members.get(0);
    }
    BitSet making = new BitSet(members.size());
    for (int i = 0; i < members.size(); i++) {
      making.set(i, planned.get(i).get(ordinal));
    }
    synchronized (joint) {
      return joint.computeIfAbsent(making, this::together);
    }
  }

  private ProducerDefinition together(BitSet making) {
    if (making.cardinality() == 1) {
      return members.get(making.nextSetBit(0));
    }
    Set<AssetKey> made = new LinkedHashSet<>();
    making.stream().forEach(member -> made.addAll(members.get(member).assets()));
    ProducerDefinition first = members.get(making.nextSetBit(0));
    List<AssetKey> assets = new ArrayList<>(first.family());
    assets.retainAll(made);
    return first.making(assets);
  }
}
