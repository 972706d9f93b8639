package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The asset graph with the state of each asset. The web API adds a place for each card.
 *
 * @param graph a fingerprint of the definitions; a drawing may be kept while it stays
 * @param total how many assets there are, selected or not
 * @param counts how many of all assets are in each state
 * @param assets the selected ones, sorted by key
 * @param edges pairs of positions in {@code assets}, upstream first, sorted
 */
public record LineageView(
    String graph, int total, Map<String, Integer> counts, List<Card> assets, List<int[]> edges) {

  /**
   * An asset on the map.
   *
   * @param key the asset
   * @param name its last part
   * @param group the path before it; empty without one
   * @param kind java, sql or external
   * @param status failed, stale, missing or up to date: the worst of its partitions; absent ones do not count
   * @param activity {@code running}, {@code queued}, {@code blocked} or empty: what is happening to it right now
   * @param done how many of its steps in current runs are final
   * @param steps how many steps it has in current runs; 0 without
   * @param line what matters about it, in two to five words: {@code 1 day stale: new data}
   * @param at when it was last published, or an external's data last changed; null before
   * @param rows of the newest partition that is published; -1 without
   * @param checksPassed how many of its checks passed last time
   * @param checks how many checks it has
   * @param counts how many partitions are in each state, as in {@link PartitionsView}; empty without a grid
   * @param freshness in time, late soon, overdue; empty without a promise
   */
  public record Card(
      String key,
      String name,
      String group,
      String kind,
      String status,
      String activity,
      int done,
      int steps,
      String line,
      @Nullable Instant at,
      long rows,
      int checksPassed,
      int checks,
      Map<String, Integer> counts,
      String freshness) {}
}
