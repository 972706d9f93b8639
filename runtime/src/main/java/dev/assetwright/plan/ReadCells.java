package dev.assetwright.plan;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.CellMapping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells that steps may read, all the way up: what decides whether a plan of a request can be carried out.
 *
 * <p>Pure, and goes through producers rather than cells wherever an edge leads a partition to the one of the same key, to all, or
 * to the only one.
 */
public final class ReadCells {
  private final AssetGraph graph;
  private final Extents extents;
  private final @Nullable BitSet[] cells;

  private ReadCells(AssetGraph graph, Extents extents) {
    this.graph = graph;
    this.extents = extents;
    this.cells = new @Nullable BitSet[graph.producers().size()];
  }

  /**
   * Returns the cells that a request asks for, what their methods and checks read, and all that is upstream of it; ordinals by
   * asset, externals included.
   *
   * @throws IllegalArgumentException if a partition asked for is no partition of a selected asset, or does not exist yet
   */
  public static Map<AssetKey, BitSet> of(AssetGraph graph, Extents extents, PlanRequest request) {
    ReadCells read = new ReadCells(graph, extents);
    RequestedPartitions requested =
        RequestedPartitions.of(graph, extents, request.assets(), request.partitions());
    for (AssetKey key : request.assets()) {
      if (!graph.get(key).isExternal()) {
        read.at(graph.position(key)).or(requested.of(key));
      }
    }
    // What needs a cell is known before that cell is looked at.
    for (int at = read.cells.length - 1; at >= 0; at = read.lastBefore(at)) {
      read.addOlder(at);
      read.addInputs(at, read.at(at));
    }
    return read.byAsset();
  }

  /** Returns what single steps of some assets read, without what is upstream of that. */
  public static Map<AssetKey, BitSet> inputs(
      AssetGraph graph, Extents extents, Map<AssetKey, BitSet> readers) {
    ReadCells read = new ReadCells(graph, extents);
    readers.forEach((asset, ordinals) -> read.addInputs(graph.position(asset), ordinals));
    return read.byAsset();
  }

  private int lastBefore(int position) {
    int at = position - 1;
    while (at >= 0 && cells[at] == null) {
      at--;
    }
    return at;
  }

  private BitSet at(int position) {
    BitSet known = cells[position];
    if (known == null) {
      known = new BitSet();
      cells[position] = known;
    }
    return known;
  }

  private void addInputs(int position, BitSet readers) {
    if (readers.isEmpty()) {
      return;
    }
    ProducerDefinition producer = graph.producers().get(position);
    boolean all = readers.cardinality() >= extents.count(producer.first());
    // An asset and its checks may read it, too, so that these grow meanwhile.
    BitSet asked = (BitSet) readers.clone();
    for (int i = 0; i < producer.inputs().size(); i++) {
      add(producer.inputs().get(i), graph.source(position, i), asked, all);
    }
    for (AssetKey asset : producer.assets()) {
      for (CheckDefinition check : graph.checks(asset)) {
        check.inputs().forEach(input -> add(input, graph.position(input.upstream()), asked, all));
      }
    }
  }

  /** Of an upstream of which no reader is left out, all counts as read: what no partition reads is little. */
  private void add(InputDefinition input, int position, BitSet readers, boolean all) {
    BitSet upstream = at(position);
    if (input.mapping().isSame()) {
      upstream.or(readers);
    } else if (all || input.mapping().isAll() || input.mapping().isWhole()) {
      upstream.set(0, extents.count(input.upstream()));
    } else {
      extents.mapping(input).addNeeded(readers, upstream);
    }
  }

  /** Adds what cells of a producer read of its own older ones: the latest first, since each reads older ones only. */
  private void addOlder(int position) {
    if (!graph.readsItself(position)) {
      return;
    }
    BitSet all = at(position);
    for (CellMapping mapping : own(position)) {
      for (int reader = all.length() - 1; reader >= 0; reader = all.previousSetBit(reader - 1)) {
        mapping.of(reader).addTo(all);
      }
    }
  }

  private List<CellMapping> own(int position) {
    List<CellMapping> own = new ArrayList<>(1);
    List<InputDefinition> inputs = graph.producers().get(position).inputs();
    for (int i = 0; i < inputs.size(); i++) {
      if (graph.source(position, i) == position) {
        own.add(extents.mapping(inputs.get(i)));
      }
    }
    return own;
  }

  private Map<AssetKey, BitSet> byAsset() {
    Map<AssetKey, BitSet> found = new LinkedHashMap<>();
    for (int at = 0; at < cells.length; at++) {
      BitSet read = cells[at];
      if (read != null && !read.isEmpty()) {
        graph.producers().get(at).assets().forEach(asset -> found.put(asset, read));
      }
    }
    return found;
  }
}
