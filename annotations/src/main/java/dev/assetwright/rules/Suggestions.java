package dev.assetwright.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds what was probably meant.
 *
 * <p>Two texts are close when their Levenshtein distance is at most a third of the longer one's length. Only the band of
 * the table that can hold such a distance is computed (Ukkonen 1985), so that ten thousand candidates take milliseconds.
 */
public final class Suggestions {
  private Suggestions() {}

  /**
   * Returns the candidates that are close to {@code wrong}, the closest first, equally close ones in natural order.
   *
   * <p>Case is ignored. Of texts with slashes the last segments are compared as well: {@code order_clean} finds {@code
   * clean/orders_clean}.
   *
   * @param limit how many at most
   */
  public static List<String> closest(String wrong, Collection<String> candidates, int limit) {
    String text = wrong.strip().toLowerCase(Locale.ROOT);
    String name = lastSegment(text);
    List<Scored> close = new ArrayList<>();
    for (String candidate : candidates) {
      String other = candidate.toLowerCase(Locale.ROOT);
      int whole = closeDistance(text, other);
      int last = closeDistance(name, lastSegment(other));
      int best = Math.min(whole, last);
      if (best != Integer.MAX_VALUE) {
        close.add(new Scored(candidate, best, whole));
      }
    }
    return close.stream()
        .sorted(Scored.ORDER)
        .map(Scored::text)
        .distinct()
        .limit(limit)
        .toList();
  }

  private static String lastSegment(String text) {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private static int closeDistance(String a, String b) {
    int limit = Math.max(a.length(), b.length()) / 3;
    int distance = distance(a, b, limit);
    return distance <= limit ? distance : Integer.MAX_VALUE;
  }

  /** Returns the Levenshtein distance, or some number greater than {@code limit} when it is greater than that. */
  static int distance(String a, String b, int limit) {
    int columns = b.length();
    if (Math.abs(a.length() - columns) > limit) {
      return limit + 1;
    }
    int beyond = limit + 1;
    int[] above = new int[columns + 1];
    int[] row = new int[columns + 1];
    for (int j = 0; j <= columns; j++) {
      above[j] = Math.min(j, beyond);
    }
    for (int i = 1; i <= a.length(); i++) {
      int from = Math.max(1, i - limit);
      int to = Math.min(columns, i + limit);
      row[from - 1] = from == 1 ? Math.min(i, beyond) : beyond;
      int least = row[from - 1];
      for (int j = from; j <= to; j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int cost = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        row[j] = Math.min(cost, beyond);
        least = Math.min(least, row[j]);
      }
      if (to < columns) {
        row[to + 1] = beyond;
      }
      if (least > limit) {
        return beyond;
      }
      int[] spare = above;
      above = row;
      row = spare;
    }
    return above[columns];
  }

  private record Scored(String text, int best, int whole) {
    static final Comparator<Scored> ORDER = Comparator.comparingInt(Scored::best)
        .thenComparingInt(Scored::whole)
        .thenComparing(Scored::text);
  }
}
