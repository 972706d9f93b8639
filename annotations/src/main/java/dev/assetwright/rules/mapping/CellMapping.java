package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductExtent;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers which cells of an upstream the cells of a reader need, and the way back, for what exists at one moment. The cell of
 * an asset without a grid has ordinal 0. Answers never change.
 */
public final class CellMapping {
  private static final Ordinals WHOLE = Ordinals.range(0, 1);

  private final PartitionMapping mapping;
  private final @Nullable Extent readers;
  private final @Nullable Extent upstreams;
  private final List<Extent> ours;
  private final List<Extent> theirs;

  /** Whether an ordinal of the reader is the upstream's, as far as the upstream goes. */
  private final boolean same;

  /** For each dimension of the upstream how it follows from the reader's. */
  private final Digits[] digits;

  /** For each dimension of the reader whether what is needed follows from it. */
  private final boolean[] decides;

  /** For each dimension of the upstream whether who needs a cell follows from it. */
  private final boolean[] tells;

  CellMapping(PartitionMapping mapping, @Nullable Extent readers, @Nullable Extent upstreams) {
    this.mapping = mapping;
    this.readers = readers;
    this.upstreams = upstreams;
    this.ours = dimensions(readers);
    this.theirs = dimensions(upstreams);
    this.same = mapping.isSame() && (!(upstreams instanceof ProductExtent) || upstreams == readers);
    this.digits = new Digits[theirs.size()];
    for (int i = 0; i < digits.length; i++) {
      int own = mapping.readerDimension(i);
      digits[i] = new Digits(
          mapping.rules().get(i),
          own < 0 ? null : ours.get(own),
          theirs.get(i),
          readers instanceof ProductExtent && !same,
          upstreams instanceof ProductExtent && !same);
    }
    this.decides = new boolean[ours.size()];
    this.tells = new boolean[theirs.size()];
    for (int i = 0; i < digits.length; i++) {
      tells[i] = !(mapping.rules().get(i) instanceof Rule.All);
      if (digits[i].depends()) {
        decides[mapping.readerDimension(i)] = true;
      }
    }
  }

  /** Looks up once all that follows from times, for those who ask about every cell. Costs what exists of the reader. */
  public CellMapping prepare() {
    for (int i = 0; i < digits.length && !same; i++) {
      digits[i].prepare();
    }
    return this;
  }

  private static List<Extent> dimensions(@Nullable Extent extent) {
    return extent == null
        ? List.of()
        : extent instanceof ProductExtent product ? product.dimensions() : List.of(extent);
  }

  /** How many groups of cells of the reader there are that need the same; their number when each needs its own. */
  public int groups() {
    return groups(ours, decides);
  }

  /** The number of the group of a cell of the reader. */
  public int group(int ordinal) {
    return group(ordinal, readers, ours, decides);
  }

  /** How many groups of cells of the upstream there are that the same need; their number when each has readers of its own. */
  public int upstreamGroups() {
    return groups(theirs, tells);
  }

  /** The number of the group of a cell of the upstream. */
  public int upstreamGroup(int ordinal) {
    return group(ordinal, upstreams, theirs, tells);
  }

  private static int groups(List<Extent> dimensions, boolean[] decisive) {
    int groups = 1;
    for (int i = 0; i < decisive.length; i++) {
      groups *= decisive[i] ? dimensions.get(i).count() : 1;
    }
    return groups;
  }

  private static int group(
      int ordinal, @Nullable Extent extent, List<Extent> dimensions, boolean[] decisive) {
    if (!(extent instanceof ProductExtent product)) {
      return decisive.length > 0 && decisive[0] ? ordinal : 0;
    }
    int group = 0;
    for (int i = 0; i < decisive.length; i++) {
      if (decisive[i]) {
        group = group * dimensions.get(i).count() + product.digit(ordinal, i);
      }
    }
    return group;
  }

