package dev.assetwright.spi;

import dev.assetwright.model.Cell;
import dev.assetwright.model.CheckState;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.model.Materialization;
import dev.assetwright.model.RunRequest;
import dev.assetwright.model.RunStatus;
import dev.assetwright.model.Schedule;
import dev.assetwright.model.StepStatus;
import dev.assetwright.rules.AssetKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Questions about the past that the engine does not keep in memory. Reads only; safe for several threads. */
public interface RunStore {
  /**
   * A run.
   *
   * @param startedAt null while queued
   * @param endedAt null until final
   * @param reason the sentence recorded with the end; empty before
   * @param counts how many steps are in each state; states without steps are left out
   */
  record RunRecord(
      String id,
      RunRequest request,
      RunStatus status,
      String process,
      Instant queuedAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      String reason,
      Map<StepStatus, Integer> counts) {}

  /**
   * A step of a run.
   *
   * @param position its place in the plan, from 0
   * @param attempt the latest attempt, from 1; 0 while there was none
   * @param startedAt when the first attempt started; null before
   * @param endedAt null until final
   * @param retryAt when the next attempt comes; null unless one waits
   * @param reason the sentence recorded with the end, or the failure of the last attempt; empty before
   * @param failure why the last attempt failed; null otherwise
   * @param rows of its materialization; -1 without
   */
  record StepRecord(
      int position,
      Cell cell,
      StepStatus status,
      int attempt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Instant retryAt,
      String reason,
      @Nullable Failure failure,
      long rows,
      Map<String, Object> metadata) {}

  /** A tick of a schedule; the components are those of {@link Event.Ticked}. */
  record TickRecord(
      Schedule schedule, Instant due, Instant at, @Nullable String run, String reason) {}

  /** A check's result with the cell it belongs to. */
  record CheckRecord(Cell cell, String check, CheckState state) {}

  /**
   * That new code was accepted for some cells of an asset; what is not told here is as in {@link Event.CodeAccepted}.
   *
   * @param cells how many
   * @param partition the last one of them; null without a grid
   */
  record AcceptanceRecord(
      Instant at,
      int cells,
      @Nullable String partition,
      String was,
      String codeVersion,
      String because) {}

  /** Runs, newest first, that started before {@code before} (null for now) and touch {@code asset} (null for any). */
  List<RunRecord> runs(@Nullable AssetKey asset, @Nullable Instant before, int limit);

  /** The runs whose id begins with {@code prefix}, newest first, at most 10. */
  List<RunRecord> findRuns(String prefix);

  /** The runs that are not final, oldest first. */
  List<RunRecord> openRuns();

  /** The steps of a run in the order of its plan, from {@code offset}. */
  List<StepRecord> steps(String run, int offset, int limit);

  /** The steps of a run in a state, in the order of its plan, from {@code offset} among them; others are not read. */
  List<StepRecord> steps(String run, StepStatus status, int offset, int limit);

  /** Hands over all steps of a run in the order of its plan, one at a time: a run may have a million. */
  void forEachStep(String run, Consumer<StepRecord> consumer);

  /** One step of a run. */
  Optional<StepRecord> step(String run, Cell cell);

  /** The checks that ran in a run on some cells, in the order in which they did. */
  List<CheckRecord> checks(String run, Collection<Cell> cells);

  /** Materializations of an asset, newest first; of one partition, or of all when {@code partition} is null. */
  List<Materialization> materializations(AssetKey asset, @Nullable String partition, int limit);

  /** The times that new code was accepted for cells of an asset, newest first. */
  List<AcceptanceRecord> acceptances(AssetKey asset, int limit);

  /** The newest tick of a schedule. */
  Optional<TickRecord> lastTick(Schedule schedule);

  /** The publishings that were neither completed nor dropped, oldest first. */
  List<Event.Publishing> openPublishings();

  /** The failed steps with this fingerprint, newest first. */
  List<Cell> failuresLike(String fingerprint, int limit);
}
