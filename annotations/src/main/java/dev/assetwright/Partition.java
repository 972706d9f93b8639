package dev.assetwright;

/** A slice of an asset that is materialized on its own. */
public sealed interface Partition permits Hour, Day, Week, Month, Window, Label, Combination {
  /** Its name within the asset, such as {@code 2026-06-01}; never empty. */
  String key();
}
