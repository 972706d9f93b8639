package dev.assetwright.model;

/** The life of a step: one asset, or one of its partitions, within a run. */
public enum StepStatus {
  /** Waits for upstream steps, a worker, or another run that makes the same cell. */
  QUEUED,
  /** An attempt is running, or waits for its next try. */
  STARTED,
  /** Published. */
  SUCCEEDED,
  /** Proved up to date just before it would have run; nothing was executed. */
  REUSED,
  /** There was nothing to make it from: source absent, explicit skip, or all it reads was skipped. */
  SKIPPED,
  /** The asset's own doing; nothing new was published. */
  FAILED,
  /** Not run because something upstream failed, or its blocking check did. */
  BLOCKED,
  /** A user stopped it. */
  CANCELED,
  /** Its process died. */
  INTERRUPTED;

  /** Whether nothing more happens to it. */
  public boolean isFinal() {
    return this != QUEUED && this != STARTED;
  }

  /** Whether a run that holds it can still be called a success. */
  public boolean isGood() {
    return this == SUCCEEDED || this == REUSED || this == SKIPPED;
  }

  /** Whether a step in this state may come into {@code next}. */
  public boolean mayBecome(StepStatus next) {
    return switch (this) {
      case QUEUED -> next != QUEUED;
      case STARTED -> next.isFinal();
      case SUCCEEDED, REUSED, SKIPPED, FAILED, BLOCKED, CANCELED, INTERRUPTED -> false;
    };
  }
}
