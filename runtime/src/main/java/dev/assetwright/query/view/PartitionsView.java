package dev.assetwright.query.view;

import java.util.List;
import java.util.Map;

/**
 * All partitions of an asset, as runs of equal state: a few kilobytes for any number of partitions.
 *
 * @param grid in a few words, {@code daily from 2009-12-01, Europe/London}
 * @param first the key of ordinal 0
 * @param count how many exist
 * @param counts how many are in each state; states without partitions are left out
 * @param absentReason why partitions are absent, in words with the most frequent reason; empty when none is
 * @param runs gapless and ordered from ordinal 0
 */
public record PartitionsView(
    String grid,
    String first,
    int count,
    Map<String, Integer> counts,
    String absentReason,
    List<Run> runs) {

  /**
   * Neighbouring partitions in one state.
   *
   * @param from the first ordinal
   * @param to the last ordinal
   * @param firstKey the key of {@code from}
   * @param lastKey the key of {@code to}
   * @param state {@code up to date}, {@code stale}, {@code missing}, {@code failed}, {@code blocked}, {@code running},
   *     {@code gone} (published, but its source vanished) or {@code absent}
   */
  public record Run(int from, int to, String firstKey, String lastKey, String state) {}
}
