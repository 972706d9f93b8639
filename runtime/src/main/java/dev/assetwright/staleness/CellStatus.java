package dev.assetwright.staleness;

import dev.assetwright.model.DataStatus;
import org.jspecify.annotations.Nullable;

/** How one cell stands. */
public enum CellStatus {
  /** Follows from its code and inputs as they are now; an external that is there. */
  UP_TO_DATE("up to date", DataStatus.UP_TO_DATE),
  /** Never materialized although there is something to make it from. */
  MISSING("missing", DataStatus.MISSING),
  /** Code, configuration or an input differs from what it was made from, here or further upstream. */
  STALE("stale", DataStatus.STALE),
  /** The latest attempt to bring it up to date failed, or a blocking check kept its data from being published. */
  FAILED("failed", DataStatus.FAILED),
  /** There is nothing to make it from, or its method said so, which is no error. */
  ABSENT("absent", null),
  /** It is published, but its source vanished since. */
  GONE("gone", null);

  private final String word;
  private final @Nullable DataStatus data;

  CellStatus(String word, @Nullable DataStatus data) {
    this.word = word;
    this.data = data;
  }

  /** The word for people and in JSON. */
  public String word() {
    return word;
  }

  /** What it counts as for its asset; null when it does not count. */
  public @Nullable DataStatus dataStatus() {
    return data;
  }
}
