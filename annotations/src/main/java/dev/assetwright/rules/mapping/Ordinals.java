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

  /** Hands over each. */
  default void forEach(IntConsumer consumer) {
    anyMatch(ordinal -> {
      consumer.accept(ordinal);
      return false;
    });
  }

  /** Adds each to a set. */
  default void addTo(BitSet set) {
    forEach(set::set);
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
