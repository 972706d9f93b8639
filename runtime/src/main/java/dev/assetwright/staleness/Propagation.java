package dev.assetwright.staleness;

import dev.assetwright.history.History;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.mapping.Ordinals;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the planes of a graph up to date after some cells changed, producer by producer with upstream first. A cell is looked
 * at when its own history or that of something it reads changed, or when something it reads stands differently than before;
 * so the cost is what changed. Used once.
 */
final class Propagation {
  /** Where fewer than one in so many cells are known, each known one is looked for rather than each that exists. */
  private static final int MOST_FOUND = 4;

  private final Wiring wiring;
  private final History history;
  private final KeyNumbers keyNumbers;
  private final ProducerCells[] cells;

  /** Those whose history is to be compared, by position; null for none. */
  private final @Nullable Marks[] compared;

  /** Those that are to be judged by what they read, by position; null for none. */
  private final @Nullable Marks[] judged;

  /** Those of which nothing is taken over from before, by position. */
  private final BitSet anew = new BitSet();

  private final BitSet open = new BitSet();

  /** Takes the planes as they were before, as many as exist now; the array is changed, the planes are not. */
  Propagation(Wiring wiring, History history, KeyNumbers keyNumbers, ProducerCells[] cells) {
    this.wiring = wiring;
    this.history = history;
    this.keyNumbers = keyNumbers;
    this.cells = cells;
    this.compared = new @Nullable Marks[cells.length];
    this.judged = new @Nullable Marks[cells.length];
  }

  /** The history of a cell changed. */
  void compare(int position, int ordinal) {
    marks(compared, position).add(ordinal);
  }

  /** What these cells read changed, or they are new. */
  void compare(int position, Ordinals ordinals) {
    marks(compared, position).addAll(ordinals);
  }

  /** Any of a producer's histories changed, or what its cells read, or what they are compared with. */
  void compareAll(int position) {
    if (anew.get(position)) {
      return;
    }
    anew.set(position);
    Marks marks = marks(compared, position);
    int count = cells[position].count();
    Extent extent = cells[position].extent();
    for (AssetKey asset : wiring.producer(position).assets()) {
      boolean external = wiring.isExternal(position);
      int known = external ? history.observations(asset).size() : history.count(asset);
      if (extent == null || known > count / MOST_FOUND) {
        marks.addRange(0, known == 0 ? 0 : count);
      } else {
        Collection<String> keys =
            external ? history.observations(asset).keySet() : history.partitions(asset);
        keys.forEach(key -> {
          int ordinal = extent.find(key);
          if (ordinal >= 0) {
            marks.add(ordinal);
          }
        });
      }
    }
    marks(judged, position).addRange(0, count);
  }

  /** All cells of a producer read what stands differently. */
  void judgeAll(int position) {
    marks(judged, position).addRange(0, cells[position].count());
  }

  private Marks marks(@Nullable Marks[] of, int position) {
    Marks marks = of[position];
    if (marks == null) {
      marks = new Marks(cells[position].count());
      of[position] = marks;
      open.set(position);
    }
    return marks;
  }

  void run() {
    for (int at = open.nextSetBit(0); at >= 0; at = open.nextSetBit(at + 1)) {
      settle(at);
    }
  }

  private void settle(int position) {
    ProducerCells before = cells[position];
    ProducerCells now = before.copy(before.extent());
    cells[position] = now;
    Marks own = compared[position];
    Marks judging = marks(judged, position);
    if (anew.get(position)) {
      now.clearRecorded();
    }
    if (own != null) {
      record(position, now, own);
      judging.addAll(own);
    }
    boolean chained = false;
    List<Reading> inputs = new ArrayList<>(wiring.inputs(position).size());
    for (Edge edge : wiring.inputs(position)) {
      chained |= edge.isOwn();
      inputs.add(new Reading(edge, cells[edge.upstream()], judging.span()));
    }
    if (chained) {
      judgeInTurn(position, inputs, before, now, judging);
    } else {
      for (int word = judging.from(); word < judging.to(); word++) {
        if (judging.word(word) != 0) {
          judge(position, inputs, now, word, judging.word(word));
        }
      }
    }
    if (now.isUnchanged()) {
      cells[position] = before;
      return;
    }
    Marks changed = new Marks(now.count());
    for (int word = judging.from(); word < judging.to(); word++) {
      changed.add(word, now.differing(before, word) & judging.word(word));
    }
    markReaders(position, changed);
  }

