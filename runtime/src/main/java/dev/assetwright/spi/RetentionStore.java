package dev.assetwright.spi;

import java.time.Instant;
import java.util.List;

/** Takes old chatter away, so that a store grows with what it knows and not with how long it runs. */
public interface RetentionStore {
  /** So many materializations of each cell are kept however old they are; the published one besides. */
  int KEPT_MATERIALIZATIONS = 100;

  /**
   * What was taken away.
   *
   * @param events how many
   * @param runs the ids of those that are no longer known
   * @param to the place in the log up to which all is older, so that nothing new grows old there; some of it may be of no use later
   */
  record Pruned(long events, List<String> runs, long to) {
    public Pruned {
      runs = List.copyOf(runs);
    }
  }

  /**
   * Takes away what is older than {@code before} and says nothing of how data stands: runs and backfills that ended before it with
   * their steps, attempts and checks, ticks but the newest of each schedule, what externals were before, and materializations that were replaced, but for the
   * newest {@value #KEPT_MATERIALIZATIONS} of each cell. What is known of cells is the same afterwards, and the same again when the log
   * that is left is told anew.
   *
   * <p>Done in small parts, between which others write. Doing it again is safe, from several processes at once too.
   *
   * @param after the place in the log up to which nothing is looked for; 0 for all of it. Behind another one only what belongs to
   *     runs, backfills and schedules is: of what became of data the log would tell otherwise if what is older stayed
   */
  Pruned prune(Instant before, long after);

  /** The same for the whole log. */
  default Pruned prune(Instant before) {
    return prune(before, 0);
  }

  /** The place in the log up to which events may be missing; 0 when nothing was ever taken away. */
  long prunedTo();
}
