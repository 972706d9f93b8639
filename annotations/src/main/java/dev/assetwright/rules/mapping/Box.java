package dev.assetwright.rules.mapping;

import java.util.function.IntPredicate;

/** Every combination of one of each. The ordinals of each dimension count as often as its stride. */
record Box(Ordinals[] dimensions, int[] strides) implements Ordinals {
  @Override
  public int size() {
    int size = 1;
    for (Ordinals dimension : dimensions) {
      size *= dimension.size();
    }
    return size;
  }

  @Override
  public boolean anyMatch(IntPredicate test) {
    return anyMatch(0, 0, test);
  }

  private boolean anyMatch(int dimension, int sum, IntPredicate test) {
    if (dimension == dimensions.length) {
      return test.test(sum);
    }
    return dimensions[dimension].anyMatch(
        digit -> anyMatch(dimension + 1, sum + digit * strides[dimension], test));
  }
}
