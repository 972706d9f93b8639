package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.model.AssetKind;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A graph with its versions and edges, for what exists at one moment; made once, since nothing of it changes with a cell. */
final class Wiring {
  private static final ProducerVersion NONE = new ProducerVersion("", "");

  final AssetGraph graph;
  final Function<ProducerDefinition, ProducerVersion> versions;
  final Extents extents;

  /** By position of the producer; externals have none. */
  private final ProducerVersion[] versionByPosition;

  private final BitSet externals;
  private final List<List<Edge>> inputs;
  private final List<List<Edge>> readers;

  Wiring(
      AssetGraph graph, Function<ProducerDefinition, ProducerVersion> versions, Extents extents) {
    this.graph = graph;
    this.versions = versions;
    this.extents = extents;
    List<ProducerDefinition> producers = graph.producers();
    this.versionByPosition = new ProducerVersion[producers.size()];
    this.externals = new BitSet(producers.size());
    this.inputs = new ArrayList<>(producers.size());
    this.readers = new ArrayList<>(producers.size());
    producers.forEach(producer -> readers.add(new ArrayList<>(2)));
    for (int position = 0; position < producers.size(); position++) {
      ProducerDefinition producer = producers.get(position);
      versionByPosition[position] = version(producer, versions);
      if (producer.kind() == AssetKind.EXTERNAL) {
        externals.set(position);
      }
      List<Edge> edges = new ArrayList<>(producer.inputs().size());
      for (InputDefinition input : producer.inputs()) {
        Edge edge = new Edge(graph, producer, input, extents.mapping(input));
        edges.add(edge);
        readers.get(edge.upstream()).add(edge);
      }
      inputs.add(edges);
    }
  }

  /** Takes over everything but the versions. */
  private Wiring(Wiring other, Function<ProducerDefinition, ProducerVersion> versions) {
    this.graph = other.graph;
    this.versions = versions;
    this.extents = other.extents;
    this.inputs = other.inputs;
    this.readers = other.readers;
    this.externals = other.externals;
    this.versionByPosition = new ProducerVersion[other.size()];
    for (int position = 0; position < size(); position++) {
      versionByPosition[position] = version(producer(position), versions);
    }
  }

  /** Returns the same with other versions. */
  Wiring with(Function<ProducerDefinition, ProducerVersion> newer) {
    return new Wiring(this, newer);
  }

  private ProducerVersion version(
      ProducerDefinition producer, Function<ProducerDefinition, ProducerVersion> of) {
    return producer.kind() == AssetKind.EXTERNAL ? NONE : of.apply(producer);
  }

  int size() {
    return versionByPosition.length;
  }

  ProducerDefinition producer(int position) {
    return graph.producers().get(position);
  }

  boolean isExternal(int position) {
    return externals.get(position);
  }

  /** What exists of a producer; null without a grid. */
  @Nullable
  Extent extent(int position) {
    Grid grid = producer(position).grid();
    return grid == null ? null : extents.of(grid);
  }

  ProducerVersion version(int position) {
    return versionByPosition[position];
  }

  /** What a producer reads. */
  List<Edge> inputs(int position) {
    return inputs.get(position);
  }

  /** Who reads of a producer. */
  List<Edge> readers(int position) {
    return readers.get(position);
  }
}
