package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.ProductExtent;
import dev.assetwright.rules.grid.TimeGrid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers which cells of an upstream the cells of a reader need, for what exists at one moment. The cell of an asset without
 * a grid has ordinal 0. Immutable.
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

  CellMapping(PartitionMapping mapping, @Nullable Extent readers, @Nullable Extent upstreams) {
    this.mapping = mapping;
    this.readers = readers;
    this.upstreams = upstreams;
    this.ours = dimensions(readers);
    this.theirs = dimensions(upstreams);
    this.same = mapping.isSame() && !(upstreams instanceof ProductExtent);
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
      return Ordinals.range(
          Math.max(0, first(windows, own)), Math.min(extent.count(), last(windows, own) + 1));
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

  private static int first(Rule.Windows windows, int own) {
    return windows.upstream().ordinalAt(windows.reader().startOf(own + windows.from()));
  }

  private static int last(Rule.Windows windows, int own) {
    TimeGrid reader = windows.reader();
    Instant end = reader.endOf(own + windows.to());
    // Windows of cron before the first are empty, and nothing overlaps with them.
    return end.isAfter(reader.startOf(own + windows.from()))
        ? windows.upstream().ordinalAt(end.minusNanos(1))
        : -1;
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
        int last = last(windows, own);
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
