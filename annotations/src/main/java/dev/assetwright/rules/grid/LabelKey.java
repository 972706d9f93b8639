package dev.assetwright.rules.grid;

import java.util.Set;
import java.util.regex.Pattern;

/** What may be the key of a partition without time: it stands in commands, mappings, addresses and file names. */
final class LabelKey {
  private static final int MOST_CHARACTERS = 100;
  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]|\\.(?![.]|$))*");

  /** What {@code --partitions} takes for something else. */
  private static final Set<String> TAKEN = Set.of("all", "latest");

  private LabelKey() {}

  /**
   * Returns the key.
   *
   * @throws IllegalArgumentException if it cannot be one, with a sentence
   */
  static String require(String key) {
    if (!CHARACTERS.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no partition key; one is made of letters, digits, '_', '.' and '-'."
              .formatted(key));
    }
    if (key.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("'%s…' is no partition key; one has %d characters at most."
          .formatted(key.substring(0, 20), MOST_CHARACTERS));
    }
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no partition key; one begins with a letter, a digit or '_', ends with no dot and has no two in a row."
              .formatted(key));
    }
    if (TAKEN.contains(key)) {
      throw new IllegalArgumentException(
          "'%s' is no partition key; where partitions are asked for, it has a meaning of its own."
              .formatted(key));
    }
    return key;
  }
}
