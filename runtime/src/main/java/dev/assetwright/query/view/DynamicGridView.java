package dev.assetwright.query.view;

import java.util.List;

/**
 * A dynamic grid with a page of its partitions.
 *
 * @param grid the head, as in the list of grids
 * @param offset how many partitions come before the first one here
 * @param keys in the order in which they were added
 */
public record DynamicGridView(Head grid, int offset, List<String> keys) {
  public DynamicGridView {
    keys = List.copyOf(keys);
  }

  /**
   * A dynamic grid in a few facts.
   *
   * @param name by which partitions are added
   * @param count how many partitions there are
   * @param assets those that have them, alone or combined with other dimensions
   */
  public record Head(String name, int count, List<String> assets) {
    public Head {
      assets = List.copyOf(assets);
    }
  }

  /** All dynamic grids, by name. */
  public record GridList(List<Head> grids) {
    public GridList {
      grids = List.copyOf(grids);
    }
  }

  /**
   * What adding or removing did.
   *
   * @param grid the name
   * @param keys those that were added or removed; those that were as they should be already are left out
   * @param count how many partitions there are now
   * @param text the whole in a sentence or two
   */
  public record Change(String grid, List<String> keys, int count, String text) {
    public Change {
      keys = List.copyOf(keys);
    }
  }
}
