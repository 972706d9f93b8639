package dev.assetwright.rules.mapping;

import dev.assetwright.rules.grid.ProductExtent;
import java.util.function.IntPredicate;

/** Every combination of one of each. The ordinals of each dimension count as often as its stride in the product. */
record Box(Ordinals[] dimensions, ProductExtent product) implements Ordinals {
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
        digit -> anyMatch(dimension + 1, sum + digit * product.stride(dimension), test));
  }

  @Override
  public int at(int index) {
    int sum = 0;
    int left = index;
    for (int i = dimensions.length - 1; i >= 0; i--) {
      int size = dimensions[i].size();
      sum += dimensions[i].at(left % size) * product.stride(i);
      left /= size;
    }
    return sum;
  }

  @Override
  public int greatest() {
    int sum = 0;
    for (int i = 0; i < dimensions.length; i++) {
      int greatest = dimensions[i].greatest();
      if (greatest < 0) {
        return -1;
      }
      sum += greatest * product.stride(i);
    }
    return sum;
  }

  @Override
  public void forEachRange(Ranges ranges) {
    forEachRange(0, 0, ranges);
  }

  private void forEachRange(int dimension, int sum, Ranges ranges) {
    boolean last = dimension == dimensions.length - 1;
    if (last && product.stride(dimension) == 1) {
      dimensions[dimension].forEachRange((from, to) -> ranges.add(sum + from, sum + to));
    } else if (dimension == dimensions.length) {
      ranges.add(sum, sum + 1);
    } else {
      dimensions[dimension].forEach(
          digit -> forEachRange(dimension + 1, sum + digit * product.stride(dimension), ranges));
    }
  }
}
