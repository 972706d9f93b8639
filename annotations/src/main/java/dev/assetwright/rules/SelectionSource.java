package dev.assetwright.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** The facts that a {@link Selection} asks about. Keys handed in are always among {@link #keys}. */
public interface SelectionSource {
  /** The statuses there are, for {@code status:} and for telling a rare one from a misspelt one. */
  List<String> STATUSES = List.of("up to date", "missing", "stale", "failed");

  /** All assets. */
  SortedSet<AssetKey> keys();

  /** How all assets are referred to; who keeps it hands it out, since it costs more than most selections. */
  default AssetReferences references() {
    return new AssetReferences(keys());
  }

  /** The direct upstream; a key outside {@link #keys} is passed over. */
  Collection<AssetKey> upstream(AssetKey key);

  /** The direct downstream; a key outside {@link #keys} is passed over. */
  Collection<AssetKey> downstream(AssetKey key);

  /** The group, {@code "mart"} or {@code "mart/sales"}; empty without one. */
  default String group(AssetKey key) {
    return key.group();
  }

  /** The asset that was called so before; empty when none was. */
  default Optional<AssetKey> former(String reference) {
    return Optional.empty();
  }

  /** The tags, each {@code "pii"} or {@code "tier=1"}. */
  Set<String> tags(AssetKey key);

  /** The owners. */
  Set<String> owners(AssetKey key);

  /** What kinds of asset this is, such as {@code "sql"} or {@code "external"}. */
  Set<String> kinds(AssetKey key);

  /** The status, one of {@link #statuses}. */
  String status(AssetKey key);

  /** Every status an asset could have. */
  default List<String> statuses() {
    return STATUSES;
  }
}
