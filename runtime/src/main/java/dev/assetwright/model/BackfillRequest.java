package dev.assetwright.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill is to bring up to date, and how fast.
 *
 * @param selection the selection's terms as written; never empty
 * @param partitions {@code all}, {@code latest}, {@code KEY[,KEY]} or {@code FROM..TO}, as written
 * @param upstream whether what is stale upstream of the selection is brought up to date too
 * @param force whether the selected cells run even when up to date
 * @param stepsPerRun how many steps a run has at most; 0 for all in one run
 * @param pace how fast at most; null for as fast as it goes
 * @param startedBy who asked: {@code command line}, {@code page}
 */
public record BackfillRequest(
    List<String> selection,
    String partitions,
    boolean upstream,
    boolean force,
    int stepsPerRun,
    @Nullable Pace pace,
    String startedBy) {
  public BackfillRequest {
    selection = List.copyOf(selection);
  }
}
