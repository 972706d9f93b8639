package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One partition of an asset, or the whole of one without a grid. Ordered by asset, then partition key.
 *
 * @param asset the asset
 * @param partition the partition key; null without a grid
 */
public record Cell(AssetKey asset, @Nullable String partition) implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::asset)
      .thenComparing(Cell::partition, Comparator.nullsFirst(Comparator.naturalOrder()));

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code mart/daily_sales 2026-06-01}, or the key alone without a grid. */
  @Override
  public String toString() {
    return partition == null ? asset.toString() : asset + " " + partition;
  }
}
