package dev.assetwright.spi;

import dev.assetwright.model.BackfillRequest;
import dev.assetwright.model.BackfillStatus;
import dev.assetwright.model.Cell;
import dev.assetwright.model.StepStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backfills, with what became of their runs, and which process drives which. Safe for several threads and processes. */
public interface BackfillStore {
  /**
   * A backfill.
   *
   * @param changedAt when its status changed last; null while it never did
   * @param reason the sentence recorded with that
   * @param driver the process that starts its runs; null when none does
   * @param runs how many runs it has had
   */
  record BackfillRecord(
      String id,
      BackfillRequest request,
      BackfillStatus status,
      Instant startedAt,
      @Nullable Instant changedAt,
      String reason,
      @Nullable String driver,
      int runs) {}

  /** Backfills, newest first. */
  List<BackfillRecord> backfills(int limit);

  /** The backfills whose id begins with {@code prefix}, newest first, at most 10. */
  List<BackfillRecord> findBackfills(String prefix);

  /**
   * How many cells of a backfill are in each state, by the newest run that has them; those of no run yet are left out. Looks at each
   * of them.
   */
  Map<StepStatus, Integer> countCells(String backfill);

  /** The ids of those that are not final, oldest first. */
  List<String> openBackfills();

  /** The runs of a backfill, newest first. */
  List<RunStore.RunRecord> runsOf(String backfill, int limit);

  /**
   * Tells what became of each cell that a backfill's runs had, oldest run first; a cell that several had is told several times.
   * What a run canceled that failed, since it took too long, is told as FAILED.
   *
   * @param sinceRetry whether the runs before it was last retried are left out
   */
  void forEachStep(String backfill, boolean sinceRetry, StepListener told);

  /** Is told what became of a cell in a run. */
  interface StepListener {
    /**
     * Takes note of a step.
     *
     * @param attempts how many attempts began; 0 for a step that only waited
     */
    void told(Cell cell, StepStatus status, int attempts);
  }

  /**
   * Lets a process drive a backfill that runs: only one does at a time. The claim ends with {@link #releaseBackfills}, with
   * {@link ClaimStore#releaseAll}, and when the backfill runs no longer.
   *
   * @return false when another process has it, or when it does not run
   */
  boolean claimBackfill(String backfill, String process);

  /** Ends all claims of a process on backfills. */
  void releaseBackfills(String process);
}
