package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that happened, as the log keeps it. Facts are appended, never changed; everything else follows from them.
 *
 * <p>A step is known by its run and cell. Of a multi-asset every asset has its own step events, with the same attempt.
 */
public sealed interface Event {
  /** When it happened. */
  Instant at();

  /**
   * Someone asked for a run and its steps were fixed.
   *
   * @param run its id, six characters or more
   * @param request what was asked for
   * @param process the process that runs it
   * @param steps what it will do, in the order of the plan
   */
  record RunQueued(Instant at, String run, RunRequest request, String process, List<Cell> steps)
      implements Event {
    public RunQueued {
      steps = List.copyOf(steps);
    }
  }

  /** The run's first step may start. */
  record RunStarted(Instant at, String run) implements Event {}

  /**
   * Nothing more happens to the run.
   *
   * @param status a final one
   * @param reason a sentence for people; empty when the status says all
   */
  record RunEnded(Instant at, String run, RunStatus status, String reason) implements Event {}

  /** An attempt at a step begins. */
  record AttemptStarted(Instant at, String run, Cell cell, int attempt) implements Event {}

  /** An attempt failed and will be followed by another, not before {@code retryAt}. */
  record AttemptFailed(
      Instant at, String run, Cell cell, int attempt, Failure failure, Instant retryAt)
      implements Event {}

  /**
   * The data of these cells is complete, checked, and about to be committed to the warehouse. Should the process die now,
   * the next start finds the {@code token} in the warehouse, or not, and finishes the records or drops them.
   *
   * @param token unique, written by the warehouse's transaction
   * @param materializations what will be recorded
   * @param partitions what the attempt added to dynamic grids, which comes to be with it
   */
  record Publishing(
      Instant at,
      String run,
      String token,
      List<Materialization> materializations,
      List<PartitionsChanged> partitions)
      implements Event {
    public Publishing {
      materializations = List.copyOf(materializations);
      partitions = List.copyOf(partitions);
    }
  }

  /** What {@code token} announced was not committed. */
  record PublishingDropped(Instant at, String run, String token) implements Event {}

  /**
   * A cell was published.
   *
   * @param token of the {@link Publishing} that this completes; null for data outside the warehouse
   */
  record Materialized(
      Materialization materialization, @Nullable String token) implements Event {
    @Override
    public Instant at() {
      return materialization.at();
    }
  }

  /**
   * Nothing more happens to a step.
   *
   * @param attempt the last attempt; 0 when none was made
   * @param status a final one
   * @param reason a sentence for people: why it ran, was reused, skipped, blocked or failed
   * @param failure why it failed; null unless the status is FAILED
   */
  record StepEnded(
      Instant at,
      String run,
      Cell cell,
      int attempt,
      StepStatus status,
      String reason,
      @Nullable Failure failure)
      implements Event {
    /** Whether it tells of the cell itself: an attempt was made at it, and not only at what it needs. */
    public boolean isOfCell() {
      return attempt > 0 && status != StepStatus.REUSED && status != StepStatus.BLOCKED;
    }
  }

  /**
   * A method said that there is nothing to produce. That settles the cell: it is not asked again until something that it
   * looked at changes. Comes with the {@link StepEnded} of its step.
   *
   * @param skip what it said, and from what
   */
  record Skipped(Cell cell, CellState.Skipped skip) implements Event {
    @Override
    public Instant at() {
      return skip.at();
    }
  }

  /**
   * A check ran.
   *
   * @param run the run it ran in
   * @param check the check's name
   * @param blocking whether a failure kept the data from being published
   * @param warning whether a failure is only a warning
   * @param message the finding
   */
  record CheckEvaluated(
      Instant at,
      String run,
      Cell cell,
      String check,
      boolean passed,
      boolean blocking,
      boolean warning,
      String message)
      implements Event {}

  /**
   * An external was looked at and found changed.
   *
   * @param version the token found; null when nothing is there
   * @param changedAt when the data came to be, as far as known; null when nothing is there
   * @param absentReason why nothing is there; null otherwise
   */
  record ExternalObserved(
      Instant at,
      Cell cell,
      @Nullable String version,
      @Nullable Instant changedAt,
      @Nullable String absentReason)
      implements Event {}

  /**
   * A schedule came due and was looked at. Known by schedule and instant, so it happens once among processes.
   *
   * @param due the instant it was due at
   * @param assets the assets of that schedule, sorted
   * @param run the run it asked for; null when it asked for none
   * @param reason why it asked for none, or that it caught up on missed ticks; empty otherwise
   */
  record Ticked(
      Instant at,
      Schedule schedule,
      Instant due,
      List<AssetKey> assets,
      @Nullable String run,
      String reason)
      implements Event {
    public Ticked {
      assets = List.copyOf(assets);
    }
  }

  /**
   * Someone asked for a backfill; it runs.
   *
   * @param backfill its id, as that of a run
   */
  record BackfillStarted(Instant at, String backfill, BackfillRequest request) implements Event {}

  /**
   * A backfill stands otherwise now.
   *
   * @param retries whether what failed before is asked for again
   * @param reason a sentence for people; empty when the status says all
   */
  record BackfillChanged(
      Instant at, String backfill, BackfillStatus status, boolean retries, String reason)
      implements Event {}

  /** Someone asked for a run to stop; the process that runs it hears of it by the log. */
  record CancelRequested(Instant at, String run) implements Event {}

  /**
   * An asset has another name from now on; all that is known of it, and of what was read of it, is known under the new one.
   * Nothing was known under the new name before.
   */
  record Renamed(Instant at, AssetKey from, AssetKey to) implements Event {}

  /**
   * A user said that the code as it was then counts as equal to the code that made some cells' data, or that found nothing to
   * make. Says nothing of a cell that was made anew meanwhile.
   *
   * @param cells those of one asset, at least one and {@link #MOST_CELLS} at most, sorted
   * @param was the code version of the data, or of the skip
   * @param codeVersion the one that counts as equal
   * @param because the user's reason
   */
  record CodeAccepted(Instant at, List<Cell> cells, String was, String codeVersion, String because)
      implements Event {
    /** More are accepted by several events, so that none takes long to write and to read. */
    public static final int MOST_CELLS = 10_000;

    public CodeAccepted {
      cells = cells.stream().distinct().sorted().toList();
      if (cells.isEmpty() || cells.size() > MOST_CELLS) {
        throw new IllegalArgumentException("One event accepts code for 1 to %d cells, not %d."
            .formatted(MOST_CELLS, cells.size()));
      }
    }

    /** The asset whose cells they are. */
    public AssetKey asset() {
      return cells.get(0).asset();
    }
  }

  /**
   * Partitions of a dynamic grid were added or removed. Those that were there, or were not, stay so: what is said twice
   * changes nothing. What is known of the cells of a removed partition is kept for when it is added again.
   *
   * @param grid the grid's name
   * @param added the keys to add, in their order
   * @param removed the keys to remove; none of {@code added}
   */
  record PartitionsChanged(Instant at, String grid, List<String> added, List<String> removed)
      implements Event {
    public PartitionsChanged {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /**
   * A user made an earlier version of a cell's data the published one again, as it was made then: what it was made from is that of
   * then too.
   *
   * @param materialization by which the version was made
   */
  record Reverted(Instant at, Materialization materialization) implements Event {}

  /** A user took a cell's record away: it counts as never materialized. Its data stays until replaced. */
  record Forgotten(Instant at, Cell cell) implements Event {}
}