  private void markReaders(int position, Marks changed) {
    if (changed.isEmpty()) {
      return;
    }
    for (Edge edge : wiring.readers(position)) {
      if (!edge.isOwn()) {
        edge.markReaders(changed, marks(judged, edge.reader()));
      }
    }
  }

  private void record(int position, ProducerCells now, Marks own) {
    history.reading(() -> {
      Comparison comparison = new Comparison(wiring, position, history, keyNumbers);
      for (int word = own.from(); word < own.to(); word++) {
        if (own.word(word) != 0) {
          record(comparison, now, word, own.word(word));
        }
      }
      return null;
    });
  }

  private static void record(Comparison comparison, ProducerCells now, int word, long mask) {
    long[] bits = new long[ProducerCells.RECORDED.length];
    long asTheyWere = 0;
    for (long left = mask; left != 0; left &= left - 1) {
      long bit = Long.lowestOneBit(left);
      int facts = comparison.facts((word << 6) + Long.numberOfTrailingZeros(left));
      if (facts == Comparison.AS_IT_WAS) {
        asTheyWere |= bit;
        continue;
      }
      for (int i = 0; facts != 0; i++, facts >>>= 1) {
        bits[i] |= (facts & 1) == 0 ? 0 : bit;
      }
    }
    bits[Fact.PUBLISHED.ordinal()] |= asTheyWere;
    bits[Fact.SETTLED.ordinal()] |= asTheyWere;
    for (int i = 0; i < bits.length; i++) {
      put(now, ProducerCells.RECORDED[i], word, mask, bits[i]);
    }
  }

  /** Cells that read older ones of their own asset are judged one after the other, the oldest first. */
  private void judgeInTurn(
      int position, List<Reading> inputs, ProducerCells before, ProducerCells now, Marks judging) {
    for (int word = judging.from(); word < judging.to(); word++) {
      long done = 0;
      for (long left = judging.word(word); left != 0; left = judging.word(word) & ~done) {
        long bit = Long.lowestOneBit(left);
        done |= bit | bit - 1;
        judge(position, inputs, now, word, bit);
        if ((now.differing(before, word) & bit) != 0) {
          int ordinal = (word << 6) + Long.numberOfTrailingZeros(bit);
          for (Edge edge : wiring.readers(position)) {
            if (edge.isOwn()) {
              judging.addAll(edge.readers(ordinal));
            }
          }
        }
      }
    }
  }

  /** Judges the cells {@code mask} of a word. */
  private void judge(int position, List<Reading> inputs, ProducerCells own, int word, long mask) {
    long published = own.word(Fact.PUBLISHED, word);
    long settled = own.word(Fact.SETTLED, word);
    if (wiring.isExternal(position)) {
      put(own, Fact.ABSENT, word, mask, ~published & ~settled);
      put(own, Fact.GONE, word, mask, settled);
      return;
    }
    Reading.Sum sum = new Reading.Sum();
    for (Reading input : inputs) {
      input.add(sum, word, mask);
    }
    long causes = sum.work
        | ~settled
        | own.word(Fact.CODE, word)
        | own.word(Fact.CONFIG, word)
        | own.word(Fact.DEPENDENCIES, word)
        | own.word(Fact.MAPPING, word)
        | own.word(Fact.DATA, word);
    long work = causes & ~sum.absent;
    // Settled without data: its method said that there is nothing to produce.
    long silent = ~causes & ~sum.absent & ~published;
    long absent = sum.absent & ~published;
    put(own, Fact.UPSTREAM, word, mask, sum.work);
    put(own, Fact.ABSENT, word, mask, absent | silent);
    put(own, Fact.GONE, word, mask, sum.absent & published);
    put(own, Fact.SKIPPED, word, mask, absent & ~sum.unskipped | silent);
    put(own, Fact.HELD, word, mask, sum.held & work);
    put(own, Fact.WORK, word, mask, work);
  }

  private static void put(ProducerCells own, Fact fact, int word, long mask, long bits) {
    own.setWord(fact, word, own.word(fact, word) & ~mask | bits & mask);
  }
}
