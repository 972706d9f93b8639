package dev.assetwright.model;

import dev.assetwright.rules.AssetKey;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many attempts at some assets may be under way at once, all of them counted together.
 *
 * @param selection what was written, {@code tag:api}
 * @param assets what that selects; sorted
 * @param most how many, at least 1
 */
public record AttemptLimit(String selection, Set<AssetKey> assets, int most) {
  public AttemptLimit {
    assets = Collections.unmodifiableSet(new TreeSet<>(assets));
  }

  /** Whether an attempt that makes these counts. */
  public boolean covers(Collection<AssetKey> made) {
    return made.stream().anyMatch(assets::contains);
  }
}
