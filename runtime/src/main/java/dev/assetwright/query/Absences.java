package dev.assetwright.query;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.ProducerCells;
import dev.assetwright.staleness.Staleness;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Why cells have nothing to be made from, told once for all of them: a reason in which the partition's key stands gets a star
 * in its place, so that thousands of absent files are one reason.
 *
 * @param count how many cells
 * @param reason the most frequent one, with its number when there are others; empty without cells
 */
record Absences(int count, String reason) {

  /** A reason takes a way upstream each, and a million of them a second. */
  private static final int MOST_ASKED = 10_000;

  /** All cells of an asset that are absent; of very many the newest are asked for their reasons. */
  static Absences of(Staleness staleness, AssetKey key) {
    ProducerCells cells = staleness.cells(key);
    return among(
        staleness,
        key,
        cells.newestFirst(CellStatus.ABSENT).limit(MOST_ASKED),
        cells.count(CellStatus.ABSENT));
  }

  /** These cells, which are absent, or whose source vanished. */
  static Absences of(Staleness staleness, AssetKey key, BitSet absent) {
    int count = absent.cardinality();
    return among(staleness, key, absent.stream().skip(Math.max(0, count - MOST_ASKED)), count);
  }

  private static Absences among(Staleness staleness, AssetKey key, IntStream asked, int count) {
    Map<String, Integer> reasons = new TreeMap<>();
    asked.forEach(ordinal -> reasons.merge(staleness.absenceOfMany(key, ordinal), 1, Integer::sum));
    return new Absences(count, reason(reasons, count));
  }

  private static String reason(Map<String, Integer> reasons, int count) {
    boolean all = count <= MOST_ASKED;
    return reasons.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(most -> reasons.size() == 1 && all
            ? most.getKey()
            : "%s (%s of %s%s)"
                .formatted(
                    most.getKey(),
                    Words.number(most.getValue()),
                    all ? "" : "the newest ",
                    Words.number(all ? count : MOST_ASKED)))
        .orElse("");
  }
}
