package dev.assetwright.store.sql;

/** How the log writes the kinds of events: the position, from 1, in table {@code event_kind}. Append only. */
enum EventKind {
  RUN_QUEUED,
  RUN_STARTED,
  RUN_ENDED,
  ATTEMPT_STARTED,
  ATTEMPT_FAILED,
  PUBLISHING,
  PUBLISHING_DROPPED,
  MATERIALIZED,
  STEP_ENDED,
  CHECK_EVALUATED,
  EXTERNAL_OBSERVED,
  TICKED,
  FORGOTTEN,
  CANCEL_REQUESTED,
  SKIPPED,
  RENAMED,
  CODE_ACCEPTED,
  PARTITIONS_CHANGED,
  BACKFILL_STARTED,
  BACKFILL_CHANGED,
  REVERTED;

  private static final EventKind[] ALL = values();

  int id() {
    return ordinal() + 1;
  }

  static EventKind of(int id) {
    return ALL[id - 1];
  }
}
