package dev.assetwright.model;

import java.util.Set;

/** The life of a run. */
public enum RunStatus {
  /** Recorded, not started. */
  QUEUED,
  /** At least one step may be running. */
  STARTED,
  /** Every step succeeded, was reused or skipped. */
  SUCCEEDED,
  /** A step failed by its own doing, or a check did; others may have succeeded. */
  FAILED,
  /** A user stopped it. */
  CANCELED,
  /** Its process died. */
  INTERRUPTED;

  /** Whether nothing more happens to it. */
  public boolean isFinal() {
    return this != QUEUED && this != STARTED;
  }

  /** Whether a run in this state may come into {@code next}. */
  public boolean mayBecome(RunStatus next) {
    return switch (this) {
      case QUEUED -> Set.of(STARTED, CANCELED, INTERRUPTED, FAILED).contains(next);
      case STARTED -> next.isFinal();
      case SUCCEEDED, FAILED, CANCELED, INTERRUPTED -> false;
    };
  }
}
