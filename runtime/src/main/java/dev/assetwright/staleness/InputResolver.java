package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.history.History;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which data versions a cell would read if it ran now. The same answer decides staleness, verifies a step just before
 * it runs, and is what the step then reads.
 */
public final class InputResolver {
  private final AssetGraph graph;
  private final History history;

  public InputResolver(AssetGraph graph, History history) {
    this.graph = graph;
    this.history = history;
  }

  /**
   * Returns what is there to read, sorted; inputs with nothing published are left out.
   *
   * @param partition the partition of the reader; null without a grid
   */
  public List<InputVersion> resolve(ProducerDefinition reader, @Nullable String partition) {
    List<InputVersion> versions = new ArrayList<>(reader.inputs().size());
    for (InputDefinition input : reader.inputs()) {
      add(versions, input, partition);
    }
    // Two parameters may read one upstream; it counts once.
    return versions.stream().distinct().sorted().toList();
  }

  /** Returns what one edge reads, sorted by partition. */
  public List<InputVersion> resolve(InputDefinition input, @Nullable String partition) {
    List<InputVersion> versions = new ArrayList<>();
    add(versions, input, partition);
    Collections.sort(versions);
    return versions;
  }

  private void add(List<InputVersion> versions, InputDefinition input, @Nullable String partition) {
    switch (input.mapping()) {
      case SAME -> addOne(versions, input.upstream(), partition);
      case WHOLE -> addOne(versions, input.upstream(), null);
      case ALL -> addAll(versions, input.upstream());
    }
  }

  private void addOne(List<InputVersion> versions, AssetKey upstream, @Nullable String partition) {
    String version = version(upstream, partition);
    if (version != null) {
      versions.add(new InputVersion(upstream, partition, version));
    }
  }

  private void addAll(List<InputVersion> versions, AssetKey upstream) {
    if (graph.get(upstream).isExternal()) {
      history
          .observations(upstream)
          .forEach((partition, seen) -> addSeen(versions, upstream, partition, seen));
      return;
    }
    for (Map.Entry<String, CellState> cell : history.table(upstream).entrySet()) {
      CellState.Published published = cell.getValue().published();
      if (published != null) {
        versions.add(new InputVersion(upstream, cell.getKey(), published.dataVersion()));
      }
    }
  }

  private static void addSeen(
      List<InputVersion> versions, AssetKey upstream, String partition, ObservedState seen) {
    if (seen.version() != null) {
      versions.add(new InputVersion(upstream, partition, seen.version()));
    }
  }

  /** The data version that a cell has now; null when nothing is there. */
  public @Nullable String version(AssetKey asset, @Nullable String partition) {
    if (graph.get(asset).isExternal()) {
      ObservedState seen = history.observation(asset, partition);
      return seen == null ? null : seen.version();
    }
    CellState.Published published = history.cell(asset, partition).published();
    return published == null ? null : published.dataVersion();
  }
}
