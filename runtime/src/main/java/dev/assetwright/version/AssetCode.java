package dev.assetwright.version;

import dev.assetwright.spi.CodeStore.MethodHash;
import java.util.List;

/**
 * The code behind one asset.
 *
 * @param version 16 hex digits; equal for equal logic
 * @param parts everything the version was made from, the asset's method included, sorted by name
 * @param warnings what the version cannot see, in whole sentences, sorted
 */
public record AssetCode(String version, List<MethodHash> parts, List<String> warnings) {
  public AssetCode {
    parts = List.copyOf(parts);
    warnings = List.copyOf(warnings);
  }
}
