package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.CellState;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StaleCause;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.CellMapping;
import dev.assetwright.rules.mapping.Ordinals;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says how every cell stands, one after the other from nothing but histories: plain, slow, the specification. */
final class PlainResolver {
  private final AssetGraph graph;
  private final Function<ProducerDefinition, ProducerVersion> versions;
  private final History history;
  private final Extents extents;
  private final InputResolver inputs;
  private final Stand[][] cells;

  /** How a cell stands. */
  record Stand(
      CellStatus status,
      Set<StaleCause.Kind> own,
      boolean upstream,
      boolean held,
      boolean skipped) {
    static Stand absent(CellStatus status, boolean skipped) {
      return new Stand(status, Set.of(), false, false, skipped);
    }

    boolean needsWork() {
      return upstream || !own.isEmpty();
    }

    boolean isHeldOrFailed() {
      return held || status == CellStatus.FAILED;
    }
  }

  PlainResolver(
      AssetGraph graph,
      Function<ProducerDefinition, ProducerVersion> versions,
      History history,
      Instant now) {
    this.graph = graph;
    this.versions = versions;
    this.history = history;
    this.extents = new Extents(graph, now, history.partitions());
    this.inputs = new InputResolver(graph, history, extents);
    List<ProducerDefinition> producers = graph.producers();
    this.cells = new Stand[producers.size()][];
    for (int position = 0; position < cells.length; position++) {
      ProducerDefinition producer = producers.get(position);
      cells[position] = new Stand[extents.count(producer.first())];
      for (int ordinal = 0; ordinal < cells[position].length; ordinal++) {
        cells[position][ordinal] = graph.get(producer.first()).isExternal()
            ? external(producer.first(), ordinal)
            : cell(producer, ordinal);
      }
    }
  }

  int count(int position) {
    return cells[position].length;
  }

  Stand stand(int position, int ordinal) {
    return cells[position][ordinal];
  }

  private Stand external(AssetKey key, int ordinal) {
    ObservedState seen = history.observation(key, extents.key(key, ordinal));
    return Stand.absent(
        seen == null || (!seen.isPresent() && !seen.isGone())
            ? CellStatus.ABSENT
            : seen.isGone() ? CellStatus.GONE : CellStatus.UP_TO_DATE,
        false);
  }

  private Stand cell(ProducerDefinition producer, int ordinal) {
    boolean sourceAbsent = false;
    boolean upstreamSkipped = true;
    boolean upstreamNeedsWork = false;
    boolean held = false;
    for (InputDefinition input : producer.inputs()) {
      Stand[] up = cells[graph.position(input.upstream())];
      CellMapping mapping = extents.mapping(input);
      if (!mapping.isSingle()) {
        if (input.mapping().isAll()) {
          for (Stand one : up) {
            upstreamNeedsWork |= one.needsWork();
          }
          continue;
        }
        Ordinals needed = mapping.of(ordinal);
        if (mapping.absence(ordinal) != null
            || !needed.anyMatch(at -> up[at].status() != CellStatus.ABSENT)) {
          sourceAbsent = true;
          upstreamSkipped &= !needed.isEmpty() && !needed.anyMatch(at -> !up[at].skipped());
        }
        upstreamNeedsWork |= needed.anyMatch(at -> up[at].needsWork());
        continue;
      }
      int at = mapping.single(ordinal);
      if (input.optional()) {
        upstreamNeedsWork |= at >= 0 && up[at].needsWork();
        held |= at >= 0
            && input.mapping().isPrevious()
            && producer.assets().contains(input.upstream())
            && up[at].isHeldOrFailed();
        continue;
      }
      if (at < 0 || mapping.absence(ordinal) != null) {
        sourceAbsent = true;
        upstreamSkipped = false;
        continue;
      }
      CellStatus status = up[at].status();
      if (status == CellStatus.ABSENT
          || (status == CellStatus.GONE && graph.get(input.upstream()).isExternal())) {
        sourceAbsent = true;
        upstreamSkipped &= up[at].skipped();
      }
      upstreamNeedsWork |= up[at].needsWork();
      held |= up[at].isHeldOrFailed();
    }
    String partition = extents.key(producer.first(), ordinal);
    Set<StaleCause.Kind> own = EnumSet.noneOf(StaleCause.Kind.class);
    boolean published = true;
    boolean settled = true;
    boolean failed = false;
    for (AssetKey key : producer.assets()) {
      CellState state = history.cell(key, partition);
      published &= state.published() != null;
      settled &= state.provenance() != null;
      failed |= state.latest() != null && state.latest().status() == StepStatus.FAILED;
      if (state.provenance() != null) {
        causes(own, producer, state.provenance(), partition);
      }
    }
    if (sourceAbsent) {
      return Stand.absent(
          published ? CellStatus.GONE : CellStatus.ABSENT, !published && upstreamSkipped);
    }
    if (!settled) {
      own.add(StaleCause.Kind.MISSING);
    }
    if (own.isEmpty() && !upstreamNeedsWork) {
      return Stand.absent(published ? CellStatus.UP_TO_DATE : CellStatus.ABSENT, !published);
    }
    CellStatus status =
        failed ? CellStatus.FAILED : published ? CellStatus.STALE : CellStatus.MISSING;
    return new Stand(status, own, upstreamNeedsWork, held, false);
  }

  private void causes(
      Set<StaleCause.Kind> kinds,
      ProducerDefinition producer,
      CellState.Provenance settled,
      @Nullable String partition) {
    ProducerVersion version = versions.apply(producer);
    if (!settled.codeVersion().equals(version.code())) {
      kinds.add(StaleCause.Kind.CODE);
    }
    if (!settled.configFingerprint().equals(version.config())) {
      kinds.add(StaleCause.Kind.CONFIG);
    }
    Differences.between(
            producer, partition, settled.inputs(), inputs.resolve(producer, partition), extents)
        .forEach(difference -> kinds.add(difference.kind()));
  }
}
