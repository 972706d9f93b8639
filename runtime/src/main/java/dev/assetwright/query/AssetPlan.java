package dev.assetwright.query;

import dev.assetwright.model.StaleCause;
import dev.assetwright.plan.Plan;
import dev.assetwright.query.view.PlanView;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.Staleness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers the steps of one asset in a plan: their partitions as ranges, their causes in a few words. */
final class AssetPlan {
  private static final int MOST_WORDS = 3;

  private final AssetKey key;
  private final BitSet ordinals = new BitSet();
  private final Set<String> words = new LinkedHashSet<>();
  private boolean partitioned;
  private int skipped;

  AssetPlan(AssetKey key) {
    this.key = key;
  }

  void add(Plan.Step step) {
    ordinals.set(step.ordinal());
    partitioned |= step.partition() != null;
    if (step.skipReason() != null) {
      skipped++;
      words.add("no source");
    } else if (step.causes().isEmpty()) {
      words.add("forced");
    } else {
      for (StaleCause cause : step.causes()) {
        words.add(Words.kind(cause.kind(), step.producer().assets().contains(cause.asset())));
      }
    }
  }

  PlanView.AssetSteps view(Moment moment, Estimates estimates) {
    int count = ordinals.cardinality();
    int running = count - skipped;
    long step = running == 0 ? 0 : estimates.stepMillis(first(moment));
    return new PlanView.AssetSteps(
        key.toString(),
        count,
        partitioned ? ranges(moment.staleness()) : List.of(),
        because(),
        step == Estimates.UNKNOWN ? Estimates.UNKNOWN : step * running);
  }

  /** By which asset a multi-asset's materializations are asked for does not matter; one is enough for all. */
  private AssetKey first(Moment moment) {
    return moment.graph().get(key).producer().first();
  }

  private String because() {
    List<String> all = List.copyOf(words);
    String shown = String.join(", ", all.subList(0, Math.min(MOST_WORDS, all.size())));
    return all.size() > MOST_WORDS ? shown + " and more" : shown;
  }

  private List<String> ranges(Staleness staleness) {
    List<String> ranges = new ArrayList<>();
    for (int from = ordinals.nextSetBit(0); from >= 0; ) {
      int to = ordinals.nextClearBit(from) - 1;
      if (to - from < 2) {
        for (int ordinal = from; ordinal <= to; ordinal++) {
          ranges.add(String.valueOf(staleness.partition(key, ordinal)));
        }
      } else {
        ranges.add(
            "%s..%s".formatted(staleness.partition(key, from), staleness.partition(key, to)));
      }
      from = ordinals.nextSetBit(to + 1);
    }
    return ranges;
  }
}
