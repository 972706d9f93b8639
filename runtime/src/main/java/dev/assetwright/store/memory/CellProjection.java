package dev.assetwright.store.memory;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CellState;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.ObservedState;
import dev.assetwright.spi.StoredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of each cell, and the partitions that were added, folded from events. */
final class CellProjection {
  private final Map<Cell, CellState> cells = new HashMap<>();
  private final Map<Cell, ObservedState> observations = new HashMap<>();
  private final Map<Cell, Map<String, CheckState>> checks = new HashMap<>();
  private final Map<String, Set<String>> partitions = new HashMap<>();

  void apply(Event event) {
    if (event instanceof Event.Materialized materialized) {
      materialize(materialized.materialization(), materialized.token(), materialized.at());
    } else if (event instanceof Event.Reverted reverted) {
      materialize(reverted.materialization(), null, reverted.at());
    } else if (event instanceof Event.Skipped skipped) {
      CellState before = cells.getOrDefault(skipped.cell(), CellState.UNKNOWN);
      cells.put(skipped.cell(), new CellState(before.published(), before.latest(), skipped.skip()));
    } else if (event instanceof Event.CodeAccepted accepted) {
      for (Cell each : accepted.cells()) {
        cells.computeIfPresent(
            each, (cell, state) -> state.withAcceptedCode(accepted.was(), accepted.codeVersion()));
      }
    } else if (event instanceof Event.StepEnded ended) {
      endStep(ended);
    } else if (event instanceof Event.CheckEvaluated evaluated) {
      checks
          .computeIfAbsent(evaluated.cell(), cell -> new TreeMap<>())
          .put(evaluated.check(), state(evaluated));
    } else if (event instanceof Event.ExternalObserved observed) {
      observations.compute(observed.cell(), (cell, before) -> observe(observed, before));
    } else if (event instanceof Event.Forgotten forgotten) {
      cells.remove(forgotten.cell());
      checks.remove(forgotten.cell());
    } else if (event instanceof Event.PartitionsChanged changed) {
      Set<String> keys = partitions.computeIfAbsent(changed.grid(), grid -> new LinkedHashSet<>());
      keys.addAll(changed.added());
      changed.removed().forEach(keys::remove);
    }
  }

  StoredState state(long sequence) {
    Map<Cell, Map<String, CheckState>> copy = new HashMap<>();
    checks.forEach((cell, byName) -> copy.put(cell, new TreeMap<>(byName)));
    Map<String, List<String>> keys = new HashMap<>();
    partitions.forEach((grid, added) -> {
      if (!added.isEmpty()) {
        keys.put(grid, new ArrayList<>(added));
      }
    });
    return new StoredState(sequence, new HashMap<>(cells), new HashMap<>(observations), copy, keys);
  }

  static CheckState state(Event.CheckEvaluated event) {
    return new CheckState(
        event.at(),
        event.run(),
        event.passed(),
        event.blocking(),
        event.warning(),
        event.message());
  }

  private void materialize(Materialization of, @Nullable String token, Instant at) {
    CellState before = cells.getOrDefault(of.cell(), CellState.UNKNOWN);
    boolean same =
        before.published() != null && before.published().dataVersion().equals(of.dataVersion());
    Instant changedAt = same ? before.published().changedAt() : at;
    CellState.Published published = new CellState.Published(
        of.at(),
        changedAt,
        of.run(),
        of.codeVersion(),
        of.configFingerprint(),
        of.dataVersion(),
        of.rows(),
        token,
        of.inputs());
    cells.put(of.cell(), new CellState(published, before.latest(), null));
  }

  private void endStep(Event.StepEnded event) {
    if (event.isOfCell()) {
      CellState before = cells.getOrDefault(event.cell(), CellState.UNKNOWN);
      CellState.Latest latest = new CellState.Latest(
          event.at(), event.run(), event.status(), event.reason(), event.failure());
      cells.put(event.cell(), before.withLatest(latest));
    }
  }

  private static ObservedState observe(
      Event.ExternalObserved event, @Nullable ObservedState before) {
    boolean same = before != null
        && Objects.equals(before.version(), event.version())
        && Objects.equals(before.absentReason(), event.absentReason());
    String last = null;
    if (event.version() == null && before != null) {
      last = before.version() != null ? before.version() : before.lastVersion();
    }
    Instant observedAt = same ? before.observedAt() : event.at();
    return new ObservedState(
        event.version(), event.changedAt(), observedAt, event.absentReason(), last);
  }
}
