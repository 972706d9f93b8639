package dev.assetwright.backfill;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.Cell;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.StepStatus;
import dev.assetwright.plan.Plan;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The steps of a plan that a backfill has not settled, handed out in the order of the plan, so that upstream is always made
 * before: what its runs have made is left out, and so is what failed in them with all that needs it.
 *
 * <p>Not safe for several threads.
 */
final class RemainingSteps {
  /** What was at work so often when its process ended may be what ends it; what only waited is not. */
  static final int MOST_INTERRUPTIONS = 3;

  private final AssetGraph graph;
  private final Extents extents;
  private final Plan plan;
  private final Map<AssetKey, BitSet> made = new HashMap<>();

  /** What was made before a retry: made once more only when what it read is. */
  private final Map<AssetKey, BitSet> madeBefore = new HashMap<>();

  /** What the retry makes. */
  private final Map<AssetKey, BitSet> madeAgain = new HashMap<>();

  private final Map<AssetKey, BitSet> lost = new HashMap<>();
  private final Map<AssetKey, BitSet> failed = new HashMap<>();
  private final Map<AssetKey, BitSet> wrecked = new HashMap<>();
  private final Map<Cell, Integer> interruptions = new HashMap<>();
  private final Iterator<Plan.Step> steps;
  private int passed;

  RemainingSteps(AssetGraph graph, Plan plan) {
    this.graph = graph;
    this.extents = plan.extents();
    this.plan = plan;
    this.steps = plan.steps().iterator();
  }

  /** Takes note of what became of a cell; the last word counts. What exists no longer is passed over. */
  void settle(Cell cell, StepStatus status, int attempts) {
    int ordinal = graph.contains(cell.asset()) ? extents.find(cell.asset(), cell.partition()) : -1;
    if (ordinal < 0) {
      return;
    }
    boolean isWrecked = status == StepStatus.INTERRUPTED
        && attempts > 0
        && interruptions.merge(cell, 1, Integer::sum) >= MOST_INTERRUPTIONS;
    boolean isFailed = status == StepStatus.FAILED || isWrecked;
    boolean isLost = isFailed || status == StepStatus.BLOCKED;
    boolean isMade = status.isFinal() && status.isGood();
    set(made, cell.asset(), ordinal, isMade);
    if (isMade) {
      set(madeAgain, cell.asset(), ordinal, true);
    }
    set(lost, cell.asset(), ordinal, isLost);
    set(failed, cell.asset(), ordinal, isFailed);
    set(wrecked, cell.asset(), ordinal, isWrecked);
  }

  /**
   * Takes note of what became of a cell, before the backfill was last retried, too, where all is planned whether it is stale or not.
   * The last word counts: what was made, and failed when it was made again, is not made.
   */
  void settleBefore(Cell cell, StepStatus status, int attempts) {
    int ordinal = graph.contains(cell.asset()) ? extents.find(cell.asset(), cell.partition()) : -1;
    if (ordinal >= 0) {
      set(madeBefore, cell.asset(), ordinal, status.isFinal() && status.isGood());
    }
  }

  private static void set(Map<AssetKey, BitSet> bits, AssetKey asset, int ordinal, boolean value) {
    bits.computeIfAbsent(asset, key -> new BitSet()).set(ordinal, value);
  }

  /**
   * Takes the next steps.
   *
   * @param limit how many at most; 0 for all
   * @return a part of the plan; empty when nothing is left
   */
  Plan take(int limit) {
    List<Plan.Step> taken = new ArrayList<>();
    while (steps.hasNext() && (limit == 0 || taken.size() < limit)) {
      Plan.Step step = steps.next();
      passed++;
      if (isLeft(step)) {
        taken.add(isMadeBefore(step) ? withoutForce(step) : step);
      }
    }
    return plan.part(taken);
  }

  /** How many cells are still to be made: a multi-asset's step makes several. */
  int count() {
    int count = 0;
    int place = 0;
    for (Plan.Step step : plan.steps()) {
      if (place++ >= passed && isLeft(step)) {
        count += step.producer().assets().size();
      }
    }
    return count;
  }

  private boolean isLeft(Plan.Step step) {
    List<AssetKey> assets = step.producer().assets();
    int at = step.ordinal();
    if (assets.stream().allMatch(asset -> has(made, asset, at) || has(lost, asset, at))) {
      return false;
    }
    if (step.producer().inputs().stream().anyMatch(input -> readsLost(step, input))) {
      assets.forEach(asset -> set(lost, asset, at, true));
      return false;
    }
    if (isMadeBefore(step)
        && step.producer().inputs().stream().noneMatch(input -> readsAgain(step, input))) {
      return false;
    }
    assets.forEach(asset -> set(madeAgain, asset, at, true));
    return true;
  }

  private boolean isMadeBefore(Plan.Step step) {
    return step.producer().assets().stream()
        .allMatch(asset -> has(madeBefore, asset, step.ordinal()));
  }

  private boolean readsAgain(Plan.Step step, InputDefinition input) {
    BitSet again = madeAgain.get(input.upstream());
    return again != null && extents.mapping(input).of(step.ordinal()).anyMatch(again::get);
  }

  /** Done by force once: it runs again if what it reads is not what it read. */
  private static Plan.Step withoutForce(Plan.Step step) {
    return new Plan.Step(
        step.producer(), step.ordinal(), step.partition(), false, false, step.skipReason());
  }

  /**
   * A fan-in that does without some partitions, and an optional upstream, hold nothing up; a chain of an asset's own partitions ends
   * where one is lost.
   */
  private boolean readsLost(Plan.Step step, InputDefinition input) {
    BitSet bits = lost.get(input.upstream());
    boolean isNeeded = input.mapping().isSingle()
        ? !input.optional() || step.producer().family().contains(input.upstream())
        : input.requireAll();
    return bits != null
        && isNeeded
        && !bits.isEmpty()
        && extents.mapping(input).of(step.ordinal()).anyMatch(bits::get);
  }

  private static boolean has(Map<AssetKey, BitSet> bits, AssetKey asset, int ordinal) {
    BitSet of = bits.get(asset);
    return of != null && of.get(ordinal);
  }

  /** How many cells failed, those that were given up among them. */
  int failed() {
    return sum(failed);
  }

  /** How many cells were given up, since their process ended again and again while they were at work. */
  int wrecked() {
    return sum(wrecked);
  }

  /** How many cells need one that failed. */
  int blocked() {
    return sum(lost) - sum(failed);
  }

  private static int sum(Map<AssetKey, BitSet> bits) {
    return bits.values().stream().mapToInt(BitSet::cardinality).sum();
  }
}
