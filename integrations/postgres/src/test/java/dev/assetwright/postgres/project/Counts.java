package dev.assetwright.postgres.project;

import dev.assetwright.Asset;
import dev.assetwright.Isolation;
import dev.assetwright.Label;
import dev.assetwright.SqlAsset;
import dev.assetwright.Table;
import java.util.Map;

/** Tables, wherever they are kept. */
interface Counts {
  /** A word with its length. */
  record Line(String text, int length) {}

  /** All words. */
  record Counted(long words, long letters) {}

  /** Each pair, written from a JVM of its own. */
  @Asset(group = "mart", isolation = Isolation.FORKED)
  static Table<Line> lines(Map<Label, String> pairs) {
    return Table.of(
        pairs.values().stream().map(text -> new Line(text, text.length())).toList());
  }

  /** How many there are. */
  @SqlAsset(group = "mart", sql = "SELECT count(*) AS words, sum(length) AS letters FROM {lines}")
  Table<Counted> counted();
}
