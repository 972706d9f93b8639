package dev.assetwright.history;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers values from 0 in the order in which they come up, so that what occurs millions of times is kept once. Safe for
 * several threads.
 */
final class Numbers<T> {
  private final Map<T, Integer> numbers = new ConcurrentHashMap<>();
  private volatile Object[] values = new Object[8];
  private int count;

  /** The number of a value; a new one when it comes up for the first time. */
  int of(T value) {
    Integer known = numbers.get(value);
    return known == null ? add(value) : known;
  }

  private synchronized int add(T value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = value;
    numbers.put(value, count);
    return count++;
  }

  /** How many there are. */
  synchronized int count() {
    return count;
  }

  /** The number of a value; -1 when it never came up. */
  int find(T value) {
    Integer known = numbers.get(value);
    return known == null ? -1 : known;
  }

  @SuppressWarnings("unchecked")
  T get(int number) {
    return (T) values[number];
  }
}
