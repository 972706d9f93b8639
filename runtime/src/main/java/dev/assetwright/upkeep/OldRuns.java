package dev.assetwright.upkeep;

import dev.assetwright.log.AttemptLogs;
import dev.assetwright.spi.RetentionStore;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes away what is left of old runs, in the store and on the disk. One thread at a time. */
public final class OldRuns {
  private final Store store;
  private final AttemptLogs logs;
  private boolean swept;

  public OldRuns(Store store, AttemptLogs logs) {
    this.store = store;
    this.logs = logs;
  }

  /**
   * Takes away what was over before an instant; see {@link RetentionStore#prune}. The first time it also removes logs of that age that were
   * left when a process died between both.
   *
   * @return how many runs went
   */
  public int remove(Instant before) {
    RetentionStore.Pruned pruned = store.prune(before);
    logs.remove(pruned.runs());
    if (!swept) {
      logs.remove(unknown(before));
      swept = true;
    }
    return pruned.runs().size();
  }

  /** A run is on record before it has logs. Young logs of another one are those of a home that had another store. */
  private List<String> unknown(Instant before) {
    List<String> unknown = new ArrayList<>();
    for (String run : logs.runsBefore(before)) {
      if (store.findRuns(run).stream().map(RunStore.RunRecord::id).noneMatch(run::equals)) {
        unknown.add(run);
      }
    }
    return unknown;
  }
}
