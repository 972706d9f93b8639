package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions of an upstream one partition of a reader needs: for each dimension of the upstream a rule. Immutable and
 * pure; equal mappings mean the same partitions.
 */
public final class PartitionMapping {
  /** The one cell of an upstream without a grid. */
  private static final int NO_DIMENSION = -1;

  private final @Nullable Grid reader;
  private final @Nullable Grid upstream;
  private final List<Rule> rules;

  /** For each rule the dimension of the reader that it counts from; {@link #NO_DIMENSION} when it needs none. */
  private final int[] readerDimensions;

  private final boolean single;
  private final boolean same;
  private final boolean all;

  private PartitionMapping(
      @Nullable Grid reader, @Nullable Grid upstream, List<Rule> rules, int[] readerDimensions) {
    this.reader = reader;
    this.upstream = upstream;
    this.rules = List.copyOf(rules);
    this.readerDimensions = readerDimensions;
    this.single = rules.stream().allMatch(Rule::isSingle);
    this.all = upstream != null && rules.stream().allMatch(Rule.All.class::isInstance);
    this.same = upstream != null && upstream.equals(reader) && isSameOfEach();
  }

  private boolean isSameOfEach() {
    for (int i = 0; i < rules.size(); i++) {
      boolean own = rules.get(i) instanceof Rule.Same
          || rules.get(i) instanceof Rule.Windows windows
              && windows.from() == 0
              && windows.to() == 0;
      if (!own || readerDimensions[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** The reader's grid; null without one. */
  public @Nullable Grid reader() {
    return reader;
  }

  /** The upstream's grid; null without one. */
  public @Nullable Grid upstream() {
    return upstream;
  }

  /**
   * Judges an edge.
   *
   * @param reader the reader's grid; null without one
   * @param upstream the upstream's; null without one
   * @param text what is written at the edge, as in {@link dev.assetwright.From#partitions}; blank for nothing
   * @throws MappingException if the grids do not fit, or the text does not fit them, with a sentence for people that calls
   *     the two "the reader" and "the upstream"
   */
  public static PartitionMapping between(
      @Nullable Grid reader, @Nullable Grid upstream, String text) {
    List<MappingTerm> terms = MappingTerm.parse(text);
    if (upstream == null) {
      if (!terms.isEmpty()) {
        throw new MappingException(
            MappingException.Kind.INCOMPATIBLE,
            "'%s' chooses among partitions, but the upstream has none.".formatted(text));
      }
      return new PartitionMapping(reader, null, List.of(), new int[0]);
    }
    return new RuleChoice(reader, upstream, text, terms).choose();
  }

  static PartitionMapping of(
      @Nullable Grid reader, Grid upstream, List<Rule> rules, int[] readerDimensions) {
    return new PartitionMapping(reader, upstream, rules, readerDimensions);
  }

  /** Whether one partition of the reader never needs more than one cell of the upstream. */
  public boolean isSingle() {
    return single;
  }

  /** Whether it is the cell of the same key: both have the same grid, and nothing else is written. */
  public boolean isSame() {
    return same;
  }

  /** Whether the upstream has no grid. */
  public boolean isWhole() {
    return upstream == null;
  }

  /** Whether every partition of the upstream is meant, whichever the reader's. */
  public boolean isAll() {
    return all;
  }

  /**
   * Whether a partition reads only older ones in time, so that an asset may read itself this way: strictly before in the
   * dimension of time, and of each other dimension the same.
   */
  public boolean isPrevious() {
    boolean earlier = false;
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i) instanceof Rule.Windows windows) {
        if (windows.to() >= 0) {
          return false;
        }
        earlier = true;
      } else if (!(rules.get(i) instanceof Rule.Same) || readerDimensions[i] != i) {
        return false;
      }
    }
    return earlier;
  }

  /** Whether each dimension of the upstream is read by windows of time around the reader's own. */
  public boolean isByTime() {
    return upstream != null && rules.stream().allMatch(Rule.Windows.class::isInstance);
  }

  /**
   * Whether no window of time that a partition reads ends after its own: who goes through the windows of all by their end
   * meets what is read before its reader, or together with it. False without time.
   */
  public boolean endsWithReader() {
    return endsBy(0);
  }

  /** Whether every window of time that a partition reads ends before its own. */
  public boolean endsBeforeReader() {
    return endsBy(-1);
  }

  private boolean endsBy(int window) {
    for (int i = 0; i < rules.size(); i++) {
      if (Objects.requireNonNull(upstream).dimensions().get(i) instanceof TimeGrid) {
        return rules.get(i) instanceof Rule.Windows windows
            && windows.to() <= window
            && Rule.Windows.isWithin(windows.upstream(), windows.reader());
      }
    }
    return false;
  }

  /** Whether the first windows of the reader need only what lies before the first of the upstream, and so never exists. */
  public boolean startsEarly() {
    return rules.stream()
        .anyMatch(rule -> rule instanceof Rule.Windows windows
            && !windows
                .reader()
                .endOf(Math.max(0, windows.to()))
                .isAfter(windows.upstream().startOf(0)));
  }

  /**
   * Prepares the answers for what exists at one moment.
   *
   * @param readers what exists of the reader; null without a grid
   * @param upstreams what exists of the upstream; null without a grid
   */
  public CellMapping at(@Nullable Extent readers, @Nullable Extent upstreams) {
    return new CellMapping(this, readers, upstreams);
  }

  List<Rule> rules() {
    return rules;
  }

  int readerDimension(int rule) {
    return readerDimensions[rule];
  }

  /** The mapping for people and for comparison, {@code day: -6..0; region: all}; empty for the whole of an upstream. */
  public String describe() {
    if (rules.size() == 1) {
      return rules.get(0).toString();
    }
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      terms.add(Objects.requireNonNull(upstream).dimensions().get(i).name() + ": " + rules.get(i));
    }
    return String.join("; ", terms);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PartitionMapping mapping
        && Objects.equals(mapping.reader, reader)
        && Objects.equals(mapping.upstream, upstream)
        && mapping.rules.equals(rules)
        && Arrays.equals(mapping.readerDimensions, readerDimensions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(reader, upstream, rules);
  }

  /** Returns the description. */
  @Override
  public String toString() {
    return describe();
  }
}
