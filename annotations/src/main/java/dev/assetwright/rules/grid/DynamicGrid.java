package dev.assetwright.rules.grid;

import dev.assetwright.Label;
import dev.assetwright.Partition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Partitions that are added while the program runs. Grids of one name are the same, and share their keys. */
public final class DynamicGrid implements Grid {
  private final String name;
  private final DynamicKeys source;
  private volatile @Nullable LabelExtent latest;

  private DynamicGrid(String name, DynamicKeys source) {
    this.name = name;
    this.source = source;
  }

  /** What generated code calls: a grid without keys until it is bound. */
  public static DynamicGrid of(String name) {
    return new DynamicGrid(name, DynamicKeys.NONE);
  }

  @Override
  public Grid bind(DynamicKeys keys) {
    return new DynamicGrid(name, keys);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable TimeGrid time() {
    return null;
  }

  @Override
  public Extent at(Instant now) {
    List<String> keys = source.keys(name);
    LabelExtent known = latest;
    if (known != null && known.keys() == keys) {
      return known;
    }
    Map<String, Integer> ordinals = new HashMap<>();
    keys.forEach(key -> ordinals.put(key, ordinals.size()));
    LabelExtent extent = new LabelExtent(this, keys, ordinals);
    latest = extent;
    return extent;
  }

  @Override
  public String checked(String key) {
    if (!StaticGrid.isKey(key)) {
      throw new IllegalArgumentException(
          "'%s' is no partition key; one is made of letters, digits, '_', '.' and '-'."
              .formatted(key));
    }
    return key;
  }

  @Override
  public Partition partition(String key) {
    return new Label(key);
  }

  @Override
  public String describe() {
    return "dynamic: " + name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DynamicGrid grid && grid.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Returns the description. */
  @Override
  public String toString() {
    return describe();
  }
}
