package dev.assetwright.rules.grid;

import dev.assetwright.Label;
import dev.assetwright.Partition;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Partitions known when the code is written, in the order in which they are declared. */
public final class StaticGrid implements Grid {
  private final String name;
  private final LabelExtent extent;

  /** Asked for each cell of the grid, so that it must not look at all keys. */
  private final int hash;

  /**
   * Takes the keys in their order.
   *
   * @throws IllegalArgumentException if there is none, one comes twice or can be no key, with a sentence
   */
  public StaticGrid(String name, List<String> keys) {
    this.name = name;
    Set<String> seen = new HashSet<>();
    for (String key : keys) {
      if (!seen.add(LabelKey.require(key))) {
        throw new IllegalArgumentException("The partition '%s' is listed twice.".formatted(key));
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("There is no partition in the list.");
    }
    this.extent = LabelExtent.of(this, List.copyOf(keys));
    this.hash = 31 * name.hashCode() + keys().hashCode();
  }

  /** What generated code calls. */
  public static StaticGrid of(String name, String... keys) {
    return new StaticGrid(name, List.of(keys));
  }

  /** The keys in their order. */
  public List<String> keys() {
    return extent.keys();
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
  public Extent at(Instant now, DynamicKeys keys) {
    return extent;
  }

  @Override
  public String checked(String key) {
    extent.require(key);
    return key;
  }

  @Override
  public Partition partition(String key) {
    return new Label(key);
  }

  @Override
  public String describe() {
    int count = keys().size();
    return count <= 4
        ? "%s: %s".formatted(name, String.join(", ", keys()))
        : "%s: %s … %s (%d)".formatted(name, keys().get(0), keys().get(count - 1), count);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || other instanceof StaticGrid grid
            && grid.hash == hash
            && grid.name.equals(name)
            && grid.keys().equals(keys());
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns the name and all keys. */
  @Override
  public String toString() {
    return name + ": " + keys();
  }
}
