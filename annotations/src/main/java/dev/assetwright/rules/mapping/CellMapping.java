package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductExtent;
import java.util.List;
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

  /** For each dimension of the upstream the windows that are read, once {@link #prepare prepared}. */
  private final @Nullable Spans[] spans;

  CellMapping(PartitionMapping mapping, @Nullable Extent readers, @Nullable Extent upstreams) {
    this.mapping = mapping;
    this.readers = readers;
    this.upstreams = upstreams;
    this.ours = dimensions(readers);
    this.theirs = dimensions(upstreams);
    this.same = mapping.isSame() && (!(upstreams instanceof ProductExtent) || upstreams == readers);
    this.spans = new @Nullable Spans[theirs.size()];
  }

  /** Looks up once all that follows from times, for those who ask about every cell. Costs what exists of the reader. */
  public CellMapping prepare() {
    for (int i = 0; i < spans.length && !same; i++) {
      if (mapping.rules().get(i) instanceof Rule.Windows windows && spans[i] == null) {
        spans[i] = Spans.of(windows, ours.get(mapping.readerDimension(i)).count());
      }
    }
    return this;
  }

  private static List<Extent> dimensions(@Nullable Extent extent) {
    return extent == null
        ? List.of()
        : extent instanceof ProductExtent product ? product.dimensions() : List.of(extent);
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
    int[] found = {-1};
    of(ordinal).forEach(at -> found[0] = at);
    return found[0];
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
    Ordinals[] digits = new Ordinals[theirs.size()];
    int[] strides = new int[theirs.size()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = digits(i, ordinal);
      strides[i] = product.stride(i);
    }
    return new Box(digits, strides);
  }

  private Ordinals digits(int dimension, int ordinal) {
    Rule rule = mapping.rules().get(dimension);
    Extent extent = theirs.get(dimension);
    if (rule instanceof Rule.Windows windows) {
      int own = digit(ordinal, mapping.readerDimension(dimension));
      Spans known = spans[dimension];
      int first = known == null ? Spans.first(windows, own) : known.first(own);
      int last = last(windows, dimension, own);
      return Ordinals.range(Math.max(0, first), Math.min(extent.count(), last + 1));
    }
    if (rule instanceof Rule.All) {
      return Ordinals.range(0, extent.count());
    }
    if (rule instanceof Rule.Last) {
      return Ordinals.range(Math.max(0, extent.count() - 1), extent.count());
    }
    List<String> keys = keys(rule, dimension, ordinal);
    return Ordinals.of(
        keys.stream().mapToInt(extent::find).filter(at -> at >= 0).sorted().toArray());
  }

  private List<String> keys(Rule rule, int dimension, int ordinal) {
    if (rule instanceof Rule.Only only) {
      return only.keys();
    }
    int readerDimension = mapping.readerDimension(dimension);
    String own = ours.get(readerDimension).key(digit(ordinal, readerDimension));
    return rule instanceof Rule.Listed listed
        ? listed.keys().getOrDefault(own, List.of())
        : List.of(own);
  }

  private int digit(int ordinal, int dimension) {
    return readers instanceof ProductExtent product ? product.digit(ordinal, dimension) : ordinal;
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
        found[own] = common(found[own], readers(rule, ours.get(own), theirs.get(i), their));
      } else if (!(rule instanceof Rule.All) && !digits(i, 0).anyMatch(digit -> digit == their)) {
        return Ordinals.NONE;
      }
    }
    if (!(readers instanceof ProductExtent product)) {
      return readers == null ? WHOLE : found[0];
    }
    int[] strides = new int[found.length];
    for (int i = 0; i < strides.length; i++) {
      strides[i] = product.stride(i);
    }
    return new Box(found, strides);
  }

  private static Ordinals readers(Rule rule, Extent own, Extent upstream, int their) {
    if (rule instanceof Rule.Windows windows) {
      return Ordinals.range(
          Math.max(0, Spans.firstReader(windows, their)),
          Math.min(own.count(), Spans.lastReader(windows, their) + 1));
    }
    String key = upstream.key(their);
    List<String> keys = rule instanceof Rule.Listed listed ? listed.readers(key) : List.of(key);
    return Ordinals.of(
        keys.stream().mapToInt(own::find).filter(at -> at >= 0).sorted().toArray());
  }

  private static Ordinals common(Ordinals some, Ordinals others) {
    if (some instanceof Range range && others instanceof Range other) {
      return Ordinals.range(Math.max(range.from(), other.from()), Math.min(range.to(), other.to()));
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
        int last = last(windows, i, digit(ordinal, mapping.readerDimension(i)));
        if (last < 0 || last >= theirs.get(i).count()) {
          return false;
        }
      } else if (!mapping.isAll() && digits(i, ordinal).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private int last(Rule.Windows windows, int dimension, int own) {
    Spans known = spans[dimension];
    return known == null ? Spans.last(windows, own) : known.last(own);
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
        int last = last(windows, i, own);
        if (last >= theirs.get(i).count()) {
          return "%s ends only at %s"
              .formatted(windows.upstream().key(last), windows.upstream().endOf(last));
        }
        if (last < 0) {
          return "it begins only with " + windows.upstream().key(0);
        }
      } else if (!mapping.isAll() && digits(i, ordinal).isEmpty()) {
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
            .formatted(grid.name(), String.join("', '", keys(rule, dimension, ordinal)));
  }
}
