package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StaleCause;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what is known of a cell with what it would be made from now; tells the bits of {@link Fact facts}. */
final class OwnFacts {
  private final AssetGraph graph;
  private final History history;
  private final Extents extents;
  private final InputResolver inputs;

  OwnFacts(AssetGraph graph, History history, Extents extents) {
    this.graph = graph;
    this.history = history;
    this.extents = extents;
    this.inputs = new InputResolver(graph, history, extents);
  }

  int of(ProducerDefinition producer, ProducerVersion version, @Nullable String partition) {
    if (graph.get(producer.first()).isExternal()) {
      return ofExternal(producer.first(), partition);
    }
    int facts = Fact.PUBLISHED.bit() | Fact.SETTLED.bit();
    for (AssetKey key : producer.assets()) {
      CellState state = history.cell(key, partition);
      CellState.Provenance settled = state.provenance();
      if (state.published() == null) {
        facts &= ~Fact.PUBLISHED.bit();
      }
      if (state.latest() != null && state.latest().status() == StepStatus.FAILED) {
        facts |= Fact.FAILED.bit();
      }
      if (settled == null) {
        facts &= ~Fact.SETTLED.bit();
      } else {
        facts |= causes(producer, version, settled, inputs, partition, extents);
      }
    }
    return facts;
  }

  private int ofExternal(AssetKey key, @Nullable String partition) {
    ObservedState seen = history.observation(key, partition);
    return seen == null
        ? 0
        : seen.isPresent() ? Fact.PUBLISHED.bit() : seen.isGone() ? Fact.SETTLED.bit() : 0;
  }

  private static int causes(
      ProducerDefinition producer,
      ProducerVersion version,
      CellState.Provenance settled,
      InputResolver inputs,
      @Nullable String partition,
      Extents extents) {
    int facts = 0;
    if (!settled.codeVersion().equals(version.code())) {
      facts |= Fact.CODE.bit();
    }
    if (!settled.configFingerprint().equals(version.config())) {
      facts |= Fact.CONFIG.bit();
    }
    List<InputVersion> present = inputs.resolve(producer, partition);
    if (Differences.differ(settled.inputs(), present)) {
      for (Differences.Difference difference :
          Differences.between(producer, partition, settled.inputs(), present, extents)) {
        facts |= Fact.of(difference.kind()).bit();
      }
    }
    return facts;
  }

  /** The kinds of causes that a cell has of its own if its inputs were these. */
  static Set<StaleCause.Kind> verify(
      ProducerDefinition producer,
      ProducerVersion version,
      Map<AssetKey, CellState> states,
      InputResolver inputs,
      @Nullable String partition,
      Extents extents) {
    Set<StaleCause.Kind> kinds = EnumSet.noneOf(StaleCause.Kind.class);
    for (AssetKey key : producer.assets()) {
      CellState state = states.get(key);
      if (state == null || state.provenance() == null) {
        kinds.add(StaleCause.Kind.MISSING);
        continue;
      }
      int facts = causes(producer, version, state.provenance(), inputs, partition, extents);
      for (StaleCause.Kind kind : StaleCause.Kind.values()) {
        if (kind != StaleCause.Kind.MISSING
            && kind != StaleCause.Kind.CHECK
            && (facts & Fact.of(kind).bit()) != 0) {
          kinds.add(kind);
        }
      }
    }
    return kinds;
  }
}
