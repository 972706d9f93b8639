package dev.assetwright.model;

/** How a backfill stands. */
public enum BackfillStatus {
  /** Its runs are started one after the other. */
  RUNNING,
  /** No further run is started until somebody resumes it. */
  PAUSED,
  /** All of it is up to date. */
  SUCCEEDED,
  /** All that could be made was; the rest failed, or needs what failed. */
  FAILED,
  /** Somebody stopped it for good. */
  CANCELED;

  /** Whether nothing happens to it any more, unless somebody retries what failed. */
  public boolean isFinal() {
    return this != RUNNING && this != PAUSED;
  }
}
