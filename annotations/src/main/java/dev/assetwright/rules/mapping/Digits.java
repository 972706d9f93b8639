package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.StaticGrid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One dimension of an upstream and the dimension of the reader that it follows from, for what exists at one moment: which of
 * the one belong to which of the other, both ways.
 *
 * <p>In a product each number comes back with every combination of the other dimensions, so what followed from it is kept.
 * Threads may find it at once, and find the same.
 */
final class Digits {
  private final Rule rule;
  private final @Nullable Extent own;
  private final Extent their;

  /** Whether both number the same keys alike, so that a key is its number. */
  private final boolean alike;

  /** What is needed whichever the reader's; null where that matters. */
  private final @Nullable Ordinals always;

  private final @Nullable Ordinals @Nullable [] needed;
  private final @Nullable Ordinals @Nullable [] readers;

  /** The windows that are read, once {@link #prepare prepared}. */
  private @Nullable Spans spans;

  /**
   * Relates two dimensions.
   *
   * @param own that of the reader; null when the rule counts from none
   * @param repeated whether numbers of the reader's dimension are asked for again and again
   * @param theirsRepeated the same of the upstream's
   */
  Digits(Rule rule, @Nullable Extent own, Extent their, boolean repeated, boolean theirsRepeated) {
    this.rule = rule;
    this.own = own;
    this.their = their;
    this.alike = rule instanceof Rule.Same
        && own != null
        && (own == their || own.grid() instanceof StaticGrid && own.grid().equals(their.grid()));
    this.always = always(rule, their);
    boolean kept = always == null && own != null && !alike;
    this.needed = kept && repeated ? new Ordinals[own.count()] : null;
    this.readers = kept && theirsRepeated ? new Ordinals[their.count()] : null;
  }

  private static @Nullable Ordinals always(Rule rule, Extent their) {
    if (rule instanceof Rule.All) {
      return Ordinals.range(0, their.count());
    }
    if (rule instanceof Rule.Last) {
      return Ordinals.range(Math.max(0, their.count() - 1), their.count());
    }
    return rule instanceof Rule.Only only ? numbers(only.keys(), their) : null;
  }

  /** Looks up once all that follows from times, for those who ask about every window. */
  void prepare() {
    if (rule instanceof Rule.Windows windows && spans == null) {
      spans = Spans.of(windows, Objects.requireNonNull(own).count());
    }
  }

  /** Those that are needed and exist, by the reader's number. */
  Ordinals needed(int digit) {
    if (always != null) {
      return always;
    }
    if (alike) {
      return Ordinals.range(digit, digit + 1);
    }
    if (needed == null) {
      return findNeeded(digit);
    }
    Ordinals known = needed[digit];
    if (known == null) {
      known = findNeeded(digit);
      needed[digit] = known;
    }
    return known;
  }

  /** The greatest that is needed and exists; -1 when there is none. */
  int greatest(int digit) {
    return alike ? digit : needed(digit).greatest();
  }

  /** Whether some are needed that exist. */
  boolean isAny(int digit) {
    return alike || !needed(digit).isEmpty();
  }

  /** Whether a number of the reader needs that of the upstream and no other. */
  boolean isAlike() {
    return alike;
  }

  /** Whether it is the reader's number that decides. */
  boolean depends() {
    return always == null;
  }

  private Ordinals findNeeded(int digit) {
    return rule instanceof Rule.Windows windows
        ? Ordinals.range(
            Math.max(0, first(windows, digit)), Math.min(their.count(), last(windows, digit) + 1))
        : numbers(keys(digit), their);
  }

  /** The keys that are needed of a dimension without time. */
  List<String> keys(int digit) {
    if (rule instanceof Rule.Only only) {
      return only.keys();
    }
    String key = Objects.requireNonNull(own).key(digit);
    return rule instanceof Rule.Listed listed
        ? listed.keys().getOrDefault(key, List.of())
        : List.of(key);
  }

  private int first(Rule.Windows windows, int digit) {
    Spans known = spans;
    return known == null ? Spans.first(windows, digit) : known.first(digit);
  }

  /** The last window that is needed, whether it exists or not; of a rule of windows. */
  int last(Rule.Windows windows, int digit) {
    Spans known = spans;
    return known == null ? Spans.last(windows, digit) : known.last(digit);
  }

  /** Those of the reader that need one of the upstream's; only where the rule counts from a dimension of the reader. */
  Ordinals readers(int digit) {
    if (alike) {
      return Ordinals.range(digit, digit + 1);
    }
    if (readers == null) {
      return findReaders(digit);
    }
    Ordinals known = readers[digit];
    if (known == null) {
      known = findReaders(digit);
      readers[digit] = known;
    }
    return known;
  }

  private Ordinals findReaders(int digit) {
    Extent reader = Objects.requireNonNull(own);
    if (rule instanceof Rule.Windows windows) {
      return Ordinals.range(
          Math.max(0, Spans.firstReader(windows, digit)),
          Math.min(reader.count(), Spans.lastReader(windows, digit) + 1));
    }
    String key = their.key(digit);
    return numbers(rule instanceof Rule.Listed listed ? listed.readers(key) : List.of(key), reader);
  }

  private static Ordinals numbers(List<String> keys, Extent extent) {
    return Ordinals.of(
        keys.stream().mapToInt(extent::find).filter(at -> at >= 0).sorted().toArray());
  }
}
