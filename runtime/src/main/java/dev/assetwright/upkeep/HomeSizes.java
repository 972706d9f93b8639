package dev.assetwright.upkeep;

import dev.assetwright.rules.AssetKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What takes how much of the disk, in bytes.
 *
 * @param store the log and its projections, in the home or elsewhere
 * @param storeLog the write-ahead log of its file
 * @param warehouse the file of the tables
 * @param warehouseLog its write-ahead log
 * @param values values and rows in files
 * @param quarantine what checks refused, which is a part of warehouse and values
 * @param logs what attempts wrote
 * @param compactingFrees pages of store and warehouse that hold nothing
 * @param retentionFrees versions of values that go when their partition is materialized the next time
 * @param largestAssets the assets that take most, with values and tables together, largest first
 */
public record HomeSizes(
    long store,
    long storeLog,
    long warehouse,
    long warehouseLog,
    long values,
    long quarantine,
    long logs,
    long compactingFrees,
    long retentionFrees,
    List<AssetSize> largestAssets) {
  private static final int MOST = 5;

  public HomeSizes {
    largestAssets = List.copyOf(largestAssets);
  }

  /** What one asset takes. */
  public record AssetSize(String asset, long bytes) {}

  static List<AssetSize> largest(Map<AssetKey, Long> bytesByAsset) {
    return bytesByAsset.entrySet().stream()
        .map(entry -> new AssetSize(entry.getKey().toString(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(AssetSize::bytes).reversed().thenComparing(AssetSize::asset))
        .limit(MOST)
        .toList();
  }
}
