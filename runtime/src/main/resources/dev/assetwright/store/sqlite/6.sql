INSERT INTO event_kind VALUES (19, 'BackfillStarted'), (20, 'BackfillChanged');

CREATE TABLE backfill (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  started_sequence INTEGER NOT NULL,
  changed_sequence INTEGER, -- of the newest BackfillChanged
  retried_sequence INTEGER NOT NULL, -- what failed in runs before counts no longer
  driver TEXT -- the process that starts its runs; no fact: what a dead process held is freed
);
CREATE INDEX backfill_open ON backfill (id) WHERE status IN ('RUNNING', 'PAUSED');

ALTER TABLE run ADD COLUMN backfill_id INTEGER;
CREATE INDEX run_by_backfill ON run (backfill_id, queued_sequence) WHERE backfill_id IS NOT NULL;
