package dev.assetwright.rules.mapping;

import java.util.BitSet;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * A set of ordinals of one extent: a range, a few, or the product of such. Immutable, and small however many it means.
 */
public interface Ordinals {
  /** None. */
  Ordinals NONE = range(0, 0);

  /** How many. */
  int size();

  /**
   * Asks for each, ascending within each dimension, until the answer is yes.
   *
   * @return whether one answer was yes
   */
  boolean anyMatch(IntPredicate test);

  /** Whether there is none. */
  default boolean isEmpty() {
    return size() == 0;
  }

  /** The one that so many are before. */
  int at(int index);

  /** The greatest; -1 when there is none. */
  int greatest();

  /** Whether all are from one ordinal to another, the latter excluded; now and then no though they are. */
  default boolean isWithin(int from, int to) {
    return isEmpty();
  }

  /** Hands over each. */
  default void forEach(IntConsumer consumer) {
    anyMatch(ordinal -> {
      consumer.accept(ordinal);
      return false;
    });
  }

  /** Hands over each as part of a range, of as few ranges as is easy to tell. */
  default void forEachRange(Ranges ranges) {
    forEach(ordinal -> ranges.add(ordinal, ordinal + 1));
  }

  /** Adds each to a set. */
  default void addTo(BitSet set) {
    forEachRange(set::set);
  }

  /** Takes ranges. */
  @FunctionalInterface
  interface Ranges {
    /** Takes all from one ordinal to another, the latter excluded. */
    void add(int from, int to);
  }

  /** From one ordinal to another, the latter excluded. */
  static Ordinals range(int from, int to) {
    return new Range(from, Math.max(from, to));
  }

  /** These, ascending. */
  static Ordinals of(int... ordinals) {
    return new Few(ordinals.clone());
  }
}
