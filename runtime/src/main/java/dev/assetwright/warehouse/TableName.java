package dev.assetwright.warehouse;

import dev.assetwright.rules.AssetKey;

/** Names of tables and how they stand in SQL. */
final class TableName {
  /** The table of markers. */
  static final String MARKERS = "assetwright_published";

  /** The table of what is in quarantine. */
  static final String QUARANTINED = "assetwright_quarantined";

  private TableName() {}

  /**
   * The table of an asset: its key with {@code _} for {@code /}.
   *
   * @throws IllegalArgumentException if that name is SQLite's or ours
   */
  static String of(AssetKey asset) {
    String name = String.join("_", asset.segments());
    if (name.startsWith("sqlite_") || name.equals(MARKERS) || name.equals(QUARANTINED)) {
      throw new IllegalArgumentException(
          "'%s' cannot be a table: '%s' is a name that the warehouse keeps for itself. Rename the asset."
              .formatted(asset, name));
    }
    return name;
  }

  /** The table of an asset's refused rows; two keys that make one table have two of these. */
  static String quarantine(AssetKey asset) {
    return asset + " in quarantine";
  }

  /** A name as SQL takes it, whatever is in it. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
