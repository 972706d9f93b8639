package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.TimeGrid;
import dev.assetwright.rules.mapping.CellMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells which data versions a cell would read if it ran now. The same answer decides staleness, verifies a step just before
 * it runs, and is what the step then reads.
 */
public final class InputResolver {
  private final AssetGraph graph;
  private final History history;
  private final Extents extents;

  public InputResolver(AssetGraph graph, History history, Extents extents) {
    this.graph = graph;
    this.history = history;
    this.extents = extents;
  }

  /**
   * Returns what is there to read, sorted; inputs with nothing published are left out, but for optional
   * ones, which have the version {@link InputVersion#ABSENT}.
   *
   * @param partition the partition of the reader; null without a grid
   */
  public List<InputVersion> resolve(ProducerDefinition reader, @Nullable String partition) {
    List<InputVersion> versions = new ArrayList<>(reader.inputs().size());
    for (InputDefinition input : reader.inputs()) {
      add(versions, input, partition);
    }
    for (int i = 1; i < versions.size(); i++) {
      if (versions.get(i - 1).compareTo(versions.get(i)) >= 0) {
        // Two parameters may read one upstream; it counts once.
        return versions.stream().distinct().sorted().toList();
      }
    }
    return List.copyOf(versions);
  }

  /** Returns what one edge reads, sorted by partition. */
  public List<InputVersion> resolve(InputDefinition input, @Nullable String partition) {
    List<InputVersion> versions = new ArrayList<>();
    add(versions, input, partition);
    Collections.sort(versions);
    return versions;
  }

  private void add(List<InputVersion> versions, InputDefinition input, @Nullable String partition) {
    if (input.mapping().isSingle()) {
      Extents.Need need = extents.single(input, partition);
      if (need != null) {
        addOne(versions, input, need.partition());
      }
    } else if (input.mapping().isAll()) {
      addAll(versions, input.upstream());
    } else {
      addMapped(versions, input, partition);
    }
  }

  private void addMapped(
      List<InputVersion> versions, InputDefinition input, @Nullable String partition) {
    int reader = extents.reader(input, partition);
    Extent upstream = extents.of(input.upstream());
    if (reader >= 0 && upstream != null) {
      extents.mapping(input).of(reader).forEach(ordinal -> {
        String key = upstream.key(ordinal);
        add(versions, input.upstream(), key, version(input.upstream(), key));
      });
    }
  }

  private void addOne(
      List<InputVersion> versions, InputDefinition input, @Nullable String partition) {
    String version = version(input.upstream(), partition);
    if (version != null) {
      versions.add(new InputVersion(input.upstream(), partition, version));
    } else if (input.optional()) {
      versions.add(new InputVersion(input.upstream(), partition, InputVersion.ABSENT));
    }
  }

  private void addAll(List<InputVersion> versions, AssetKey upstream) {
    // What is known of partitions that the grid no longer has is history, and no input.
    Predicate<String> exists = existing(Objects.requireNonNull(extents.of(upstream)));
    if (graph.get(upstream).isExternal()) {
      history.observations(upstream).forEach((partition, seen) -> {
        if (exists.test(partition)) {
          add(versions, upstream, partition, seen.version());
        }
      });
      return;
    }
    history.forEachVersion(upstream, (partition, version) -> {
      if (exists.test(partition)) {
        add(versions, upstream, partition, version);
      }
    });
  }

  /** Whether something is published of partitions that an asset's grid no longer has. */
  public boolean hasOutlived(AssetKey asset) {
    Extent extent = extents.of(asset);
    if (extent == null) {
      return false;
    }
    Predicate<String> exists = existing(extent);
    boolean[] outlived = {false};
    history.forEachVersion(asset, (partition, version) -> outlived[0] |= !exists.test(partition));
    return outlived[0];
  }

  /** Tells the keys of partitions that an asset has; of those of time also such that have not ended by this clock. */
  Predicate<String> existing(Extent extent) {
    return extent.grid() instanceof TimeGrid time
        ? history.keysOf(time)
        : key -> extent.find(key) >= 0;
  }

  /** Adds a partition. */
  private static void add(
      List<InputVersion> versions, AssetKey upstream, String partition, @Nullable String version) {
    if (version != null) {
      versions.add(new InputVersion(upstream, partition, version));
    }
  }

  /**
   * Whether there is something to make a cell of an asset from, or made already; a fan-in over everything can be made from
   * nothing, one over some windows from one of them when all have ended. A cell whose method said that there is nothing to produce
   * has none.
   */
  public boolean hasSource(AssetKey asset, @Nullable String partition) {
    return hasSource(new Cell(asset, partition), new HashMap<>());
  }

  /** Asks each cell once, since paths between assets may be far more than assets. */
  private boolean hasSource(Cell cell, Map<Cell, Boolean> known) {
    Boolean found = known.get(cell);
    if (found == null) {
      found = version(cell.asset(), cell.partition()) != null || canBeMade(cell, known);
      known.put(cell, found);
    }
    return found;
  }

  private boolean canBeMade(Cell cell, Map<Cell, Boolean> known) {
    AssetDefinition definition = graph.get(cell.asset());
    return !definition.isExternal()
        && history.cell(cell.asset(), cell.partition()).skipped() == null
        && definition.producer().inputs().stream()
            .allMatch(input -> canBeRead(input, cell.partition(), known));
  }

  private boolean canBeRead(
      InputDefinition input, @Nullable String partition, Map<Cell, Boolean> known) {
    AssetKey upstream = input.upstream();
    if (input.optional() || input.mapping().isAll()) {
      return true;
    }
    if (input.mapping().isSingle()) {
      Extents.Need need = extents.single(input, partition);
      return need != null && hasSource(new Cell(upstream, need.partition()), known);
    }
    int reader = extents.reader(input, partition);
    CellMapping mapping = extents.mapping(input);
    return reader >= 0
        && mapping.isPossible(reader)
        && mapping.of(reader).anyMatch(at -> {
          Cell there = new Cell(upstream, extents.key(upstream, at));
          return hasSource(there, known) || isGone(there);
        });
  }

  private boolean isGone(Cell cell) {
    ObservedState seen = history.observation(cell.asset(), cell.partition());
    return seen != null && seen.isGone();
  }

  /** Whether a cell has a data version now. */
  public boolean isThere(AssetKey asset, @Nullable String partition) {
    return graph.get(asset).isExternal()
        ? version(asset, partition) != null
        : history.isPublished(asset, partition);
  }

  /** The data version that a cell has now; null when nothing is there. */
  public @Nullable String version(AssetKey asset, @Nullable String partition) {
    if (graph.get(asset).isExternal()) {
      ObservedState seen = history.observation(asset, partition);
      return seen == null ? null : seen.version();
    }
    return history.dataVersion(asset, partition);
  }
}
