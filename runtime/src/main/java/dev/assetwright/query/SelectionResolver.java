package dev.assetwright.query;

import dev.assetwright.app.ApplicationException;
import dev.assetwright.app.ApplicationException.Category;
import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.GraphSelection;
import dev.assetwright.plan.PartitionSelection;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.Resolution;
import dev.assetwright.rules.Selection;
import dev.assetwright.rules.SelectionException;
import dev.assetwright.rules.SelectionSource;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.staleness.Staleness;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what people mean by the texts they write: assets, selections, partitions. What means nothing is told as an
 * {@link ApplicationException} with a suggestion.
 */
public final class SelectionResolver {
  /** A text that can only be meant as a reference to one asset. */
  private static final Pattern REFERENCE = Pattern.compile("[\\w/.-]*");

  private static final String LIST_HINT = "To see all assets: assetwright list";

  private final Staleness staleness;
  private final AssetGraph graph;

  public SelectionResolver(Staleness staleness) {
    this.staleness = staleness;
    this.graph = staleness.graph();
  }

  /** Returns what any of the terms selects, sorted, not to be changed; all assets without terms. */
  public SortedSet<AssetKey> select(List<String> terms) {
    return select(terms, new GraphSelection(graph, key -> staleness.worst(key).word()));
  }

  /** Returns what the terms may select once all is known about how things stand: all assets, if they ask for a status. */
  public SortedSet<AssetKey> mayMean(List<String> terms) {
    AtomicBoolean asked = new AtomicBoolean();
    SortedSet<AssetKey> selected = select(terms, new GraphSelection(graph, key -> {
      asked.set(true);
      return staleness.worst(key).word();
    }));
    return asked.get() ? graph.keys() : selected;
  }

  private SortedSet<AssetKey> select(List<String> terms, SelectionSource source) {
    if (terms.isEmpty()) {
      return graph.keys();
    }
    terms.stream().filter(term -> REFERENCE.matcher(term).matches()).forEach(this::asset);
    try {
      return Selection.parseAll(terms).evaluate(source);
    } catch (SelectionException e) {
      throw new ApplicationException(
          Category.USAGE, "BadSelection", String.valueOf(e.getMessage()), List.of(LIST_HINT));
    }
  }

  /** Returns the one asset that a text refers to. */
  public AssetKey asset(String text) {
    Resolution resolution = graph.references().resolve(text);
    if (resolution instanceof Resolution.Found found) {
      return found.key();
    }
    if (resolution instanceof Resolution.Unknown && graph.renamed(text).isPresent()) {
      return graph.renamed(text).get();
    }
    if (resolution instanceof Resolution.Ambiguous ambiguous) {
      throw unknown(
          Category.USAGE,
          "'%s' could be %s. Write more of the key."
              .formatted(text, Words.list(quoted(ambiguous.candidates()))));
    }
    if (resolution instanceof Resolution.Malformed malformed) {
      throw unknown(
          Category.NOT_FOUND,
          "'%s' %s".formatted(text, malformed.why())
              + malformed.suggestion().map(SelectionResolver::didYouMean).orElse(""));
    }
    Resolution.Unknown unknown = (Resolution.Unknown) resolution;
    throw unknown(
        Category.NOT_FOUND,
        "There is no asset '%s'.".formatted(text)
            + unknown.suggestions().stream()
                .findFirst()
                .map(key -> didYouMean(key.toString()))
                .orElse(""));
  }

  /** Parses which partitions are meant. */
  public static PartitionSelection partitions(String text) {
    try {
      return PartitionSelection.parse(text);
    } catch (IllegalArgumentException e) {
      throw badPartition(e);
    }
  }

  /**
   * Returns the ordinal of one partition of an asset.
   *
   * @param partition its key; null for an asset without a grid
   */
  public int ordinal(AssetKey asset, @Nullable String partition) {
    Grid grid = graph.get(asset).grid();
    if (partition == null && grid == null) {
      return 0;
    }
    if (partition == null) {
      throw new ApplicationException(
          Category.USAGE,
          "BadPartition",
          "'%s' has partitions; name one.".formatted(asset),
          List.of("Which one: --partition KEY, or 'partition' in the web API."));
    }
    if (grid == null) {
      throw badPartition(
          "'%s' has no partitions, so '%s' is none of them.".formatted(asset, partition));
    }
    try {
      return staleness.extents().of(grid).require(partition);
    } catch (IllegalArgumentException e) {
      throw badPartition(e);
    }
  }

  /** Returns the ordinals meant of an asset; its one cell without a grid. */
  public BitSet ordinals(AssetKey asset, PartitionSelection partitions) {
    Extent extent = staleness.extents().of(asset);
    try {
      return extent == null ? BitSet.valueOf(new long[] {1}) : partitions.among(extent);
    } catch (IllegalArgumentException e) {
      throw badPartition(e);
    }
  }

  /** Tells a refused partition, with the sentence of whoever refused it. */
  static ApplicationException badPartition(IllegalArgumentException refused) {
    return badPartition(String.valueOf(refused.getMessage()));
  }

  private static ApplicationException badPartition(String message) {
    return new ApplicationException(Category.USAGE, "BadPartition", message, List.of());
  }

  private static ApplicationException unknown(Category category, String message) {
    return new ApplicationException(category, "UnknownAsset", message, List.of(LIST_HINT));
  }

  private static String didYouMean(String suggestion) {
    return " Did you mean '%s'?".formatted(suggestion);
  }

  private static List<String> quoted(List<AssetKey> keys) {
    return keys.stream().map(key -> "'" + key + "'").toList();
  }
}
