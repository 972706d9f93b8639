package dev.assetwright.staleness;

import dev.assetwright.rules.mapping.Ordinals;

/** A set of ordinals that is gathered and then gone through; costs no more than what lies between its first and its last. */
final class Marks {
  private final long[] bits;
  private final int count;

  /** The first word with a mark and the one after the last; none when they meet. */
  private int from;

  private int to;

  Marks(int count) {
    this.bits = new long[ProducerCells.words(count)];
    this.count = count;
    this.from = bits.length;
  }

  void add(int ordinal) {
    add(ordinal >>> 6, 1L << ordinal);
  }

  void add(int word, long marked) {
    if (marked != 0) {
      bits[word] |= marked;
      from = Math.min(from, word);
      to = Math.max(to, word + 1);
    }
  }

  void addAll(Ordinals ordinals) {
    ordinals.forEachRange(this::addRange);
  }

  /** Adds all from one to another, the latter excluded. */
  void addRange(int first, int end) {
    for (int word = first >>> 6; word << 6 < end; word++) {
      long above = word << 6 >= first ? -1L : -1L << first;
      long below = end - (word << 6) >= 64 ? -1L : (1L << end) - 1;
      add(word, above & below);
    }
  }

  void addAll(Marks others) {
    for (int word = others.from; word < others.to; word++) {
      add(word, others.bits[word]);
    }
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  long word(int word) {
    return bits[word];
  }

  /** How many could be marked. */
  int count() {
    return count;
  }

  /** How many are marked at most. */
  int span() {
    return Math.max(0, to - from) << 6;
  }

  /** Whether all are marked. */
  boolean isFull() {
    if (from > 0 || to < bits.length) {
      return false;
    }
    for (int word = 0; word < bits.length; word++) {
      int left = count - (word << 6);
      if (bits[word] != (left >= 64 ? -1L : (1L << left) - 1)) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return from >= to;
  }
}
