package dev.assetwright.query;

import dev.assetwright.model.Materialization;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.RunStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long a step of an asset takes: the middle of the durations of its last materializations. */
final class Estimates {
  static final long UNKNOWN = -1;

  private static final int LOOKED_AT = 20;

  /** A plan of more assets than this is not worth a query for each. */
  private static final int MOST_ASSETS = 500;

  private final RunStore runs;
  private final Map<AssetKey, Long> medians = new HashMap<>();

  Estimates(RunStore runs) {
    this.runs = runs;
  }

  /** Milliseconds for one step; {@link #UNKNOWN} when it was never materialized. */
  long stepMillis(AssetKey asset) {
    Long known = medians.get(asset);
    if (known == null) {
      known = medians.size() >= MOST_ASSETS ? UNKNOWN : median(asset);
      medians.put(asset, known);
    }
    return known;
  }

  private long median(AssetKey asset) {
    List<Long> durations = runs.materializations(asset, null, LOOKED_AT).stream()
        .map(Materialization::durationMillis)
        .sorted()
        .toList();
    return durations.isEmpty() ? UNKNOWN : durations.get(durations.size() / 2);
  }
}
