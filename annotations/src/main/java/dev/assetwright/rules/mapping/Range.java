package dev.assetwright.rules.mapping;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** All from one to another, the latter excluded. */
record Range(int from, int to) implements Ordinals {
  @Override
  public int size() {
    return to - from;
  }

  @Override
  public boolean anyMatch(IntPredicate test) {
    for (int i = from; i < to; i++) {
      if (test.test(i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void addTo(BitSet set) {
    set.set(from, to);
  }
}
