package dev.assetwright.upkeep;

import java.util.Collection;

/** Parts of sentences about homes. */
public final class Sentences {
  private static final int MOST_LISTED = 10;

  private Sentences() {}

  /** A size for people. */
  public static String bytes(long count) {
    if (count < 10_000) {
      return count + " bytes";
    }
    return count < 10_000_000 ? count / 1_000 + " kB" : count / 1_000_000 + " MB";
  }

  /** A number with its noun. */
  public static String count(long number, String noun) {
    return number + " " + (number == 1 ? noun : noun + "s");
  }

  /** Ten of them in quotes, and how many others. */
  static String quoted(Collection<?> things) {
    StringBuilder text = new StringBuilder();
    things.stream()
        .limit(MOST_LISTED)
        .forEach(thing ->
            text.append(text.isEmpty() ? "" : ", ").append('\'').append(thing).append('\''));
    int others = things.size() - MOST_LISTED;
    return others > 0 ? text + " and " + count(others, "other") : text.toString();
  }
}
