package dev.assetwright.query.view;

import java.util.List;
import java.util.Map;

/**
 * All partitions of an asset, as runs of equal state: a few kilobytes for any number of partitions.
 *
 * @param grid in a few words, {@code daily from 2009-12-01, Europe/London}
 * @param dynamic the names of the dynamic grids among its dimensions, to which partitions can be added
 * @param unit what one is called, {@code day}; of a product {@code partition}
 * @param first the key of ordinal 0
 * @param count how many exist
 * @param counts how many are in each state; states without partitions are left out
 * @param absentReason why partitions are absent, in words with the most frequent reason; empty when none is
 * @param keys all keys by ordinal, when there are two thousand at most and they are no days; else empty
 * @param runs gapless and ordered from ordinal 0; 2,000 at most: of more, neighbors are told together, in the state of them
 *     that wants attention most: running, failed, blocked, stale, missing, up to date, gone, absent
 */
public record PartitionsView(
    String grid,
    List<String> dynamic,
    String unit,
    String first,
    int count,
    Map<String, Integer> counts,
    String absentReason,
    List<String> keys,
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
