package dev.assetwright.query;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.AddedPartitions;
import dev.assetwright.query.view.DynamicGridView;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Answers which dynamic grids there are, which partitions they have, and what adding or removing some did. */
public final class GridQuery {
  private final AssetGraph graph;
  private final AddedPartitions partitions;

  public GridQuery(AssetGraph graph, AddedPartitions partitions) {
    this.graph = graph;
    this.partitions = partitions;
  }

  /** All dynamic grids. */
  public DynamicGridView.GridList grids() {
    Map<String, DynamicGrid> byName = new TreeMap<>();
    for (Grid grid : graph.grids()) {
      if (grid instanceof DynamicGrid dynamic) {
        byName.put(dynamic.name(), dynamic);
      }
    }
    return new DynamicGridView.GridList(byName.values().stream().map(this::head).toList());
  }

  private DynamicGridView.Head head(DynamicGrid grid) {
    return new DynamicGridView.Head(
        grid.name(),
        partitions.count(grid.name()),
        graph.assets().stream()
            .filter(asset -> asset.grid() != null && asset.grid().dimensions().contains(grid))
            .map(asset -> asset.key().toString())
            .sorted()
            .toList());
  }

  /** One grid with a page of its partitions. */
  public DynamicGridView grid(DynamicGrid grid, int offset, int limit) {
    Extent extent = partitions.of(grid);
    int from = Math.min(offset, extent.count());
    int to = (int) Math.min((long) from + limit, extent.count());
    return new DynamicGridView(
        head(grid), from, IntStream.range(from, to).mapToObj(extent::key).toList());
  }

  /** Tells what adding did. */
  public DynamicGridView.Change added(String grid, List<String> added, int asked) {
    int there = asked - added.size();
    String text = added.isEmpty()
        ? "Nothing was added: '%s' has %s already."
            .formatted(grid, asked == 1 ? "that partition" : "these partitions")
        : "Added %s to '%s', which has %s now.%s"
            .formatted(
                what(added),
                grid,
                Words.count(partitions.count(grid), "partition"),
                there == 0
                    ? ""
                    : " %,d %s there already.".formatted(there, there == 1 ? "was" : "were"));
    return new DynamicGridView.Change(grid, added, partitions.count(grid), text);
  }

  /** Tells what removing did. */
  public DynamicGridView.Change removed(String grid, List<String> removed) {
    boolean one = removed.size() == 1;
    String text =
        "Removed %s from '%s', which has %s now. What was made of %s is kept, and counts again once %s added again."
            .formatted(
                what(removed),
                grid,
                Words.count(partitions.count(grid), "partition"),
                one ? "it" : "them",
                one ? "it is" : "they are");
    return new DynamicGridView.Change(grid, removed, partitions.count(grid), text);
  }

  private static String what(List<String> keys) {
    return keys.size() == 1 ? "'%s'".formatted(keys.get(0)) : Words.count(keys.size(), "partition");
  }
}
