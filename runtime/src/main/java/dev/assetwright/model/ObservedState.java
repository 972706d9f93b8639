package dev.assetwright.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an external cell was last found to be.
 *
 * @param version the token; null when nothing is there
 * @param changedAt when the data came to be; null when nothing is there
 * @param observedAt when it was found so for the first time
 * @param absentReason why nothing is there; null otherwise
 * @param lastVersion the token before it vanished; null while it is there, or if it never was
 */
public record ObservedState(
    @Nullable String version,
    @Nullable Instant changedAt,
    Instant observedAt,
    @Nullable String absentReason,
    @Nullable String lastVersion) {
  /** Whether something is there. */
  public boolean isPresent() {
    return version != null;
  }

  /** Whether something was there and vanished: "source gone". */
  public boolean isGone() {
    return version == null && lastVersion != null;
  }
}
