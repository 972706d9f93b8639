package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run with its steps.
 *
 * @param run the head, as in the list of runs
 * @param steps in the order of the plan; at most the page asked for
 * @param total how many steps there are
 * @param failures the failed steps, first cause first, at most ten
 * @param leftMillis estimate of the rest; -1 when unknown or ended
 */
public record RunView(
    Head run, List<Step> steps, int total, List<FailureView> failures, long leftMillis) {
  /** Returns the same with other steps. */
  public RunView with(List<Step> others) {
    return new RunView(run, others, total, failures, leftMillis);
  }

  /**
   * A run in a few facts.
   *
   * @param run its id
   * @param status QUEUED, STARTED, SUCCEEDED, FAILED, CANCELED or INTERRUPTED
   * @param title what it is, for people: {@code Materialize group:mart}
   * @param startedBy command line, page, schedule
   * @param backfill the backfill that it is a part of; null for a run of its own
   * @param reason the sentence recorded with its end
   * @param counts how many steps are in each status
   * @param here whether this process runs it
   */
  public record Head(
      String run,
      String status,
      String title,
      List<String> selection,
      String partitions,
      boolean force,
      boolean upstream,
      String startedBy,
      @Nullable String retryOf,
      @Nullable String backfill,
      Instant queuedAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      long durationMillis,
      String reason,
      Map<String, Integer> counts,
      boolean here) {}

  /**
   * A step.
   *
   * @param status QUEUED, STARTED, SUCCEEDED, REUSED, SKIPPED, FAILED, BLOCKED, CANCELED or INTERRUPTED
   * @param reason why it ran, was reused, skipped, blocked, failed, what it waits for, or how far it is
   * @param attempt the latest, from 1; 0 before
   * @param rows -1 without
   */
  public record Step(
      String asset,
      @Nullable String partition,
      String status,
      String reason,
      int attempt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Instant retryAt,
      long durationMillis,
      long rows,
      Map<String, Object> metadata,
      List<CheckResult> checks) {
    /** Returns the same with another reason. */
    public Step with(String other) {
      return new Step(
          asset,
          partition,
          status,
          other,
          attempt,
          startedAt,
          endedAt,
          retryAt,
          durationMillis,
          rows,
          metadata,
          checks);
    }
  }

  /** The result of a check in this run: passed, failed or warned. */
  public record CheckResult(String name, String result, boolean blocking, String message) {}

  /** The list of runs, newest first. */
  public record RunList(List<Head> runs) {}
}
