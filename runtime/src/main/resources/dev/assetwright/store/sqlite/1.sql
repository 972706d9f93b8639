-- Facts. Everything below "Projections" follows from them and is changed in the same transaction.

-- Names, once each; the rest knows them by number.
CREATE TABLE asset (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
);
CREATE TABLE word ( -- code versions, fingerprints of configurations, names of checks
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);
CREATE TABLE event_kind (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);
INSERT INTO event_kind VALUES
  (1, 'RunQueued'), (2, 'RunStarted'), (3, 'RunEnded'), (4, 'AttemptStarted'), (5, 'AttemptFailed'),
  (6, 'Publishing'), (7, 'PublishingDropped'), (8, 'Materialized'), (9, 'StepEnded'),
  (10, 'CheckEvaluated'), (11, 'ExternalObserved'), (12, 'Ticked'), (13, 'Forgotten'),
  (14, 'CancelRequested');

CREATE TABLE event (
  sequence INTEGER PRIMARY KEY,
  kind_id INTEGER NOT NULL,
  at_nanos INTEGER NOT NULL, -- since 1970-01-01T00:00Z, as all columns of this ending
  run_id INTEGER,
  cell_id INTEGER,
  materialization_id INTEGER,
  payload TEXT -- JSON of what the other columns do not hold; null when there is nothing more
);
CREATE INDEX event_check_by_run ON event (run_id) WHERE kind_id = 10;

-- What a Publishing announces and a Materialized records, kept once for both.
CREATE TABLE materialization (
  id INTEGER PRIMARY KEY,
  sequence INTEGER, -- of the Materialized event; null while only announced
  cell_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  at_nanos INTEGER NOT NULL,
  duration_millis INTEGER NOT NULL,
  code_word_id INTEGER NOT NULL,
  config_word_id INTEGER NOT NULL,
  data_version TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  inputs TEXT, -- JSON: [cell_id, "version", cell_id, "version", …]; null when nothing was read
  metadata TEXT, -- JSON object in the order given; null when empty
  token TEXT
);
CREATE INDEX materialization_by_cell ON materialization (cell_id);

CREATE TABLE code (
  version TEXT PRIMARY KEY,
  parts TEXT NOT NULL -- JSON: [{"method", "hash"}, …]
) WITHOUT ROWID;

-- Projections.

CREATE TABLE cell (
  id INTEGER PRIMARY KEY,
  asset_id INTEGER NOT NULL REFERENCES asset,
  partition TEXT NOT NULL, -- empty without a grid
  materialization_id INTEGER, -- what is published
  changed_at_nanos INTEGER, -- when its data version last changed
  latest_sequence INTEGER, -- of the StepEnded that counts
  UNIQUE (asset_id, partition)
);

CREATE TABLE observation (
  cell_id INTEGER PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos INTEGER NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);

CREATE TABLE check_state (
  cell_id INTEGER NOT NULL,
  check_word_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
) WITHOUT ROWID;

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  queued_sequence INTEGER, -- null for a run that was named but never queued
  status TEXT,
  queued_at_nanos INTEGER,
  started_at_nanos INTEGER,
  ended_sequence INTEGER,
  plan TEXT, -- JSON: [cell_id, …], the steps in their order
  counts TEXT -- JSON: {"SUCCEEDED": 3, …}; kept once the run is final, so that its steps may be pruned
);
CREATE INDEX run_by_queued ON run (queued_sequence) WHERE queued_sequence IS NOT NULL;
CREATE INDEX run_open ON run (id) WHERE status IN ('QUEUED', 'STARTED');

CREATE TABLE run_asset (
  asset_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (asset_id, run_id)
) WITHOUT ROWID;

CREATE TABLE step (
  run_id INTEGER NOT NULL,
  cell_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  status TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  started_sequence INTEGER, -- of the first AttemptStarted
  ended_sequence INTEGER, -- of the newest AttemptFailed or StepEnded
  retry_at_nanos INTEGER, -- while a next attempt waits
  materialization_id INTEGER,
  PRIMARY KEY (run_id, cell_id)
) WITHOUT ROWID;

CREATE TABLE failure (
  fingerprint TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, sequence)
) WITHOUT ROWID;

CREATE TABLE tick (
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_nanos INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cron, zone)
) WITHOUT ROWID;

CREATE TABLE open_publishing (
  token TEXT NOT NULL,
  cell_id INTEGER NOT NULL,
  materialization_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (token, cell_id)
) WITHOUT ROWID;

-- Who makes what, now. No facts: what a dead process held is freed.

CREATE TABLE claim (
  cell_id INTEGER PRIMARY KEY,
  process TEXT NOT NULL,
  run TEXT NOT NULL
);
CREATE INDEX claim_by_process ON claim (process);
CREATE INDEX claim_by_run ON claim (run);

CREATE TABLE tick_claim (
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_nanos INTEGER NOT NULL,
  process TEXT NOT NULL,
  PRIMARY KEY (cron, zone, due_nanos)
) WITHOUT ROWID;
