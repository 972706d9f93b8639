-- Facts. Everything below "Projections" follows from them and is changed in the same transaction.

-- Names, once each; the rest knows them by number.
CREATE TABLE asset (
  id BIGINT PRIMARY KEY,
  key TEXT COLLATE "C" NOT NULL UNIQUE
);
CREATE TABLE word ( -- code versions, fingerprints of configurations, names of checks
  id BIGINT PRIMARY KEY,
  text TEXT COLLATE "C" NOT NULL UNIQUE
);
CREATE TABLE event_kind (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL
);
INSERT INTO event_kind VALUES
  (1, 'RunQueued'), (2, 'RunStarted'), (3, 'RunEnded'), (4, 'AttemptStarted'), (5, 'AttemptFailed'),
  (6, 'Publishing'), (7, 'PublishingDropped'), (8, 'Materialized'), (9, 'StepEnded'),
  (10, 'CheckEvaluated'), (11, 'ExternalObserved'), (12, 'Ticked'), (13, 'Forgotten'),
  (14, 'CancelRequested'), (15, 'Skipped'), (16, 'Renamed'), (17, 'CodeAccepted'),
  (18, 'PartitionsChanged'), (19, 'BackfillStarted'), (20, 'BackfillChanged');

CREATE TABLE event (
  sequence BIGINT PRIMARY KEY,
  kind_id INTEGER NOT NULL,
  at_nanos BIGINT NOT NULL, -- since 1970-01-01T00:00Z, as all columns of this ending
  run_id BIGINT,
  cell_id BIGINT,
  materialization_id BIGINT,
  payload TEXT -- JSON of what the other columns do not hold; null when there is nothing more
);
CREATE INDEX event_check_by_run ON event (run_id) WHERE kind_id = 10;
CREATE INDEX event_accepted_by_cell ON event (cell_id) WHERE kind_id = 17;

-- The names that assets had, by the Renamed event that took them away. An asset keeps its number.
CREATE TABLE former_key (
  sequence BIGINT PRIMARY KEY,
  key TEXT NOT NULL,
  asset_id BIGINT NOT NULL REFERENCES asset
);

-- What a Publishing announces and a Materialized records, kept once for both.
CREATE TABLE materialization (
  id BIGINT PRIMARY KEY,
  sequence BIGINT, -- of the Materialized event; null while only announced
  cell_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  attempt INTEGER NOT NULL,
  at_nanos BIGINT NOT NULL,
  duration_millis BIGINT NOT NULL,
  code_word_id BIGINT NOT NULL,
  config_word_id BIGINT NOT NULL,
  data_version TEXT NOT NULL,
  row_count BIGINT NOT NULL,
  size_bytes BIGINT NOT NULL,
  inputs TEXT, -- JSON: [cell_id, "version", cell_id, "version", …]; null when nothing was read
  metadata TEXT, -- JSON object in the order given; null when empty
  token TEXT
);
CREATE INDEX materialization_by_cell ON materialization (cell_id);

CREATE TABLE code (
  version TEXT PRIMARY KEY,
  parts TEXT NOT NULL -- JSON: [{"method", "hash"}, …]
);

-- What a code version ran with: a row for the first time, and for each time that it differed.
CREATE TABLE code_environment (
  version TEXT NOT NULL,
  at_nanos BIGINT NOT NULL,
  environment TEXT NOT NULL, -- JSON: {"java", "compilers": […], "libraries": [{"name", "version", "crc"}, …]}
  PRIMARY KEY (version, at_nanos)
);

-- Projections.

CREATE TABLE cell (
  id BIGINT PRIMARY KEY,
  asset_id BIGINT NOT NULL REFERENCES asset,
  partition TEXT COLLATE "C" NOT NULL, -- empty without a grid
  materialization_id BIGINT, -- what is published
  changed_at_nanos BIGINT, -- when its data version last changed
  latest_sequence BIGINT, -- of the StepEnded that counts
  skipped_sequence BIGINT, -- of the Skipped that settles it; null once it was published since
  accepted_code_word_id BIGINT, -- the code that counts as equal to the one that made what is published
  accepted_skip_word_id BIGINT, -- the same of the one that skipped it
  UNIQUE (asset_id, partition)
) WITH (fillfactor = 80);

