package dev.assetwright.query;

import dev.assetwright.history.History;
import dev.assetwright.model.ProducerDefinition;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells the steps of one asset in a plan: their partitions as ranges, their causes in a few words. */
final class AssetPlan {
  private static final int MOST_WORDS = 3;

  /** What is told of ranges at most; of a checkered asset they would be as many as partitions. */
  private static final int MOST_RANGES = 100;

  private final Staleness staleness;
  private final History history;
  private final Plan.AssetCells cells;
  private final AssetKey key;
  private final ProducerDefinition producer;

  AssetPlan(Staleness staleness, History history, Plan.AssetCells cells) {
    this.staleness = staleness;
    this.history = history;
    this.cells = cells;
    this.key = cells.asset();
    this.producer = staleness.graph().get(key).producer();
  }

  /**
   * Tells the steps.
   *
   * @param looks of how many steps it is asked what is behind them
   * @param causes how many causes of each are looked for
   */
  PlanView.AssetSteps view(Estimates estimates, int looks, int causes) {
    int count = cells.count();
    int running = count - cells.skipped().cardinality();
    // By which asset a multi-asset's materializations are asked for does not matter; one is enough.
    long step = running == 0 ? 0 : estimates.stepMillis(producer.first());
    return new PlanView.AssetSteps(
        key.toString(),
        count,
        producer.grid() == null ? List.of() : ranges(),
        because(looks, causes),
        step == Estimates.UNKNOWN ? Estimates.UNKNOWN : step * running);
  }

  private String because(int looks, int causes) {
    Set<String> words = new LinkedHashSet<>();
    if (!cells.skipped().isEmpty()) {
      words.add("no source");
    }
    BitSet others = (BitSet) cells.planned().clone();
    others.andNot(cells.skipped());
    for (StaleCause.Kind kind : StaleCause.Kind.values()) {
      if (staleness.cells(key).with(kind).intersects(others)) {
        if (kind == StaleCause.Kind.MISSING) {
          addMissing(words, others, looks);
        } else {
          words.add(Words.kind(kind, kind != StaleCause.Kind.DATA));
        }
      }
    }
    BitSet forced = (BitSet) cells.forced().clone();
    forced.andNot(staleness.cells(key).needingWork());
    if (!forced.isEmpty()) {
      words.add("forced");
    }
    others.andNot(forced);
    if (causes == 1) {
      // The one would be their own, which is told already.
      others.andNot(staleness.cells(key).withOwnCause());
    }
    spread(others, looks)
        .mapToObj(ordinal -> staleness.causes(key, ordinal, causes))
        .flatMap(List::stream)
        .forEach(cause -> words.add(word(cause)));
    List<String> all = List.copyOf(words);
    String shown = String.join(", ", all.subList(0, Math.min(MOST_WORDS, all.size())));
    return all.size() > MOST_WORDS ? shown + " and more" : shown;
  }

  private void addMissing(Set<String> words, BitSet others, int looks) {
    if (producer.assets().stream().noneMatch(history::isAnyLost)) {
      words.add(Words.kind(StaleCause.Kind.MISSING, true));
      return;
    }
    BitSet missing = staleness.cells(key).with(StaleCause.Kind.MISSING);
    missing.and(others);
    spread(missing, looks)
        .forEach(ordinal -> words.add(missing(staleness.partition(key, ordinal))));
  }

  private String word(StaleCause cause) {
    boolean own = producer.assets().contains(cause.asset());
    return own && cause.kind() == StaleCause.Kind.MISSING
        ? missing(cause.partition())
        : Words.kind(cause.kind(), own);
  }

  private String missing(@Nullable String partition) {
    return producer.assets().stream()
            .anyMatch(asset -> history.cell(asset, partition).isLost())
        ? CardLine.LOST
        : Words.kind(StaleCause.Kind.MISSING, true);
  }

  /** So many of them, the first and the last included. */
  private static IntStream spread(BitSet cells, int most) {
    int count = cells.cardinality();
    if (count <= most) {
      return cells.stream();
    }
    int step = cells.length() / most;
    return IntStream.range(0, most)
        .map(i -> i == most - 1 ? cells.length() - 1 : cells.nextSetBit(i * step))
        .distinct();
  }

  private List<String> ranges() {
    List<String> ranges = new ArrayList<>();
    BitSet ordinals = cells.planned();
    for (int from = ordinals.nextSetBit(0); from >= 0; ) {
      int to = ordinals.nextClearBit(from) - 1;
      int next = ordinals.nextSetBit(to + 1);
      if (ranges.size() >= MOST_RANGES - 1 && next >= 0) {
        // The last of all tells how far they go.
        ranges.add("%s..%s"
            .formatted(
                staleness.partition(key, from), staleness.partition(key, ordinals.length() - 1)));
        return ranges;
      }
      if (to - from < 2) {
        for (int ordinal = from; ordinal <= to; ordinal++) {
          ranges.add(String.valueOf(staleness.partition(key, ordinal)));
        }
      } else {
        ranges.add(
            "%s..%s".formatted(staleness.partition(key, from), staleness.partition(key, to)));
      }
      from = next;
    }
    return ranges;
  }
}
