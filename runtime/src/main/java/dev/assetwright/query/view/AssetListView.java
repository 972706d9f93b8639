package dev.assetwright.query.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The assets in a list.
 *
 * @param assets sorted by key
 */
public record AssetListView(List<Entry> assets) {
  /**
   * An asset.
   *
   * @param key the asset
   * @param group the path before its name; empty without one
   * @param kind java, sql or external
   * @param description the first sentence of its description; may be empty
   * @param kinds what it is made with or kept as
   * @param upstream the assets it depends on directly, sorted
   * @param status the worst of failed, stale, missing, up to date over its partitions
   * @param partitions how many exist; 1 without a grid
   * @param upToDate how many of them are up to date
   * @param stale how many are stale
   * @param missing how many are missing
   * @param failed how many failed
   * @param absent how many have no source
   * @param at when it was last published; null before
   * @param nextAt when its schedule is next due; null without one
   * @param freshness in time, late soon, overdue; empty without a promise
   */
  public record Entry(
      String key,
      String group,
      String kind,
      String description,
      List<String> owners,
      List<String> tags,
      List<String> kinds,
      List<String> upstream,
      String status,
      int partitions,
      int upToDate,
      int stale,
      int missing,
      int failed,
      int absent,
      @Nullable Instant at,
      @Nullable Instant nextAt,
      String freshness) {}
}
