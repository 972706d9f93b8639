package dev.assetwright.query;

import dev.assetwright.rules.AssetKey;
import dev.assetwright.staleness.CellStatus;
import dev.assetwright.staleness.ProducerCells;
import dev.assetwright.staleness.Staleness;
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

  /** All cells of an asset that are absent. */
  static Absences of(Staleness staleness, AssetKey key) {
    ProducerCells cells = staleness.cells(key);
    return among(
        staleness,
        key,
        IntStream.range(0, cells.count())
            .filter(ordinal -> cells.status(ordinal) == CellStatus.ABSENT));
  }

  /** Those of the given cells that are absent, or whose source vanished. */
  static Absences of(Staleness staleness, AssetKey key, int[] ordinals) {
    return among(staleness, key, IntStream.of(ordinals).filter(ordinal -> {
      CellStatus status = staleness.status(key, ordinal);
      return status == CellStatus.ABSENT || status == CellStatus.GONE;
    }));
  }

  private static Absences among(Staleness staleness, AssetKey key, IntStream ordinals) {
    Map<String, Integer> reasons = new TreeMap<>();
    ordinals.forEach(
        ordinal -> reasons.merge(staleness.absenceOfMany(key, ordinal), 1, Integer::sum));
    int count = reasons.values().stream().mapToInt(Integer::intValue).sum();
    return new Absences(count, reason(reasons, count));
  }

  private static String reason(Map<String, Integer> reasons, int count) {
    return reasons.entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(most -> reasons.size() == 1
            ? most.getKey()
            : "%s (%s of %s)"
                .formatted(most.getKey(), Words.number(most.getValue()), Words.number(count)))
        .orElse("");
  }
}
