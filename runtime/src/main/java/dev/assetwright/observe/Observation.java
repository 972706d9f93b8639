package dev.assetwright.observe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found of an external cell.
 *
 * @param version changes exactly when the data does; null when nothing is there
 * @param changedAt when the data came to be, as far as known; null when nothing is there
 * @param absentReason why nothing is there; null otherwise
 */
public record Observation(
    @Nullable String version,
    @Nullable Instant changedAt,
    @Nullable String absentReason) {
  /** Whether something is there. */
  public boolean isPresent() {
    return version != null;
  }
}