  /**
   * Adds to a set what some cells of the reader need. Of a product all combinations of a window, or of whatever counts slowest,
   * are gone through as one; of others each group once.
   */
  public void addNeeded(BitSet cells, BitSet needed) {
    boolean grouped = readers != null && groups() < readers.count();
    BitSet seen = new BitSet();
    Slabs slabs = Slabs.of(mapping, readers, upstreams, digits);
    for (int at = cells.nextSetBit(0); at >= 0; at = cells.nextSetBit(at + 1)) {
      int end = slabs == null ? at : slabs.end(at);
      if (end > at && cells.nextClearBit(at) >= end) {
        slabs.needed(at).addTo(needed);
        at = end - 1;
      } else if (!grouped || !seen.get(group(at))) {
        seen.set(grouped ? group(at) : 0);
        of(at).addTo(needed);
      }
    }
  }

  /** Whether one of the cells needed is among some; makes no object, unlike {@link #of}. */
  public boolean needsOneOf(int ordinal, IntPredicate some) {
    if (upstreams == null || same) {
      int single = single(ordinal);
      return single >= 0 && some.test(single);
    }
    return needsOneOf(0, ordinal, 0, some);
  }

  private boolean needsOneOf(int dimension, int ordinal, int sum, IntPredicate some) {
    if (dimension == digits.length) {
      return some.test(sum);
    }
    int own = digit(ordinal, mapping.readerDimension(dimension));
    int stride = upstreams instanceof ProductExtent product ? product.stride(dimension) : 1;
    Digits of = digits[dimension];
    if (of.isAlike()) {
      return needsOneOf(dimension + 1, ordinal, sum + own * stride, some);
    }
    Ordinals needed = of.needed(own);
    for (int i = 0; i < needed.size(); i++) {
      if (needsOneOf(dimension + 1, ordinal, sum + needed.at(i) * stride, some)) {
        return true;
      }
    }
    return false;
  }

  /** Tells of cells of the reader whether one that they need is among some; each group of them is asked once. */
  public IntPredicate needsOneOf(IntPredicate some) {
    if (readers == null || groups() == readers.count()) {
      return ordinal -> needsOneOf(ordinal, some);
    }
    BitSet known = new BitSet();
    BitSet yes = new BitSet();
    return ordinal -> {
      int group = group(ordinal);
      if (!known.get(group)) {
        known.set(group);
        yes.set(group, needsOneOf(ordinal, some));
      }
      return yes.get(group);
    };
  }

  /** Whether one cell of the reader never needs more than one. */
  public boolean isSingle() {
    return mapping.isSingle();
  }

  /** The cell needed, of a mapping that {@link #isSingle()}; -1 when none exists. */
  public int single(int ordinal) {
    if (upstreams == null) {
      return 0;
    }
    if (same) {
      return ordinal < upstreams.count() ? ordinal : -1;
    }
    int sum = 0;
    for (int i = 0; i < digits.length; i++) {
      int digit = digits[i].greatest(digit(ordinal, mapping.readerDimension(i)));
      if (digit < 0) {
        return -1;
      }
      sum += upstreams instanceof ProductExtent product ? digit * product.stride(i) : digit;
    }
    return sum;
  }

  /** The cells needed that exist. */
  public Ordinals of(int ordinal) {
    if (upstreams == null) {
      return WHOLE;
    }
    if (same) {
      return Ordinals.range(ordinal, Math.min(ordinal + 1, upstreams.count()));
    }
    if (!(upstreams instanceof ProductExtent product)) {
      return digits(0, ordinal);
    }
    Ordinals[] needed = new Ordinals[digits.length];
    for (int i = 0; i < needed.length; i++) {
      needed[i] = digits(i, ordinal);
    }
    return new Box(needed, product);
  }

  private Ordinals digits(int dimension, int ordinal) {
    return digits[dimension].needed(digit(ordinal, mapping.readerDimension(dimension)));
  }

  /** The number within a dimension of the reader; 0 where a rule counts from none. */
  private int digit(int ordinal, int dimension) {
    return dimension < 0
        ? 0
        : readers instanceof ProductExtent product ? product.digit(ordinal, dimension) : ordinal;
  }

