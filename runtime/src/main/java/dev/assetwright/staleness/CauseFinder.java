package dev.assetwright.staleness;

import dev.assetwright.graph.AssetGraph;
import dev.assetwright.graph.Extents;
import dev.assetwright.history.History;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.Failure;
import dev.assetwright.model.InputDefinition;
import dev.assetwright.model.ObservedState;
import dev.assetwright.model.ProducerDefinition;
import dev.assetwright.model.ProducerVersion;
import dev.assetwright.model.StaleCause;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.rules.mapping.CellMapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the root causes of a cell on demand: breadth first upstream, so that each root comes with a shortest path. Causes are
 * not stored; the bits of {@link ProducerCells} say where to look.
 */
final class CauseFinder {
  /** How many causes are told at most. */
  static final int MOST = 50;

  /**
   * How many cells are looked at for one answer. A fan-in over thousands of stale days follows the first {@link #MOST} only, so
   * that the roots behind them are reached.
   */
  private static final int LOOKS = 2_000;

  private final AssetGraph graph;
  private final History history;
  private final InputResolver inputs;
  private final Extents extents;
  private final Function<ProducerDefinition, ProducerVersion> versions;

  CauseFinder(
      AssetGraph graph,
      History history,
      InputResolver inputs,
      Extents extents,
      Function<ProducerDefinition, ProducerVersion> versions) {
    this.graph = graph;
    this.history = history;
    this.inputs = inputs;
    this.extents = extents;
    this.versions = versions;
  }

  /** A cell on the way up, with the assets from it down to the one asked about. */
  private record Visit(AssetKey asset, int ordinal, List<AssetKey> path) {}

  List<StaleCause> find(ProducerCells[] cells, AssetKey asset, int ordinal, int most) {
    Map<Object, StaleCause> found = new LinkedHashMap<>();
    Set<Long> seen = new HashSet<>();
    Deque<Visit> open = new ArrayDeque<>();
    enqueue(open, seen, asset, ordinal, List.of(asset));
    int looks = 0;
    while (!open.isEmpty() && found.size() < most && looks++ < LOOKS) {
      Visit visit = open.removeFirst();
      ProducerCells own = cells[graph.position(visit.asset())];
      if (!own.needsWork(visit.ordinal())) {
        continue;
      }
      boolean root = visit.asset().equals(asset);
      StaleCause check = root ? null : failedCheck(own, visit);
      if (check != null) {
        add(found, check);
        continue;
      }
      if (own.has(visit.ordinal(), StaleCause.Kind.MISSING)) {
        add(found, cause(StaleCause.Kind.MISSING, visit, own, missing(own, visit), null, null));
        continue;
      }
      ownCauses(found, own, visit);
      if (own.isUpstreamAffected(visit.ordinal())) {
        upstream(cells, open, seen, visit);
      }
    }
    List<StaleCause> causes = new ArrayList<>(found.values());
    causes.sort(Comparator.comparing((StaleCause cause) -> cause.kind()));
    return causes;
  }

  private void upstream(ProducerCells[] cells, Deque<Visit> open, Set<Long> seen, Visit visit) {
    for (InputDefinition input : graph.get(visit.asset()).producer().inputs()) {
      List<AssetKey> path = new ArrayList<>(visit.path().size() + 1);
      path.add(input.upstream());
      path.addAll(visit.path());
      ProducerCells up = cells[graph.position(input.upstream())];
      int[] enqueued = {0};
      extents.mapping(input).of(visit.ordinal()).anyMatch(ordinal -> {
        if (up.needsWork(ordinal)) {
          enqueue(open, seen, input.upstream(), ordinal, path);
          enqueued[0]++;
        }
        return enqueued[0] == MOST;
      });
    }
  }

  private void enqueue(
      Deque<Visit> open, Set<Long> seen, AssetKey asset, int ordinal, List<AssetKey> path) {
    if (seen.add((long) graph.position(asset) << 32 | ordinal)) {
      open.addLast(new Visit(asset, ordinal, path));
    }
  }

  private String missing(ProducerCells own, Visit visit) {
    String partition = own.partition(visit.ordinal());
    return OwnCauses.missing(graph.get(visit.asset()).producer().assets().stream()
        .map(key -> history.cell(key, partition)));
  }

