package dev.assetwright.rules.mapping;

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
  public void forEachRange(Ranges ranges) {
    ranges.add(from, to);
  }

  @Override
  public int at(int index) {
    return from + index;
  }

  @Override
  public int greatest() {
    return to - 1 < from ? -1 : to - 1;
  }

  @Override
  public boolean isWithin(int least, int end) {
    return from >= least && to <= end || from == to;
  }
}
