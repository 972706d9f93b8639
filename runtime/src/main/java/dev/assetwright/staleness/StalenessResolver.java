package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.InputVersion;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StaleCause;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.grid.Extent;
import dev.assetwright.rules.grid.Grid;
import dev.assetwright.rules.mapping.CellMapping;
import dev.assetwright.rules.mapping.Ordinals;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides for every cell of a graph whether its data still follows from code and inputs.
 *
 * <p>One pass in topological order. The cost is what exists: cells times inputs.
 */
public final class StalenessResolver {
  private final GridKeys gridKeys = new GridKeys();

  /**
   * Resolves all cells.
   *
   * @param versions the logic of each producer as it is now
   * @param history what is known; read while others may apply events, so callers that need one moment hold those back
   * @param now decides which partitions exist
   */
  public Staleness resolve(
      AssetGraph graph,
      Function<ProducerDefinition, ProducerVersion> versions,
      History history,
      Instant now) {
    Extents extents = new Extents(graph, now, history.partitions());
    InputResolver inputs = new InputResolver(graph, history, extents);
    List<ProducerDefinition> producers = graph.producers();
    ProducerCells[] cells = new ProducerCells[producers.size()];
    for (int position = 0; position < cells.length; position++) {
      ProducerDefinition producer = producers.get(position);
      Grid grid = producer.grid();
      Extent extent = grid == null ? null : extents.of(grid);
      ProducerCells own = new ProducerCells(
          extent == null ? 1 : extent.count(), extent == null ? null : gridKeys.keys(extent));
      cells[position] = own;
      if (graph.get(producer.first()).isExternal()) {
        resolveExternal(producer.first(), own, history);
      } else {
        ProducerVersion version = versions.apply(producer);
        CellMapping[] mappings =
            producer.inputs().stream().map(extents::mapping).toArray(CellMapping[]::new);
        for (int ordinal = 0; ordinal < own.count(); ordinal++) {
          resolveCell(
              graph, producer, mappings, version, history, inputs, cells, own, ordinal, extents);
        }
      }
    }
    return new Staleness(
        graph, extents, cells, new CauseFinder(graph, history, inputs, extents, versions));
  }

  private static void resolveExternal(AssetKey key, ProducerCells own, History history) {
    for (int ordinal = 0; ordinal < own.count(); ordinal++) {
      ObservedState seen = history.observation(key, own.partition(ordinal));
      CellStatus status = seen == null || (!seen.isPresent() && !seen.isGone())
          ? CellStatus.ABSENT
          : seen.isGone() ? CellStatus.GONE : CellStatus.UP_TO_DATE;
      own.set(ordinal, status, 0, false);
    }
  }

  private static void resolveCell(
      AssetGraph graph,
      ProducerDefinition producer,
      CellMapping[] mappings,
      ProducerVersion version,
      History history,
      InputResolver inputs,
      ProducerCells[] cells,
      ProducerCells own,
      int ordinal,
      Extents extents) {
    String partition = own.partition(ordinal);
    boolean sourceAbsent = false;
    boolean upstreamSkipped = true;
    boolean upstreamNeedsWork = false;
    boolean held = false;
    for (int i = 0; i < mappings.length; i++) {
      InputDefinition input = producer.inputs().get(i);
      ProducerCells up = cells[graph.position(input.upstream())];
      if (!mappings[i].isSingle()) {
        if (input.mapping().isAll()) {
          upstreamNeedsWork |= up.anyNeedsWork();
          continue;
        }
        Ordinals needed = mappings[i].of(ordinal);
        if (mappings[i].absence(ordinal) != null
            || !needed.anyMatch(at -> up.status(at) != CellStatus.ABSENT)) {
          sourceAbsent = true;
          upstreamSkipped &= !needed.isEmpty() && !needed.anyMatch(at -> !up.isSkipped(at));
        }
        upstreamNeedsWork |= needed.anyMatch(up::needsWork);
        continue;
      }
      int at = mappings[i].single(ordinal);
      if (input.optional()) {
        upstreamNeedsWork |= at >= 0 && up.needsWork(at);
        // A chain of partitions breaks where one failed.
        held |= at >= 0
            && input.mapping().isPrevious()
            && up == own
            && (up.status(at) == CellStatus.FAILED || up.isHeldBack(at));
        continue;
      }
      if (at < 0 || mappings[i].absence(ordinal) != null) {
        sourceAbsent = true;
        upstreamSkipped = false;
        continue;
      }
      CellStatus status = up.status(at);
      if (status == CellStatus.ABSENT
          || (status == CellStatus.GONE && graph.get(input.upstream()).isExternal())) {
        sourceAbsent = true;
        upstreamSkipped &= up.isSkipped(at);
      }
      upstreamNeedsWork |= up.needsWork(at);
      held |= status == CellStatus.FAILED || up.isHeldBack(at);
    }
    int bits = 0;
    boolean published = true;
    boolean settled = true;
    boolean failed = false;
    for (AssetKey key : producer.assets()) {
      CellState state = history.cell(key, partition);
      published &= state.published() != null;
      settled &= state.provenance() != null;
      failed |= state.latest() != null && state.latest().status() == StepStatus.FAILED;
      if (state.provenance() != null) {
        bits |= ownCauses(producer, version, state.provenance(), inputs, partition, extents);
      }
    }
    if (sourceAbsent && !published && upstreamSkipped) {
      own.setSkipped(ordinal);
      return;
    }
    if (sourceAbsent) {
      own.set(ordinal, published ? CellStatus.GONE : CellStatus.ABSENT, 0, false);
      return;
    }
    if (!settled) {
      bits |= ProducerCells.bit(StaleCause.Kind.MISSING);
    }
    if (upstreamNeedsWork) {
      bits |= ProducerCells.UPSTREAM;
    }
    if (bits == 0 && !published) {
      own.setSkipped(ordinal);
      return;
    }
    CellStatus status = bits == 0
        ? CellStatus.UP_TO_DATE
        : failed ? CellStatus.FAILED : published ? CellStatus.STALE : CellStatus.MISSING;
    own.set(ordinal, status, bits, held && bits != 0);
  }

  private static int ownCauses(
      ProducerDefinition producer,
      ProducerVersion version,
      CellState.Provenance settled,
      InputResolver inputs,
      @Nullable String partition,
      Extents extents) {
    int bits = 0;
    if (!settled.codeVersion().equals(version.code())) {
      bits |= ProducerCells.bit(StaleCause.Kind.CODE);
    }
    if (!settled.configFingerprint().equals(version.config())) {
      bits |= ProducerCells.bit(StaleCause.Kind.CONFIG);
    }
    List<InputVersion> present = inputs.resolve(producer, partition);
    if (Differences.differ(settled.inputs(), present)) {
      for (Differences.Difference difference :
          Differences.between(producer, partition, settled.inputs(), present, extents)) {
        bits |= ProducerCells.bit(difference.kind());
      }
    }
    return bits;
  }

  /** The kinds of causes that a cell has of its own if its inputs were these; used to verify a step before it runs. */
  public static Set<StaleCause.Kind> verify(
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
      int bits = ownCauses(producer, version, state.provenance(), inputs, partition, extents);
      for (StaleCause.Kind kind : StaleCause.Kind.values()) {
        if ((bits & ProducerCells.bit(kind)) != 0) {
          kinds.add(kind);
        }
      }
    }
    return kinds;
  }
}
