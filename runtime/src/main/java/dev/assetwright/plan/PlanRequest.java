package dev.assetwright.plan;

import dev.assetwright.rules.AssetKey;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What to bring up to date.
 *
 * @param assets the selected ones, sorted
 * @param partitions which partitions, of the selected assets and of what is planned upstream of them
 * @param upstream whether what is stale upstream of the selection is planned too
 * @param force whether the selected cells are planned even when up to date
 */
public record PlanRequest(
    SortedSet<AssetKey> assets, PartitionSelection partitions, boolean upstream, boolean force) {
  public PlanRequest {
    assets = Collections.unmodifiableSortedSet(new TreeSet<>(assets));
  }
}
