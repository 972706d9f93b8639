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
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);
SET session_replication_role = replica;
DELETE FROM event_kind;
INSERT INTO asset OVERRIDING SYSTEM VALUE VALUES ('1', 'raw/orders');
INSERT INTO asset OVERRIDING SYSTEM VALUE VALUES ('2', 'mart/sales');
INSERT INTO asset OVERRIDING SYSTEM VALUE VALUES ('3', 'clean/orders');
INSERT INTO asset OVERRIDING SYSTEM VALUE VALUES ('4', 'plain');
INSERT INTO backfill OVERRIDING SYSTEM VALUE VALUES ('1', 'b0', 'RUNNING', '18', NULL, '18', NULL);
INSERT INTO backfill OVERRIDING SYSTEM VALUE VALUES ('2', 'b1', 'FAILED', '68', '77', '68', NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('1', '1', '2026-06-04', NULL, NULL, '52', NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('10', '2', '2026-06-02', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('11', '3', '2026-06-04', '12', '1780294500137456803', NULL, NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('12', '1', '2026-06-02', NULL, NULL, '76', NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('13', '3', '2026-06-01', NULL, NULL, '61', NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('2', '1', '2026-06-03', NULL, NULL, '47', NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('3', '1', '2026-06-01', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('4', '2', '2026-06-01', '1', '1780294500129456795', NULL, NULL, '1', NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('5', '3', '2026-06-03', '10', '1780294500166456832', NULL, NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('6', '2', '2026-06-04', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('7', '4', '', NULL, NULL, '33', NULL, NULL, NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('8', '2', '2026-06-03', '9', '1780294500131456797', NULL, NULL, '1', NULL);
INSERT INTO cell OVERRIDING SYSTEM VALUE VALUES ('9', '3', '2026-06-02', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO check_state OVERRIDING SYSTEM VALUE VALUES ('1', '7', '58');
INSERT INTO check_state OVERRIDING SYSTEM VALUE VALUES ('10', '5', '31');
INSERT INTO check_state OVERRIDING SYSTEM VALUE VALUES ('13', '5', '49');
INSERT INTO check_state OVERRIDING SYSTEM VALUE VALUES ('13', '7', '74');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('1', '1', '1780294500125456791', '1', NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page"},"process":"p1"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('10', '2', '1780294500137456803', '1', NULL, NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('11', '4', '1780294500137456803', '2', '5', NULL, '{"attempt":3}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('12', '6', '1780294500137456803', '1', NULL, NULL, '{"token":"token-1","materializations":[6],"partitions":[{"grid":"region","added":["globex"],"removed":["umbrella"]}]}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('13', '8', '1780294500131456797', '1', '8', '7', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('14', '7', '1780294500140456806', '2', NULL, NULL, '{"token":"token-0"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('15', '3', '1780294500141456807', '1', NULL, NULL, E'{"status":"FAILED","reason":"''raw/orders'' \\"quoted\\"\\n2nd line"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('16', '1', '1780294500142456808', '3', NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p0"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('17', '14', '1780294500143456809', '1', NULL, NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('18', '19', '1780294500145456811', NULL, NULL, NULL, '{"backfill":"b0","request":{"selection":["group:mart"],"partitions":"2026-06-01..2026-06-04","upstream":false,"force":true,"stepsPerRun":1,"pace":{"steps":500,"perSeconds":60},"startedBy":"command line"}}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('19', '1', '1780294500145456811', '4', NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","backfill":"b0"},"process":"p1"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('2', '2', '1780294500125456791', '1', NULL, NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('20', '3', '1780294500145456811', '3', NULL, NULL, '{"status":"INTERRUPTED","reason":"Grüße 🦉"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('21', '14', '1780294500147456813', '4', NULL, NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('22', '11', '1780294500147456813', NULL, '4', NULL, '{"absentReason":"Grüße 🦉"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('23', '6', '1780294500148456814', '4', NULL, NULL, '{"token":"token-2","materializations":[8]}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('24', '4', '1780294500150456816', '3', '11', NULL, '{"attempt":3}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('25', '5', '1780294500152456818', '1', '7', NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.152456818Z"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('26', '8', '1780294500154456820', '3', '8', '9', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('27', '9', '1780294500155456821', '3', '13', NULL, E'{"attempt":2,"status":"SUCCEEDED","reason":"''raw/orders'' \\"quoted\\"\\n2nd line"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('28', '10', '1780294500156456822', '4', '9', NULL, '{"check":"check_2","passed":true,"blocking":false,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('29', '18', '1780294500158456824', NULL, NULL, NULL, '{"grid":"customer","added":["acme","initech"],"removed":[]}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('3', '1', '1780294500127456793', '2', NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('30', '12', '1780294500159456825', NULL, NULL, NULL, E'{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:14:05.159456825Z","assets":["clean/orders"],"reason":"''raw/orders'' \\"quoted\\"\\n2nd line"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('31', '10', '1780294500161456827', '3', '10', NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":true,"message":"new code"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('32', '11', '1780294500161456827', NULL, '5', NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.161456827Z"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('33', '9', '1780294500161456827', '1', '7', NULL, '{"attempt":2,"status":"FAILED","reason":"","failure":{"kind":"INTERNAL","type":"java.io.IOException","message":"new code","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"}}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('34', '17', '1780294500161456827', NULL, '9', NULL, '{"was":"code0","codeVersion":"code2","because":"new code"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('35', '1', '1780294500163456829', '5', NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":true,"startedBy":"page","retryOf":"abc123","backfill":"b0"},"process":"p0"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('36', '5', '1780294500163456829', '1', '2', NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.163456829Z"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('37', '3', '1780294500163456829', '5', NULL, NULL, '{"status":"FAILED","reason":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('38', '7', '1780294500163456829', '3', NULL, NULL, '{"token":"token-0"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('39', '1', '1780294500163456829', '6', NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":true,"startedBy":"page","retryOf":"abc123","backfill":"b0"},"process":"p1"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('4', '8', '1780294500129456795', '2', '4', '1', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('40', '13', '1780294500163456829', NULL, '9', NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('41', '8', '1780294500137456803', '1', '11', '6', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('42', '17', '1780294500164456830', NULL, '7', NULL, '{"was":"code0","codeVersion":"code1","because":"Grüße 🦉"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('43', '8', '1780294500166456832', '2', '5', '10', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('44', '1', '1780294500166456832', '7', NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('45', '11', '1780294500168456834', NULL, '6', NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.168456834Z"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('46', '4', '1780294500169456835', '2', '11', NULL, '{"attempt":2}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('47', '9', '1780294500170456836', '5', '2', NULL, '{"attempt":1,"status":"SUCCEEDED","reason":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('48', '4', '1780294500172456838', '7', '12', NULL, '{"attempt":3}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('49', '10', '1780294500174456840', '3', '13', NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":false,"message":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('5', '6', '1780294500131456797', '1', NULL, NULL, '{"token":"token-0","materializations":[2,3],"partitions":[{"grid":"region","added":["acme","globex"],"removed":["umbrella"]}]}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('50', '10', '1780294500175456841', '6', '12', NULL, '{"check":"check_2","passed":false,"blocking":false,"warning":true,"message":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('51', '17', '1780294500176456842', NULL, '12', NULL, '{"was":"code1","codeVersion":"code0","because":"Grüße 🦉"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('52', '9', '1780294500176456842', '2', '1', NULL, '{"attempt":3,"status":"SKIPPED","reason":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('53', '17', '1780294500177456843', NULL, '5', NULL, '{"was":"code1","codeVersion":"code1","because":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('54', '13', '1780294500179456845', NULL, '3', NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('55', '17', '1780294500179456845', NULL, '4', NULL, '{"was":"code0","codeVersion":"code0","because":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('56', '2', '1780294500181456847', '1', NULL, NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('57', '11', '1780294500181456847', NULL, '6', NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.181456847Z"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('58', '10', '1780294500183456849', '2', '1', NULL, '{"check":"check_1","passed":true,"blocking":false,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('59', '12', '1780294500183456849', NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:13:37.183456849Z","assets":["raw/orders"],"reason":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('6', '8', '1780294500131456797', '1', '8', '2', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('60', '2', '1780294500184456850', '4', NULL, NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('61', '9', '1780294500184456850', '7', '13', NULL, '{"attempt":2,"status":"SUCCEEDED","reason":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('62', '12', '1780294500184456850', NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:13:52.184456850Z","assets":["mart/sales"],"reason":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('63', '17', '1780294500186456852', NULL, '8', NULL, '{"was":"code0","codeVersion":"code0","because":"new code"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('64', '13', '1780294500187456853', NULL, '6', NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('65', '5', '1780294500187456853', '7', '10', NULL, '{"attempt":3,"failure":{"kind":"INTERNAL","type":"java.io.IOException","message":"","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.187456853Z"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('66', '8', '1780294500137456803', '1', '11', '11', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('67', '15', '1780294500187456853', '6', '12', NULL, E'{"codeVersion":"code1","configFingerprint":"","inputs":[3,"v1",5,"v1"],"reason":"''raw/orders'' \\"quoted\\"\\n2nd line"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('68', '19', '1780294500189456855', NULL, NULL, NULL, '{"backfill":"b1","request":{"selection":["group:mart"],"partitions":"2026-06-01..2026-06-04","upstream":false,"force":false,"stepsPerRun":0,"startedBy":"command line"}}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('69', '14', '1780294500191456857', '5', NULL, NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('7', '8', '1780294500131456797', '1', '8', '4', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('70', '8', '1780294500137456803', '1', '11', '12', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('71', '13', '1780294500192456858', NULL, '12', NULL, NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('72', '5', '1780294500194456860', '2', '11', NULL, '{"attempt":1,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.194456860Z"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('73', '6', '1780294500195456861', '3', NULL, NULL, '{"token":"token-3","materializations":[13,14,15,16],"partitions":[{"grid":"region","added":[],"removed":["acme","initech"]}]}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('74', '10', '1780294500196456862', '7', '13', NULL, '{"check":"check_1","passed":true,"blocking":true,"warning":false,"message":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('75', '17', '1780294500197456863', NULL, '11', NULL, '{"was":"code1","codeVersion":"code2","because":""}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('76', '9', '1780294500198456864', '6', '12', NULL, E'{"attempt":3,"status":"FAILED","reason":"''raw/orders'' \\"quoted\\"\\n2nd line","failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":false,"fingerprint":"f3"}}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('77', '20', '1780294500200456866', NULL, NULL, NULL, '{"backfill":"b1","status":"FAILED","retries":false,"reason":"new code"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('78', '12', '1780294500201456867', NULL, NULL, NULL, E'{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:24.201456867Z","assets":["raw/orders"],"reason":"''raw/orders'' \\"quoted\\"\\n2nd line"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('79', '9', '1780294500202456868', '2', '5', NULL, '{"attempt":3,"status":"REUSED","reason":"new code"}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('8', '8', '1780294500134456800', '1', '8', '5', NULL);
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('80', '18', '1780294500202456868', NULL, NULL, NULL, '{"grid":"customer","added":[],"removed":["acme","initech"]}');
INSERT INTO event OVERRIDING SYSTEM VALUE VALUES ('9', '11', '1780294500135456801', NULL, '5', NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.135456801Z"}');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('1', 'RunQueued');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('10', 'CheckEvaluated');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('11', 'ExternalObserved');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('12', 'Ticked');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('13', 'Forgotten');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('14', 'CancelRequested');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('15', 'Skipped');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('16', 'Renamed');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('17', 'CodeAccepted');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('18', 'PartitionsChanged');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('19', 'BackfillStarted');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('2', 'RunStarted');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('20', 'BackfillChanged');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('3', 'RunEnded');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('4', 'AttemptStarted');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('5', 'AttemptFailed');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('6', 'Publishing');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('7', 'PublishingDropped');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('8', 'Materialized');
INSERT INTO event_kind OVERRIDING SYSTEM VALUE VALUES ('9', 'StepEnded');
INSERT INTO failure OVERRIDING SYSTEM VALUE VALUES ('f1', '33');
INSERT INTO failure OVERRIDING SYSTEM VALUE VALUES ('f3', '76');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('1', '4', '4', '2', '1', '1780294500129456795', '3975', '1', '2', 'v2', '579564241196435126', '3', '[8,"v1",9,"v2"]', NULL, NULL);
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('10', '43', '5', '2', '1', '1780294500166456832', '4182', '1', '3', 'v2', '-2550498105516502785', '51', '[11,"v0",1,"v0",4,"v0",6,"v0"]', NULL, NULL);
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('11', '66', '11', '1', '1', '1780294500137456803', '342', '1', '2', 'v2', '2312779755473142253', '34', '[1,"v0",4,"v0",3,"v1"]', '{"rows":1852460425,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('12', '70', '11', '1', '1', '1780294500137456803', '342', '1', '2', 'v2', '2312779755473142253', '34', '[1,"v0",4,"v0",3,"v1"]', '{"rows":1852460425,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('13', NULL, '13', '3', '1', '1780294500195456861', '697', '4', '2', 'v2', '-817547821040996913', '93', '[10,"v0",12,"v0",3,"v2",13,"v0",9,"v0"]', '{"rows":716616631,"amount":12.30,"exact":true,"note":""}', 'token-3');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('14', NULL, '9', '3', '1', '1780294500195456861', '1172', '4', '2', 'v0', '6922235967859697841', '4', '[12,"v1",2,"v1",8,"v1",6,"v2",3,"v1",4,"v2"]', NULL, 'token-3');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('15', NULL, '8', '3', '1', '1780294500195456861', '253', '4', '3', 'v0', '-5979496437710584379', '27', '[2,"v1",8,"v1",12,"v0",3,"v0",7,"v1"]', NULL, 'token-3');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('16', NULL, '10', '3', '1', '1780294500195456861', '4284', '1', '3', 'v2', '-5363137875837177096', '11', '[8,"v2"]', '{"rows":1133917058,"amount":12.30,"exact":true,"note":"Grüße 🦉"}', 'token-3');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('2', '6', '8', '1', '1', '1780294500131456797', '4499', '1', '3', 'v1', '8047999309834482410', '4', '[10,"v1",5,"v2"]', E'{"rows":-770981700,"amount":12.30,"exact":false,"note":"''raw/orders'' \\"quoted\\"\\n2nd line"}', 'token-0');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('3', NULL, '12', '1', '1', '1780294500131456797', '2807', '1', '2', 'v0', '8491153766255516575', '44', '[11,"v0",1,"v1",4,"v2"]', NULL, 'token-0');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('4', '7', '8', '1', '1', '1780294500131456797', '4499', '1', '3', 'v1', '8047999309834482410', '4', '[10,"v1",5,"v2"]', E'{"rows":-770981700,"amount":12.30,"exact":false,"note":"''raw/orders'' \\"quoted\\"\\n2nd line"}', 'token-0');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('5', '8', '8', '1', '1', '1780294500134456800', '1238', '4', '2', 'v2', '-6731013670330063931', '79', '[4,"v0"]', E'{"rows":-941468492,"amount":12.30,"exact":false,"note":"''raw/orders'' \\"quoted\\"\\n2nd line"}', NULL);
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('6', '41', '11', '1', '1', '1780294500137456803', '342', '1', '2', 'v2', '2312779755473142253', '34', '[1,"v0",4,"v0",3,"v1"]', '{"rows":1852460425,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('7', '13', '8', '1', '1', '1780294500131456797', '4499', '1', '3', 'v1', '8047999309834482410', '4', '[10,"v1",5,"v2"]', E'{"rows":-770981700,"amount":12.30,"exact":false,"note":"''raw/orders'' \\"quoted\\"\\n2nd line"}', 'token-0');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('8', NULL, '6', '4', '1', '1780294500148456814', '189', '1', '2', 'v0', '-1760834189084156942', '69', '[8,"v2",3,"v0"]', E'{"rows":-1998980813,"amount":12.30,"exact":true,"note":"''raw/orders'' \\"quoted\\"\\n2nd line"}', 'token-2');
INSERT INTO materialization OVERRIDING SYSTEM VALUE VALUES ('9', '26', '8', '3', '1', '1780294500154456820', '959', '1', '2', 'v1', '5246673990683734585', '83', '[6,"v2",13,"v0",11,"v0",4,"v0",2,"v0"]', E'{"rows":1460280977,"amount":12.30,"exact":false,"note":"''raw/orders'' \\"quoted\\"\\n2nd line"}', NULL);
INSERT INTO observation OVERRIDING SYSTEM VALUE VALUES ('4', NULL, NULL, '1780294500147456813', 'Grüße 🦉', NULL);
INSERT INTO observation OVERRIDING SYSTEM VALUE VALUES ('5', 'v0', '2026-06-01T06:14:59.161456827Z', '1780294500135456801', NULL, NULL);
INSERT INTO observation OVERRIDING SYSTEM VALUE VALUES ('6', 'v0', '2026-06-01T06:14:59.181456847Z', '1780294500168456834', NULL, NULL);
INSERT INTO open_publishing OVERRIDING SYSTEM VALUE VALUES ('token-2', '6', '8', '23');
INSERT INTO open_publishing OVERRIDING SYSTEM VALUE VALUES ('token-3', '10', '16', '73');
INSERT INTO open_publishing OVERRIDING SYSTEM VALUE VALUES ('token-3', '13', '13', '73');
INSERT INTO open_publishing OVERRIDING SYSTEM VALUE VALUES ('token-3', '8', '15', '73');
INSERT INTO open_publishing OVERRIDING SYSTEM VALUE VALUES ('token-3', '9', '14', '73');
INSERT INTO run OVERRIDING SYSTEM VALUE VALUES ('1', '0dfe8a', '1', 'STARTED', '1780294500125456791', '1780294500125456791', '15', '[1,2,3,4]', NULL, NULL);
INSERT INTO run OVERRIDING SYSTEM VALUE VALUES ('2', '26e6bc', '3', 'QUEUED', '1780294500127456793', NULL, NULL, '[5,6,7,8]', NULL, NULL);
INSERT INTO run OVERRIDING SYSTEM VALUE VALUES ('3', '7af79e', '16', 'INTERRUPTED', '1780294500142456808', NULL, '20', '[3,13,1,10]', NULL, NULL);
INSERT INTO run OVERRIDING SYSTEM VALUE VALUES ('4', '9d3619', '19', 'STARTED', '1780294500145456811', '1780294500184456850', NULL, '[10,11,9,1]', '1', NULL);
INSERT INTO run OVERRIDING SYSTEM VALUE VALUES ('5', '84417c', '35', 'FAILED', '1780294500163456829', NULL, '37', '[8,3]', '1', NULL);
INSERT INTO run OVERRIDING SYSTEM VALUE VALUES ('6', 'ba2751', '39', 'QUEUED', '1780294500163456829', NULL, NULL, '[2,12]', '1', NULL);
INSERT INTO run OVERRIDING SYSTEM VALUE VALUES ('7', 'e9f20b', '44', 'QUEUED', '1780294500166456832', NULL, NULL, '[3,9]', NULL, NULL);
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('1', '1');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('1', '3');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('1', '4');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('1', '5');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('1', '6');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('1', '7');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('2', '1');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('2', '2');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('2', '3');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('2', '4');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('2', '5');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('3', '2');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('3', '3');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('3', '4');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('3', '7');
INSERT INTO run_asset OVERRIDING SYSTEM VALUE VALUES ('4', '2');
INSERT INTO schema_version OVERRIDING SYSTEM VALUE VALUES ('1', '381a0268a5cdb718', '2026-11-23T15:14:23.449446032Z');
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('1', '1', '0', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('1', '2', '1', 'STARTED', '3', NULL, '36', '1780294505163456829', NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('1', '3', '2', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('1', '4', '3', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('2', '5', '0', 'REUSED', '3', '11', '79', NULL, '10');
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('2', '6', '1', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('2', '7', '2', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('2', '8', '3', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('3', '1', '2', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('3', '10', '3', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('3', '13', '1', 'SUCCEEDED', '2', NULL, '27', NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('3', '3', '0', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('4', '1', '3', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('4', '10', '0', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('4', '11', '1', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('4', '9', '2', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('5', '3', '1', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('5', '8', '0', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('6', '12', '1', 'FAILED', '3', NULL, '76', NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('6', '2', '0', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('7', '3', '0', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO step OVERRIDING SYSTEM VALUE VALUES ('7', '9', '1', 'QUEUED', '0', NULL, NULL, NULL, NULL);
INSERT INTO tick OVERRIDING SYSTEM VALUE VALUES ('15 6 * * *', 'Europe/London', '1780294464201456867', '78');
INSERT INTO tick OVERRIDING SYSTEM VALUE VALUES ('15 6 * * *', 'UTC', '1780294445159456825', '30');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES ('1', 'code0');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES ('2', '');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES ('3', 'config');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES ('4', 'code1');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES ('5', 'check_2');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES ('6', 'code2');
INSERT INTO word OVERRIDING SYSTEM VALUE VALUES ('7', 'check_1');
SET session_replication_role = DEFAULT;
