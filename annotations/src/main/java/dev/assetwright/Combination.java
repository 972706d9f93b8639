package dev.assetwright;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One partition of a product of grids.
 *
 * @param parts one partition of each dimension, in their order
 */
public record Combination(List<Partition> parts) implements Partition {
  public Combination {
    parts = List.copyOf(parts);
  }

  /**
   * Returns the first part of a type, such as the {@link Day}.
   *
   * @throws IllegalArgumentException if no dimension is of that type
   */
  public <P extends Partition> P part(Class<P> type) {
    return parts.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "'%s' has no part that is a %s.".formatted(key(), type.getSimpleName())));
  }

  /** Returns the keys of the parts joined by bars, {@code 2026-06-01|eu}. */
  @Override
  public String key() {
    return parts.stream().map(Partition::key).collect(Collectors.joining("|"));
  }

  /** Returns the key. */
  @Override
  public String toString() {
    return key();
  }
}
