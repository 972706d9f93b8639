package dev.assetwright;

/**
 * One partition of a grid without time: of a static list, or added while the program runs.
 *
 * @param key its name
 */
public record Label(String key) implements Partition, Comparable<Label> {
  @Override
  public int compareTo(Label other) {
    return key.compareTo(other.key);
  }

  /** Returns the key. */
  @Override
  public String toString() {
    return key;
  }
}
