package dev.assetwright.store.memory;

import dev.assetwright.model.Cell;
import dev.assetwright.model.Event;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore.RunRecord;
import dev.assetwright.spi.RunStore.StepRecord;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run, folded from its events. */
final class RunProjection {
  private final Event.RunQueued queued;
  private final Map<Cell, StepRecord> steps = new LinkedHashMap<>();
  private RunStatus status = RunStatus.QUEUED;
  private @Nullable Instant startedAt;
  private Event.@Nullable RunEnded ended;

  RunProjection(Event.RunQueued queued) {
    this.queued = queued;
    for (Cell cell : queued.steps()) {
      steps.put(
          cell,
          new StepRecord(
              steps.size(), cell, StepStatus.QUEUED, 0, null, null, null, "", null, -1, Map.of()));
    }
  }

  void start(Event.RunStarted event) {
    status = RunStatus.STARTED;
    if (startedAt == null) {
      startedAt = event.at();
    }
  }

  void end(Event.RunEnded event) {
    status = event.status();
    ended = event;
  }

  void apply(Event.AttemptStarted event) {
    steps.computeIfPresent(
        event.cell(),
        (cell, step) -> new StepRecord(
            step.position(),
            cell,
            StepStatus.STARTED,
            event.attempt(),
            step.startedAt() == null ? event.at() : step.startedAt(),
            null,
            null,
            step.reason(),
            step.failure(),
            step.rows(),
            step.metadata()));
  }

  void apply(Event.AttemptFailed event) {
    steps.computeIfPresent(
        event.cell(),
        (cell, step) -> new StepRecord(
            step.position(),
            cell,
            StepStatus.STARTED,
            event.attempt(),
            step.startedAt(),
            null,
            event.retryAt(),
            event.failure().message(),
            event.failure(),
            step.rows(),
            step.metadata()));
  }

  void apply(Event.StepEnded event) {
    steps.computeIfPresent(
        event.cell(),
        (cell, step) -> new StepRecord(
            step.position(),
            cell,
            event.status(),
            event.attempt(),
            step.startedAt(),
            event.at(),
            null,
            event.reason(),
            event.failure(),
            step.rows(),
            step.metadata()));
  }

  void apply(Materialization event) {
    steps.computeIfPresent(
        event.cell(),
        (cell, step) -> new StepRecord(
            step.position(),
            cell,
            step.status(),
            step.attempt(),
            step.startedAt(),
            step.endedAt(),
            step.retryAt(),
            step.reason(),
            step.failure(),
            event.rows(),
            event.metadata()));
  }

  String id() {
    return queued.run();
  }

  Instant queuedAt() {
    return queued.at();
  }

  boolean isOpen() {
    return !status.isFinal();
  }

  boolean isOver(Instant before) {
    return !isOpen() && ended != null && ended.at().isBefore(before);
  }

  @Nullable
  String backfill() {
    return queued.request().backfill();
  }

  boolean touches(AssetKey asset) {
    return steps.keySet().stream().anyMatch(cell -> cell.asset().equals(asset));
  }

  List<StepRecord> steps() {
    return List.copyOf(steps.values());
  }

  Optional<StepRecord> step(Cell cell) {
    return Optional.ofNullable(steps.get(cell));
  }

  RunRecord toRecord() {
    Map<StepStatus, Integer> counts = new EnumMap<>(StepStatus.class);
    steps.values().forEach(step -> counts.merge(step.status(), 1, Integer::sum));
    return new RunRecord(
        queued.run(),
        queued.request(),
        status,
        queued.process(),
        queued.at(),
        startedAt,
        ended == null ? null : ended.at(),
        ended == null ? "" : ended.reason(),
        counts);
  }
}