  private @Nullable StaleCause failedCheck(ProducerCells own, Visit visit) {
    if (own.status(visit.ordinal()) != CellStatus.FAILED) {
      return null;
    }
    String partition = own.partition(visit.ordinal());
    for (AssetKey key : graph.get(visit.asset()).producer().assets()) {
      CellState.Latest latest = history.cell(key, partition).latest();
      if (latest != null
          && latest.failure() != null
          && latest.failure().kind() == Failure.Kind.CHECK) {
        return cause(
            StaleCause.Kind.CHECK,
            visit,
            own,
            "failed its blocking check '%s': %s"
                .formatted(latest.failure().type(), latest.failure().message()),
            null,
            null);
      }
    }
    return null;
  }

  private void ownCauses(Map<Object, StaleCause> found, ProducerCells own, Visit visit) {
    ProducerDefinition producer = graph.get(visit.asset()).producer();
    String partition = own.partition(visit.ordinal());
    OwnCauses causes =
        new OwnCauses(producer, versions.apply(producer), partition, extents, visit.path());
    for (AssetKey key : producer.assets()) {
      CellState.Provenance settled = history.cell(key, partition).provenance();
      if (settled == null) {
        continue;
      }
      if (own.has(visit.ordinal(), StaleCause.Kind.CODE)) {
        causes.addCode(settled);
      }
      if (own.has(visit.ordinal(), StaleCause.Kind.CONFIG)) {
        causes.addConfig(settled);
      }
      causes.addInputs(settled, inputs.resolve(producer, partition));
    }
    causes.found().forEach(cause -> add(found, cause));
  }

  private static StaleCause cause(
      StaleCause.Kind kind,
      Visit visit,
      ProducerCells own,
      String detail,
      @Nullable String was,
      @Nullable String now) {
    return new StaleCause(
        kind, visit.asset(), own.partition(visit.ordinal()), detail, was, now, visit.path());
  }

  private static void add(Map<Object, StaleCause> found, StaleCause cause) {
    found.putIfAbsent(List.of(cause.kind(), new Cell(cause.asset(), cause.partition())), cause);
  }

  String absence(ProducerCells[] cells, AssetKey asset, int ordinal) {
    AssetKey at = asset;
    int where = ordinal;
    while (true) {
      ProducerCells own = cells[graph.position(at)];
      CellStatus status = own.status(where);
      if (status != CellStatus.ABSENT && status != CellStatus.GONE) {
        return "";
      }
      AssetKey next = null;
      int nextWhere = 0;
      for (InputDefinition input : graph.get(at).producer().inputs()) {
        if (input.optional() || input.mapping().isAll()) {
          continue;
        }
        CellMapping mapping = extents.mapping(input);
        String never = mapping.absence(where);
        if (never != null) {
          return "of '%s' %s".formatted(input.upstream(), never);
        }
        ProducerCells up = cells[graph.position(input.upstream())];
        int[] absent = {-1};
        boolean there = mapping.of(where).anyMatch(needed -> {
          boolean gone =
              up.status(needed) == CellStatus.ABSENT || up.status(needed) == CellStatus.GONE;
          absent[0] = gone ? needed : absent[0];
          return !gone;
        });
        if (!there && absent[0] >= 0) {
          next = input.upstream();
          nextWhere = absent[0];
          break;
        }
      }
      if (next == null) {
        return rootOfAbsence(asset, at, own.partition(where));
      }
      at = next;
      where = nextWhere;
    }
  }

  private String rootOfAbsence(AssetKey asset, AssetKey root, @Nullable String partition) {
    if (graph.get(root).isExternal()) {
      ObservedState seen = history.observation(root, partition);
      return seen == null || seen.absentReason() == null
          ? "not looked at yet"
          : seen.absentReason();
    }
    CellState.Skipped skip = history.cell(root, partition).skipped();
    if (skip == null) {
      return "";
    }
    return root.equals(asset)
        ? "skipped: " + skip.reason()
        : "'%s' was skipped: %s".formatted(new Cell(root, partition), skip.reason());
  }
}
