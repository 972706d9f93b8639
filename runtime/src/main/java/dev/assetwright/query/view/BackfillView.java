package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backfill with its newest runs.
 *
 * @param backfill the head, as in the list of backfills
 * @param left how many cells are still to be made, as planned now, those that run among them; 0 when it is over
 * @param leftMillis estimate of the rest; -1 when unknown or not running
 * @param failures what failed and was not made since, the newest of each fingerprint, newest first, five at most
 * @param runs the newest first, as many as were asked for
 */
public record BackfillView(
    Head backfill, int left, long leftMillis, List<FailureView> failures, List<RunView.Head> runs) {
  public BackfillView {
    failures = List.copyOf(failures);
    runs = List.copyOf(runs);
  }

  /**
   * A backfill in a few facts.
   *
   * @param backfill its id
   * @param status RUNNING, PAUSED, SUCCEEDED, FAILED or CANCELED
   * @param title what it is, for people: {@code Backfill group:mart, 2026-01-01..2026-03-31}
   * @param stepsPerRun 0 for all in one run
   * @param pace {@code 500/min}; null without a limit
   * @param startedBy command line, page
   * @param changedAt when its status changed last; null while it never did
   * @param reason the sentence recorded with its status; empty when that says all
   * @param driven whether a process starts its runs
   * @param runCount how many runs it has had
   * @param counts how many of its cells are in each status; those of no run yet are left out
   */
  public record Head(
      String backfill,
      String status,
      String title,
      List<String> selection,
      String partitions,
      boolean force,
      boolean upstream,
      int stepsPerRun,
      @Nullable String pace,
      String startedBy,
      Instant startedAt,
      @Nullable Instant changedAt,
      String reason,
      boolean driven,
      int runCount,
      Map<String, Integer> counts) {
    public Head {
      selection = List.copyOf(selection);
    }
  }

  /** The list of backfills, newest first. */
  public record BackfillList(List<Head> backfills) {
    public BackfillList {
      backfills = List.copyOf(backfills);
    }
  }
}
