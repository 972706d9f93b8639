package dev.assetwright.query.view;

import java.util.List;

/**
 * Data that was made by other code than that of now, and counts as made by it when that is accepted: {@code assetwright
 * accept}.
 *
 * @param cells how many partitions; an asset without a grid counts as one
 * @param assets those with such data, by key
 * @param failed how many partitions are left out because their latest attempt failed
 * @param text the whole in a sentence
 */
public record AcceptView(int cells, List<Asset> assets, int failed, String text) {
  public AcceptView {
    assets = List.copyOf(assets);
  }

  /**
   * An asset with such data.
   *
   * @param cells how many of its partitions
   * @param text what changed in its code; empty when that is not known
   */
  public record Asset(String key, int cells, String text) {}
}
