package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one upstream cell. Ordered by asset, then partition.
 *
 * @param upstream the asset read
 * @param partition its partition; null without a grid
 * @param dataVersion the version that was read
 */
public record InputVersion(AssetKey upstream, @Nullable String partition, String dataVersion)
    implements Comparable<InputVersion> {
  /** The version of an optional upstream cell that had nothing to read. */
  public static final String ABSENT = "absent";

  private static final Comparator<InputVersion> ORDER = Comparator.comparing(InputVersion::upstream)
      .thenComparing(InputVersion::partition, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Whether the reader found nothing there and ran without it. */
  public boolean isAbsent() {
    return dataVersion.equals(ABSENT);
  }

  /** The cell that was read. */
  public Cell cell() {
    return new Cell(upstream, partition);
  }

  @Override
  public int compareTo(InputVersion other) {
    return ORDER.compare(this, other);
  }
}
