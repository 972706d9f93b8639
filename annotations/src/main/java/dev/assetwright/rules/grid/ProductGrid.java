package dev.assetwright.rules.grid;

import dev.assetwright.Combination;
import dev.assetwright.Partition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A partition for each combination of those of other grids.
 *
 * @param dimensions two or more, none of them a product, with different names, one of time at most
 */
public record ProductGrid(List<Grid> dimensions) implements Grid {
  /**
   * Takes the dimensions in the order in which keys are written.
   *
   * @throws IllegalArgumentException if these make no product, with a sentence
   */
  public ProductGrid {
    dimensions = List.copyOf(dimensions);
    if (dimensions.size() < 2) {
      throw new IllegalArgumentException("A product needs two dimensions at least.");
    }
    Set<String> names = new HashSet<>();
    int times = 0;
    for (Grid dimension : dimensions) {
      if (dimension instanceof ProductGrid) {
        throw new IllegalArgumentException(
            "A product of products is none; name all dimensions in one.");
      }
      if (!names.add(dimension.name())) {
        throw new IllegalArgumentException(
            "Two dimensions are called '%s'; give one another name.".formatted(dimension.name()));
      }
      times += dimension instanceof TimeGrid ? 1 : 0;
    }
    if (times > 1) {
      throw new IllegalArgumentException(
          "A product has one dimension of time at most: one instant has one %s."
              .formatted(dimensions.stream()
                  .filter(TimeGrid.class::isInstance)
                  .map(Grid::name)
                  .collect(Collectors.joining(" and one "))));
    }
  }

  /** What generated code calls. */
  public static ProductGrid of(Grid... dimensions) {
    return new ProductGrid(List.of(dimensions));
  }

  @Override
  public String name() {
    return dimensions.stream().map(Grid::name).collect(Collectors.joining("|"));
  }

  @Override
  public @Nullable TimeGrid time() {
    for (Grid dimension : dimensions) {
      if (dimension instanceof TimeGrid time) {
        return time;
      }
    }
    return null;
  }

  @Override
  public Extent at(Instant now, DynamicKeys keys) {
    return new ProductExtent(
        this, dimensions.stream().map(dimension -> dimension.at(now, keys)).toList());
  }

  @Override
  public List<String> parts(String key) {
    return List.of(key.split("\\|", -1));
  }

  @Override
  public String checked(String key) {
    List<String> parts = requireParts(key);
    List<String> checked = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      checked.add(dimensions.get(i).checked(parts.get(i)));
    }
    return String.join("|", checked);
  }

  List<String> requireParts(String key) {
    List<String> parts = parts(key);
    if (parts.size() != dimensions.size()) {
      throw new IllegalArgumentException(
          "'%s' is no partition; one is written %s.".formatted(key, name()));
    }
    return parts;
  }

  @Override
  public Partition partition(String key) {
    List<String> parts = requireParts(key);
    List<Partition> partitions = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      partitions.add(dimensions.get(i).partition(parts.get(i)));
    }
    return new Combination(partitions);
  }

  @Override
  public String describe() {
    return dimensions.stream().map(Grid::describe).collect(Collectors.joining(" × "));
  }
}
