package dev.assetwright.rules.grid;

import dev.assetwright.Label;
import dev.assetwright.Partition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Partitions that are added while the program runs. Grids of one name are the same, and share their keys. */
public record DynamicGrid(String name) implements Grid {
  /** What generated code calls. */
  public static DynamicGrid of(String name) {
    return new DynamicGrid(name);
  }

  /** What exists when these are the keys, each once, in the order in which they were added. */
  public Extent extent(Collection<String> keys) {
    return LabelExtent.of(this, List.copyOf(keys));
  }

  @Override
  public @Nullable TimeGrid time() {
    return null;
  }

  @Override
  public Extent at(Instant now, DynamicKeys keys) {
    return keys.of(this);
  }

  @Override
  public String checked(String key) {
    return LabelKey.require(key);
  }

  @Override
  public Partition partition(String key) {
    return new Label(key);
  }

  @Override
  public String describe() {
    return "dynamic: " + name;
  }

  /** Returns the description. */
  @Override
  public String toString() {
    return describe();
  }
}