  /**
   * The cells of the reader that need a cell of the upstream; now and then also one that does not, such as beside a window
   * that is empty.
   */
  public Ordinals readers(int upstream) {
    if (upstreams == null) {
      return readers == null ? WHOLE : Ordinals.range(0, readers.count());
    }
    if (same && readers != null) {
      return Ordinals.range(upstream, Math.min(upstream + 1, readers.count()));
    }
    Ordinals[] found = new Ordinals[ours.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = Ordinals.range(0, ours.get(i).count());
    }
    for (int i = 0; i < theirs.size(); i++) {
      int their =
          upstreams instanceof ProductExtent product ? product.digit(upstream, i) : upstream;
      Rule rule = mapping.rules().get(i);
      int own = mapping.readerDimension(i);
      if (own >= 0) {
        found[own] = common(found[own], digits[i].readers(their));
      } else if (!(rule instanceof Rule.All) && !digits(i, 0).anyMatch(digit -> digit == their)) {
        return Ordinals.NONE;
      }
    }
    if (!(readers instanceof ProductExtent product)) {
      return readers == null ? WHOLE : found[0];
    }
    return new Box(found, product);
  }

  private static Ordinals common(Ordinals some, Ordinals others) {
    if (some instanceof Range range && others instanceof Range other) {
      return Ordinals.range(Math.max(range.from(), other.from()), Math.min(range.to(), other.to()));
    }
    if (some instanceof Range range && others.isWithin(range.from(), range.to())) {
      return others;
    }
    IntStream.Builder common = IntStream.builder();
    some.forEach(at -> {
      if (others.anyMatch(other -> other == at)) {
        common.add(at);
      }
    });
    return Ordinals.of(common.build().toArray());
  }

  /** Whether all that a cell of the reader needs of the upstream can exist; see {@link #absence}. */
  public boolean isPossible(int ordinal) {
    if (same && upstreams != null) {
      return ordinal < upstreams.count();
    }
    for (int i = 0; i < theirs.size(); i++) {
      Rule rule = mapping.rules().get(i);
      if (rule instanceof Rule.Windows windows) {
        int last = digits[i].last(windows, digit(ordinal, mapping.readerDimension(i)));
        if (last < 0 || last >= theirs.get(i).count()) {
          return false;
        }
      } else if (!mapping.isAll() && !digits[i].isAny(digit(ordinal, mapping.readerDimension(i)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Why a cell of the reader cannot be made now whatever is published, because what it needs of the upstream does not exist:
   * the words after "nothing to make it from:", without the upstream's name; null when it can.
   *
   * <p>Windows before the upstream's first are left out, unless nothing else is needed; windows that have not ended are
   * waited for.
   */
  public @Nullable String absence(int ordinal) {
    for (int i = 0; i < theirs.size(); i++) {
      Rule rule = mapping.rules().get(i);
      if (rule instanceof Rule.Windows windows) {
        int own = digit(ordinal, mapping.readerDimension(i));
        int last = digits[i].last(windows, own);
        if (last >= theirs.get(i).count()) {
          return "%s ends only at %s"
              .formatted(windows.upstream().key(last), windows.upstream().endOf(last));
        }
        if (last < 0) {
          return "it begins only with " + windows.upstream().key(0);
        }
      } else if (!mapping.isAll() && !digits[i].isAny(digit(ordinal, mapping.readerDimension(i)))) {
        return missing(rule, i, ordinal);
      }
    }
    return null;
  }

  private String missing(Rule rule, int dimension, int ordinal) {
    Grid grid = theirs.get(dimension).grid();
    return rule instanceof Rule.Last || rule instanceof Rule.All
        ? "it has no %s yet".formatted(grid.name())
        : "it has no %s '%s'"
            .formatted(
                grid.name(),
                String.join(
                    "', '",
                    digits[dimension].keys(digit(ordinal, mapping.readerDimension(dimension)))));
  }
}
