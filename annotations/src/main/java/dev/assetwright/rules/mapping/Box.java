package dev.assetwright.rules.mapping;

import java.util.BitSet;
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

  @Override
  public void addTo(BitSet set) {
    addTo(0, 0, set);
  }

  private void addTo(int dimension, int sum, BitSet set) {
    boolean last = dimension == dimensions.length - 1;
    if (last && strides[dimension] == 1 && dimensions[dimension] instanceof Range range) {
      set.set(sum + range.from(), sum + range.to());
    } else if (dimension == dimensions.length) {
      set.set(sum);
    } else {
      dimensions[dimension].forEach(
          digit -> addTo(dimension + 1, sum + digit * strides[dimension], set));
    }
  }
}
