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

  @Override
  public int at(int index) {
    return ordinals[index];
  }

  @Override
  public int greatest() {
    return ordinals.length == 0 ? -1 : ordinals[ordinals.length - 1];
  }

  @Override
  public boolean isWithin(int from, int to) {
    return ordinals.length == 0 || ordinals[0] >= from && greatest() < to;
  }
}
