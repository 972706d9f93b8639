package dev.assetwright.graph;

import dev.assetwright.model.InputDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.DynamicGrid;
import dev.assetwright.rules.grid.DynamicKeys;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.rules.mapping.CellMapping;
import dev.assetwright.rules.mapping.PartitionMapping;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions exist at one moment, and what they need of each other. Grids that are equal have one extent, so that all
 * who ask here number partitions alike. Safe for use by many threads.
 */
public final class Extents {
  private final AssetGraph graph;
  private final Instant at;
  private final DynamicKeys keys;
  private final Map<Grid, Extent> byGrid = new ConcurrentHashMap<>();
  private final Map<DynamicGrid, Extent> dynamic = new ConcurrentHashMap<>();
  private final Map<PartitionMapping, CellMapping> mappings = new ConcurrentHashMap<>();

  /**
   * Begins to look.
   *
   * @param added the partitions of dynamic grids; of each grid what exists when it is first asked for
   */
  public Extents(AssetGraph graph, Instant at, DynamicKeys added) {
    this.graph = graph;
    this.at = at;
    // A key may be added meanwhile, and a product must number its dimension like the grid alone.
    this.keys = grid -> dynamic.computeIfAbsent(grid, added::of);
  }

  /** The graph whose edges are meant. */
  public AssetGraph graph() {
    return graph;
  }

  /** The moment. */
  public Instant at() {
    return at;
  }

  /** Whether the same exists at another moment, so that this may be used for it. */
  public boolean isSameAt(Instant now, DynamicKeys added) {
    for (Grid grid : graph.grids()) {
      if (grid instanceof TimeGrid time && time.count(now) != of(grid).count()
          || grid instanceof DynamicGrid changing && added.of(changing) != of(grid)) {
        return false;
      }
    }
    return true;
  }

  /** What exists of a grid. */
  public Extent of(Grid grid) {
    return byGrid.computeIfAbsent(grid, same -> same.at(at, keys));
  }

  /** What exists of an asset; null without a grid. */
  public @Nullable Extent of(AssetKey asset) {
    Grid grid = graph.get(asset).grid();
    return grid == null ? null : of(grid);
  }

  /** How many cells of an asset exist: 1 without a grid. */
  public int count(AssetKey asset) {
    Extent extent = of(asset);
    return extent == null ? 1 : extent.count();
  }

  /** The ordinal of a partition; -1 when it does not exist now, 0 without a grid. */
  public int find(AssetKey asset, @Nullable String partition) {
    return find(graph.get(asset).grid(), partition);
  }

  private int find(@Nullable Grid grid, @Nullable String partition) {
    return grid == null ? 0 : partition == null ? -1 : of(grid).find(partition);
  }

  /** The key of a partition that exists; null without a grid. */
  public @Nullable String key(AssetKey asset, int ordinal) {
    Extent extent = of(asset);
    return extent == null ? null : extent.key(ordinal);
  }

  /** What the cells of a reader need by one of its edges. */
  public CellMapping mapping(InputDefinition input) {
    CellMapping known = mappings.get(input.mapping());
    if (known == null) {
      Grid reader = input.mapping().reader();
      Grid upstream = input.mapping().upstream();
      known = input
          .mapping()
          .at(reader == null ? null : of(reader), upstream == null ? null : of(upstream));
      mappings.put(input.mapping(), known);
    }
    return known;
  }

  /** The ordinal of a reader's partition, as {@link #mapping} counts; -1 when it does not exist now. */
  public int reader(InputDefinition input, @Nullable String partition) {
    return find(input.mapping().reader(), partition);
  }

  /**
   * The one partition that a cell of a reader needs by an edge whose mapping is single.
   *
   * @param partition the reader's; null without a grid
   * @return the cell needed; null when none exists
   */
  public @Nullable Need single(InputDefinition input, @Nullable String partition) {
    if (input.mapping().isWhole()) {
      return Need.WHOLE;
    }
    if (input.mapping().isSame()) {
      return new Need(Objects.requireNonNull(partition));
    }
    int reader = reader(input, partition);
    int found = reader < 0 ? -1 : mapping(input).single(reader);
    return found < 0 ? null : new Need(key(input.upstream(), found));
  }

  /** Whether a cell of an upstream is among those that a cell of the reader needs by an edge. */
  public boolean isMeant(
      InputDefinition input, @Nullable String reader, @Nullable String upstream) {
    if (input.mapping().isWhole() || upstream == null) {
      return input.mapping().isWhole() && upstream == null;
    }
    if (input.mapping().isAll()) {
      return true;
    }
    if (input.mapping().isSame()) {
      return upstream.equals(reader);
    }
    int own = reader(input, reader);
    int there = find(input.mapping().upstream(), upstream);
    return own >= 0 && mapping(input).of(own).anyMatch(ordinal -> ordinal == there);
  }

  /** A partition that is needed; null for the one cell of an asset without a grid. */
  public record Need(@Nullable String partition) {
    static final Need WHOLE = new Need(null);
  }
}
