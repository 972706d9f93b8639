package dev.assetwright.upkeep;

import dev.assetwright.log.AttemptLogs;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.RetentionStore;
import dev.assetwright.spi.RunStore;
import dev.assetwright.spi.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes away what is left of old runs, in the store, on the disk and in quarantine. One thread at a time. */
public final class OldRuns {
  private static final Duration WHOLE = Duration.ofDays(1);

  private final Store store;
  private final AttemptLogs logs;
  private final List<Quarantine> quarantines;
  private boolean swept;

  /** Up to where nothing new grows old, and what the whole log was last looked through for. */
  private long seen;

  private @Nullable Instant whole;

  public OldRuns(Store store, AttemptLogs logs, List<Quarantine> quarantines) {
    this.store = store;
    this.logs = logs;
    this.quarantines = List.copyOf(quarantines);
  }

  /**
   * Takes away what was over or refused before an instant; see {@link RetentionStore#prune}. It goes on where it ended, and through the whole log
   * the first time and once a day: what is old may be of use until something newer takes its place. The first time it also removes
   * logs of that age that were left when a process died between both.
   *
   * @param before how far it goes; later than the time before, mostly
   * @return how many runs went
   */
  public int remove(Instant before) {
    boolean all = whole == null || before.isBefore(whole) || !before.isBefore(whole.plus(WHOLE));
    RetentionStore.Pruned pruned = store.prune(before, all ? 0 : seen);
    seen = pruned.to();
    whole = all ? before : whole;
    logs.remove(pruned.runs());
    if (!swept) {
      logs.remove(unknown(before));
      swept = true;
    }
    for (Quarantine quarantine : quarantines) {
      quarantine.all().stream()
          .filter(kept -> kept.refusal().at().isBefore(before))
          .forEach(quarantine::drop);
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
