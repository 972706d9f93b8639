package dev.assetwright.rules.mapping;

import java.util.function.IntPredicate;

/** A few. */
record Few(int[] ordinals) implements Ordinals {
  @Override
  public int size() {
    return ordinals.length;
  }

  @Override
  public boolean anyMatch(IntPredicate test) {
    for (int ordinal : ordinals) {
      if (test.test(ordinal)) {
        return true;
      }
    }
    return false;
  }
}
