package dev.assetwright.rules.grid;

import dev.assetwright.Combination;
import dev.assetwright.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The combinations of what exists of each dimension, numbered like the digits of a number: the dimension of time, if any,
 * counts slowest, so that the oldest come first; then the dimensions in their order.
 */
public final class ProductExtent implements Extent {
  private final ProductGrid grid;
  private final List<Extent> dimensions;
  private final int[] strides;
  private final int[] counts;
  private final int count;

  /** Each window is asked for once with every combination of the other dimensions. */
  private final Map<String, Integer> windows = new ConcurrentHashMap<>();

  ProductExtent(ProductGrid grid, List<Extent> dimensions) {
    this.grid = grid;
    this.dimensions = dimensions;
    this.strides = new int[dimensions.size()];
    this.counts = dimensions.stream().mapToInt(Extent::count).toArray();
    int time = -1;
    long size = 1;
    for (int i = dimensions.size() - 1; i >= 0; i--) {
      if (dimensions.get(i).grid() instanceof TimeGrid) {
        time = i;
      } else {
        strides[i] = (int) size;
        size = grown(size, dimensions.get(i));
      }
    }
    if (time >= 0) {
      strides[time] = (int) size;
      size = grown(size, dimensions.get(time));
    }
    this.count = (int) size;
  }

  private long grown(long size, Extent by) {
    long grown = size * by.count();
    if (grown > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The product %s has %,d partitions; %,d is the most there can be."
              .formatted(grid.name(), grown, Integer.MAX_VALUE));
    }
    return grown;
  }

  /** What exists of each dimension. */
  public List<Extent> dimensions() {
    return dimensions;
  }

  /** The ordinal within a dimension of a partition. */
  public int digit(int ordinal, int dimension) {
    return ordinal / strides[dimension] % counts[dimension];
  }

  /** How far apart two partitions are that differ by one in a dimension only. */
  public int stride(int dimension) {
    return strides[dimension];
  }

  @Override
  public ProductGrid grid() {
    return grid;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public String key(int ordinal) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < strides.length; i++) {
      key.append(i == 0 ? "" : "|").append(dimensions.get(i).key(digit(ordinal, i)));
    }
    return key.toString();
  }

  @Override
  public int find(String key) {
    List<String> parts = grid.parts(key);
    if (parts.size() != strides.length) {
      return -1;
    }
    int ordinal = 0;
    for (int i = 0; i < strides.length; i++) {
      int digit = dimensions.get(i) instanceof TimeExtent time
          ? windows.computeIfAbsent(parts.get(i), time::find)
          : dimensions.get(i).find(parts.get(i));
      if (digit < 0) {
        return -1;
      }
      ordinal += digit * strides[i];
    }
    return ordinal;
  }

  @Override
  public Partition partition(int ordinal) {
    List<Partition> parts = new ArrayList<>(strides.length);
    for (int i = 0; i < strides.length; i++) {
      parts.add(dimensions.get(i).partition(digit(ordinal, i)));
    }
    return new Combination(parts);
  }

  @Override
  public int require(String key) {
    List<String> parts = grid.requireParts(key);
    int ordinal = 0;
    for (int i = 0; i < strides.length; i++) {
      ordinal += dimensions.get(i).require(parts.get(i)) * strides[i];
    }
    return ordinal;
  }
}