CREATE TABLE observation (
  cell_id BIGINT PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos BIGINT NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);

CREATE TABLE check_state (
  cell_id BIGINT NOT NULL,
  check_word_id BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
);

CREATE TABLE run (
  id BIGINT PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL UNIQUE,
  queued_sequence BIGINT, -- null for a run that was named but never queued
  status TEXT,
  queued_at_nanos BIGINT,
  started_at_nanos BIGINT,
  ended_sequence BIGINT,
  plan TEXT, -- JSON: [cell_id, …], the steps in their order
  backfill_id BIGINT,
  counts TEXT -- JSON: {"SUCCEEDED": 3, …}; kept once the run is final, so that its steps may be pruned
);
CREATE INDEX run_by_queued ON run (queued_sequence) WHERE queued_sequence IS NOT NULL;
CREATE INDEX run_open ON run (id) WHERE status IN ('QUEUED', 'STARTED');

CREATE INDEX run_by_backfill ON run (backfill_id, queued_sequence) WHERE backfill_id IS NOT NULL;

CREATE TABLE backfill (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL UNIQUE,
  status TEXT NOT NULL,
  started_sequence BIGINT NOT NULL,
  changed_sequence BIGINT, -- of the newest BackfillChanged
  retried_sequence BIGINT NOT NULL, -- what failed in runs before counts no longer
  driver TEXT -- the process that starts its runs; no fact: what a dead process held is freed
);
CREATE INDEX backfill_open ON backfill (id) WHERE status IN ('RUNNING', 'PAUSED');

CREATE TABLE run_asset (
  asset_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  PRIMARY KEY (asset_id, run_id)
);

CREATE TABLE step (
  run_id BIGINT NOT NULL,
  cell_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  status TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  started_sequence BIGINT, -- of the first AttemptStarted
  ended_sequence BIGINT, -- of the newest AttemptFailed or StepEnded
  retry_at_nanos BIGINT, -- while a next attempt waits
  materialization_id BIGINT,
  PRIMARY KEY (run_id, cell_id)
) WITH (fillfactor = 80);

CREATE TABLE failure (
  fingerprint TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (fingerprint, sequence)
);

CREATE TABLE tick (
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_nanos BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (cron, zone)
);

CREATE TABLE open_publishing (
  token TEXT NOT NULL,
  cell_id BIGINT NOT NULL,
  materialization_id BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (token, cell_id)
);

-- The partitions of dynamic grids that exist, in the order in which they were added.
CREATE TABLE added_partition (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  grid TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (grid, key)
);

-- Who makes what, now. No facts: what a dead process held is freed.

CREATE TABLE claim (
  cell_id BIGINT PRIMARY KEY,
  process TEXT NOT NULL,
  run TEXT NOT NULL
);
CREATE INDEX claim_by_process ON claim (process);
CREATE INDEX claim_by_run ON claim (run);

CREATE TABLE tick_claim (
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_nanos BIGINT NOT NULL,
  process TEXT NOT NULL,
  PRIMARY KEY (cron, zone, due_nanos)
);

-- What SQLite needs no tables for.

-- Locked by whoever writes, so that there is one writer at a time, as with a file. Holds nothing.
CREATE TABLE writer_lock (unused BIGINT);

-- The open stores of all processes. One whose row is gone was taken for dead, and can write no more.
CREATE TABLE session (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  process TEXT NOT NULL,
  writes BIGINT NOT NULL -- transactions; tells whether the last one was kept when the connection broke in the midst of it
) WITH (fillfactor = 50);

-- The home that this store belongs to: its values and tables are there. One row.
CREATE TABLE home (
  id TEXT NOT NULL,
  folder TEXT NOT NULL -- where it was when it was last opened, for people
);
