package dev.assetwright.rules.grid;

import dev.assetwright.Label;
import dev.assetwright.Partition;
import dev.assetwright.rules.Suggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Named partitions in an order, with the way back from name to number. One is equal to itself alone. */
final class LabelExtent implements Extent {
  private static final int MOST_TOLD = 10;

  private final Grid grid;
  private final List<String> keys;
  private final Map<String, Integer> ordinals;

  private LabelExtent(Grid grid, List<String> keys, Map<String, Integer> ordinals) {
    this.grid = grid;
    this.keys = keys;
    this.ordinals = ordinals;
  }

  /** Takes the keys, each once, in their order; the list is not to change. */
  static LabelExtent of(Grid grid, List<String> keys) {
    Map<String, Integer> ordinals = new HashMap<>(keys.size() * 2);
    keys.forEach(key -> ordinals.put(key, ordinals.size()));
    return new LabelExtent(grid, keys, ordinals);
  }

  @Override
  public Grid grid() {
    return grid;
  }

  List<String> keys() {
    return keys;
  }

  @Override
  public int count() {
    return keys.size();
  }

  @Override
  public String key(int ordinal) {
    return keys.get(ordinal);
  }

  @Override
  public int find(String key) {
    return ordinals.getOrDefault(key, -1);
  }

  @Override
  public Partition partition(int ordinal) {
    return new Label(keys.get(ordinal));
  }

  @Override
  public int require(String key) {
    int ordinal = find(key);
    if (ordinal < 0) {
      throw new IllegalArgumentException(missing(key));
    }
    return ordinal;
  }

  private String missing(String key) {
    if (grid instanceof DynamicGrid) {
      return "There is no %s '%s'; add it with 'assetwright partitions add %s %s'.%s"
          .formatted(grid.name(), key, grid.name(), key, guess(key));
    }
    String guess = guess(key);
    String known = guess.isEmpty() && keys.size() <= MOST_TOLD
        ? "; it is one of '%s'".formatted(String.join("', '", keys))
        : "";
    return "'%s' is no %s%s.%s".formatted(key, grid.name(), known, guess);
  }

  private String guess(String key) {
    List<String> near = Suggestions.closest(key, keys, 1);
    return near.isEmpty() ? "" : " Did you mean '%s'?".formatted(near.get(0));
  }
}
