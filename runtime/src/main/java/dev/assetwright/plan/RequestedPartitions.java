package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a selection of partitions means of assets of different grids: of each grid the partitions that it has. What no grid
 * has is refused.
 */
public final class RequestedPartitions {
  private static final BitSet WHOLE = BitSet.valueOf(new long[] {1});
  private static final BitSet NONE = new BitSet(0);

  private final AssetGraph graph;
  private final Map<Grid, BitSet> ordinals;

  private RequestedPartitions(AssetGraph graph, Map<Grid, BitSet> ordinals) {
    this.graph = graph;
    this.ordinals = ordinals;
  }

  /**
   * Reads a selection.
   *
   * @param assets those that it is about; externals among them have no say
   * @throws IllegalArgumentException if a partition is one of no grid, or does not exist yet, with a sentence for people
   */
  public static RequestedPartitions of(
      AssetGraph graph,
      Extents extents,
      Collection<AssetKey> assets,
      PartitionSelection selection) {
    Map<Grid, BitSet> found = new LinkedHashMap<>();
    for (AssetKey key : assets) {
      Grid grid = graph.get(key).grid();
      if (grid != null && !graph.get(key).isExternal()) {
        found.computeIfAbsent(grid, same -> new BitSet());
      }
    }
    if (!found.isEmpty()) {
      terms(selection).forEach(term -> addWhereItIs(found, extents, term));
    }
    return new RequestedPartitions(graph, found);
  }

  private static List<PartitionSelection> terms(PartitionSelection selection) {
    if (!(selection instanceof PartitionSelection.Keys named)) {
      return List.of(selection);
    }
    List<PartitionSelection> terms = new ArrayList<>(named.keys().size());
    named.keys().forEach(key -> terms.add(new PartitionSelection.Keys(List.of(key))));
    return terms;
  }

  private static void addWhereItIs(
      Map<Grid, BitSet> found, Extents extents, PartitionSelection term) {
    IllegalArgumentException refused = null;
    boolean isSomewhere = false;
    for (Map.Entry<Grid, BitSet> grid : found.entrySet()) {
      Extent extent = extents.of(grid.getKey());
      try {
        SelectedOrdinals.add(grid.getValue(), term, extent);
        isSomewhere = true;
      } catch (IllegalArgumentException e) {
        refused = refused == null || isKey(term, grid.getKey()) ? e : refused;
      }
    }
    if (refused != null && !isSomewhere) {
      throw refused;
    }
  }

  /** Whether a grid would have it at another time, which makes its refusal the one worth telling. */
  private static boolean isKey(PartitionSelection term, Grid grid) {
    String key = term instanceof PartitionSelection.Keys named
        ? named.keys().get(0)
        : term instanceof PartitionSelection.Range range ? range.to() : "";
    try {
      grid.checked(key);
      return grid.time() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The ordinals meant of an asset, its one cell without a grid; not to be changed. */
  public BitSet of(AssetKey asset) {
    Grid grid = graph.get(asset).grid();
    return grid == null ? WHOLE : ordinals.getOrDefault(grid, NONE);
  }

  /** The ordinals meant of a grid; null when no asset that this is about has it. */
  @Nullable
  BitSet of(Grid grid) {
    return ordinals.get(grid);
  }
}
