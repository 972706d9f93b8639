BEGIN;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '1d7b0477cd979f77', '2026-11-23T15:02:36.298392637Z');
INSERT INTO schema_version VALUES (2, '063b9005567bf94c', '2026-11-23T15:02:36.298392637Z');
INSERT INTO schema_version VALUES (3, '5a876f3cce96bf58', '2026-11-23T15:02:36.298392637Z');
INSERT INTO schema_version VALUES (4, '4166cd2dae2f8107', '2026-11-23T15:02:36.298392637Z');
INSERT INTO schema_version VALUES (5, 'f4af75169a9b53c0', '2026-11-23T15:02:36.298392637Z');
INSERT INTO schema_version VALUES (6, 'ff2901dff18d07e0', '2026-11-23T15:02:36.298392637Z');
CREATE TABLE asset (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
);
INSERT INTO asset VALUES (1, 'raw/orders');
INSERT INTO asset VALUES (2, 'mart/sales');
INSERT INTO asset VALUES (3, 'clean/orders');
INSERT INTO asset VALUES (4, 'plain');
CREATE TABLE word ( -- code versions, fingerprints of configurations, names of checks
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);
INSERT INTO word VALUES (1, 'code0');
INSERT INTO word VALUES (2, '');
INSERT INTO word VALUES (3, 'config');
INSERT INTO word VALUES (4, 'code1');
INSERT INTO word VALUES (5, 'check_2');
INSERT INTO word VALUES (6, 'code2');
INSERT INTO word VALUES (7, 'check_1');
CREATE TABLE event_kind (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);
INSERT INTO event_kind VALUES (1, 'RunQueued');
INSERT INTO event_kind VALUES (10, 'CheckEvaluated');
INSERT INTO event_kind VALUES (11, 'ExternalObserved');
INSERT INTO event_kind VALUES (12, 'Ticked');
INSERT INTO event_kind VALUES (13, 'Forgotten');
INSERT INTO event_kind VALUES (14, 'CancelRequested');
INSERT INTO event_kind VALUES (15, 'Skipped');
INSERT INTO event_kind VALUES (16, 'Renamed');
INSERT INTO event_kind VALUES (17, 'CodeAccepted');
INSERT INTO event_kind VALUES (18, 'PartitionsChanged');
INSERT INTO event_kind VALUES (19, 'BackfillStarted');
INSERT INTO event_kind VALUES (2, 'RunStarted');
INSERT INTO event_kind VALUES (20, 'BackfillChanged');
INSERT INTO event_kind VALUES (3, 'RunEnded');
INSERT INTO event_kind VALUES (4, 'AttemptStarted');
INSERT INTO event_kind VALUES (5, 'AttemptFailed');
INSERT INTO event_kind VALUES (6, 'Publishing');
INSERT INTO event_kind VALUES (7, 'PublishingDropped');
INSERT INTO event_kind VALUES (8, 'Materialized');
INSERT INTO event_kind VALUES (9, 'StepEnded');
CREATE TABLE event (
  sequence INTEGER PRIMARY KEY,
  kind_id INTEGER NOT NULL,
  at_nanos INTEGER NOT NULL, -- since 1970-01-01T00:00Z, as all columns of this ending
  run_id INTEGER,
  cell_id INTEGER,
  materialization_id INTEGER,
  payload TEXT -- JSON of what the other columns do not hold; null when there is nothing more
);
INSERT INTO event VALUES (1, 1, 1780294500125456791, 1, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page"},"process":"p1"}');
INSERT INTO event VALUES (10, 2, 1780294500137456803, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (11, 4, 1780294500137456803, 2, 5, NULL, '{"attempt":3}');
INSERT INTO event VALUES (12, 6, 1780294500137456803, 1, NULL, NULL, '{"token":"token-1","materializations":[6],"partitions":[{"grid":"region","added":["globex"],"removed":["umbrella"]}]}');
INSERT INTO event VALUES (13, 8, 1780294500131456797, 1, 8, 7, NULL);
INSERT INTO event VALUES (14, 7, 1780294500140456806, 2, NULL, NULL, '{"token":"token-0"}');
INSERT INTO event VALUES (15, 3, 1780294500141456807, 1, NULL, NULL, '{"status":"FAILED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (16, 1, 1780294500142456808, 3, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p0"}');
INSERT INTO event VALUES (17, 14, 1780294500143456809, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (18, 19, 1780294500145456811, NULL, NULL, NULL, '{"backfill":"b0","request":{"selection":["group:mart"],"partitions":"2026-06-01..2026-06-04","upstream":false,"force":true,"stepsPerRun":1,"pace":{"steps":500,"perSeconds":60},"startedBy":"command line"}}');
INSERT INTO event VALUES (19, 1, 1780294500145456811, 4, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","backfill":"b0"},"process":"p1"}');
INSERT INTO event VALUES (2, 2, 1780294500125456791, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (20, 3, 1780294500145456811, 3, NULL, NULL, '{"status":"INTERRUPTED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (21, 14, 1780294500147456813, 4, NULL, NULL, NULL);
INSERT INTO event VALUES (22, 11, 1780294500147456813, NULL, 4, NULL, '{"absentReason":"Grüße 🦉"}');
INSERT INTO event VALUES (23, 6, 1780294500148456814, 4, NULL, NULL, '{"token":"token-2","materializations":[8]}');
INSERT INTO event VALUES (24, 4, 1780294500150456816, 3, 11, NULL, '{"attempt":3}');
INSERT INTO event VALUES (25, 5, 1780294500152456818, 1, 7, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.152456818Z"}');
INSERT INTO event VALUES (26, 8, 1780294500154456820, 3, 8, 9, NULL);
INSERT INTO event VALUES (27, 9, 1780294500155456821, 3, 13, NULL, '{"attempt":2,"status":"SUCCEEDED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (28, 10, 1780294500156456822, 4, 9, NULL, '{"check":"check_2","passed":true,"blocking":false,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (29, 18, 1780294500158456824, NULL, NULL, NULL, '{"grid":"customer","added":["acme","initech"],"removed":[]}');
INSERT INTO event VALUES (3, 1, 1780294500127456793, 2, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (30, 12, 1780294500159456825, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:14:05.159456825Z","assets":["clean/orders"],"reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (31, 10, 1780294500161456827, 3, 10, NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":true,"message":"new code"}');
INSERT INTO event VALUES (32, 11, 1780294500161456827, NULL, 5, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.161456827Z"}');
INSERT INTO event VALUES (33, 9, 1780294500161456827, 1, 7, NULL, '{"attempt":2,"status":"FAILED","reason":"","failure":{"kind":"INTERNAL","type":"java.io.IOException","message":"new code","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"}}');
INSERT INTO event VALUES (34, 17, 1780294500161456827, NULL, 9, NULL, '{"was":"code0","codeVersion":"code2","because":"new code"}');
INSERT INTO event VALUES (35, 1, 1780294500163456829, 5, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":true,"startedBy":"page","retryOf":"abc123","backfill":"b0"},"process":"p0"}');
INSERT INTO event VALUES (36, 5, 1780294500163456829, 1, 2, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.163456829Z"}');
INSERT INTO event VALUES (37, 3, 1780294500163456829, 5, NULL, NULL, '{"status":"FAILED","reason":""}');
INSERT INTO event VALUES (38, 7, 1780294500163456829, 3, NULL, NULL, '{"token":"token-0"}');
INSERT INTO event VALUES (39, 1, 1780294500163456829, 6, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":true,"startedBy":"page","retryOf":"abc123","backfill":"b0"},"process":"p1"}');
INSERT INTO event VALUES (4, 8, 1780294500129456795, 2, 4, 1, NULL);
INSERT INTO event VALUES (40, 13, 1780294500163456829, NULL, 9, NULL, NULL);
INSERT INTO event VALUES (41, 8, 1780294500137456803, 1, 11, 6, NULL);
INSERT INTO event VALUES (42, 17, 1780294500164456830, NULL, 7, NULL, '{"was":"code0","codeVersion":"code1","because":"Grüße 🦉"}');
INSERT INTO event VALUES (43, 8, 1780294500166456832, 2, 5, 10, NULL);
INSERT INTO event VALUES (44, 1, 1780294500166456832, 7, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (45, 11, 1780294500168456834, NULL, 6, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.168456834Z"}');
INSERT INTO event VALUES (46, 4, 1780294500169456835, 2, 11, NULL, '{"attempt":2}');
INSERT INTO event VALUES (47, 9, 1780294500170456836, 5, 2, NULL, '{"attempt":1,"status":"SUCCEEDED","reason":""}');
INSERT INTO event VALUES (48, 4, 1780294500172456838, 7, 12, NULL, '{"attempt":3}');
INSERT INTO event VALUES (49, 10, 1780294500174456840, 3, 13, NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":false,"message":""}');
INSERT INTO event VALUES (5, 6, 1780294500131456797, 1, NULL, NULL, '{"token":"token-0","materializations":[2,3],"partitions":[{"grid":"region","added":["acme","globex"],"removed":["umbrella"]}]}');
INSERT INTO event VALUES (50, 10, 1780294500175456841, 6, 12, NULL, '{"check":"check_2","passed":false,"blocking":false,"warning":true,"message":""}');
INSERT INTO event VALUES (51, 17, 1780294500176456842, NULL, 12, NULL, '{"was":"code1","codeVersion":"code0","because":"Grüße 🦉"}');
INSERT INTO event VALUES (52, 9, 1780294500176456842, 2, 1, NULL, '{"attempt":3,"status":"SKIPPED","reason":""}');
INSERT INTO event VALUES (53, 17, 1780294500177456843, NULL, 5, NULL, '{"was":"code1","codeVersion":"code1","because":""}');
INSERT INTO event VALUES (54, 13, 1780294500179456845, NULL, 3, NULL, NULL);
INSERT INTO event VALUES (55, 17, 1780294500179456845, NULL, 4, NULL, '{"was":"code0","codeVersion":"code0","because":""}');
INSERT INTO event VALUES (56, 2, 1780294500181456847, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (57, 11, 1780294500181456847, NULL, 6, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.181456847Z"}');
INSERT INTO event VALUES (58, 10, 1780294500183456849, 2, 1, NULL, '{"check":"check_1","passed":true,"blocking":false,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (59, 12, 1780294500183456849, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:13:37.183456849Z","assets":["raw/orders"],"reason":""}');
INSERT INTO event VALUES (6, 8, 1780294500131456797, 1, 8, 2, NULL);
INSERT INTO event VALUES (60, 2, 1780294500184456850, 4, NULL, NULL, NULL);
INSERT INTO event VALUES (7, 8, 1780294500131456797, 1, 8, 4, NULL);
INSERT INTO event VALUES (8, 8, 1780294500134456800, 1, 8, 5, NULL);
INSERT INTO event VALUES (9, 11, 1780294500135456801, NULL, 5, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.135456801Z"}');
CREATE INDEX event_check_by_run ON event (run_id) WHERE kind_id = 10;
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
INSERT INTO materialization VALUES (1, 4, 4, 2, 1, 1780294500129456795, 3975, 1, 2, 'v2', 579564241196435126, 3, '[8,"v1",9,"v2"]', NULL, NULL);
INSERT INTO materialization VALUES (10, 43, 5, 2, 1, 1780294500166456832, 4182, 1, 3, 'v2', -2550498105516502785, 51, '[11,"v0",1,"v0",4,"v0",6,"v0"]', NULL, NULL);
INSERT INTO materialization VALUES (2, 6, 8, 1, 1, 1780294500131456797, 4499, 1, 3, 'v1', 8047999309834482410, 4, '[10,"v1",5,"v2"]', '{"rows":-770981700,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-0');
INSERT INTO materialization VALUES (3, NULL, 12, 1, 1, 1780294500131456797, 2807, 1, 2, 'v0', 8491153766255516575, 44, '[11,"v0",1,"v1",4,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (4, 7, 8, 1, 1, 1780294500131456797, 4499, 1, 3, 'v1', 8047999309834482410, 4, '[10,"v1",5,"v2"]', '{"rows":-770981700,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-0');
INSERT INTO materialization VALUES (5, 8, 8, 1, 1, 1780294500134456800, 1238, 4, 2, 'v2', -6731013670330063931, 79, '[4,"v0"]', '{"rows":-941468492,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', NULL);
INSERT INTO materialization VALUES (6, 41, 11, 1, 1, 1780294500137456803, 342, 1, 2, 'v2', 2312779755473142253, 34, '[1,"v0",4,"v0",3,"v1"]', '{"rows":1852460425,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
INSERT INTO materialization VALUES (7, 13, 8, 1, 1, 1780294500131456797, 4499, 1, 3, 'v1', 8047999309834482410, 4, '[10,"v1",5,"v2"]', '{"rows":-770981700,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-0');
INSERT INTO materialization VALUES (8, NULL, 6, 4, 1, 1780294500148456814, 189, 1, 2, 'v0', -1760834189084156942, 69, '[8,"v2",3,"v0"]', '{"rows":-1998980813,"amount":12.30,"exact":true,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-2');
INSERT INTO materialization VALUES (9, 26, 8, 3, 1, 1780294500154456820, 959, 1, 2, 'v1', 5246673990683734585, 83, '[6,"v2",13,"v0",11,"v0",4,"v0",2,"v0"]', '{"rows":1460280977,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', NULL);
CREATE INDEX materialization_by_cell ON materialization (cell_id);
CREATE TABLE code (
  version TEXT PRIMARY KEY,
  parts TEXT NOT NULL -- JSON: [{"method", "hash"}, …]
) WITHOUT ROWID;
CREATE TABLE cell (
  id INTEGER PRIMARY KEY,
  asset_id INTEGER NOT NULL REFERENCES asset,
  partition TEXT NOT NULL, -- empty without a grid
  materialization_id INTEGER, -- what is published
  changed_at_nanos INTEGER, -- when its data version last changed
  latest_sequence INTEGER, skipped_sequence INTEGER, accepted_code_word_id INTEGER, accepted_skip_word_id INTEGER, -- of the StepEnded that counts
  UNIQUE (asset_id, partition)
);
INSERT INTO cell VALUES (1, 1, '2026-06-04', NULL, NULL, 52, NULL, NULL, NULL);
INSERT INTO cell VALUES (10, 2, '2026-06-02', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (11, 3, '2026-06-04', 6, 1780294500137456803, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (12, 1, '2026-06-02', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (13, 3, '2026-06-01', NULL, NULL, 27, NULL, NULL, NULL);
INSERT INTO cell VALUES (2, 1, '2026-06-03', NULL, NULL, 47, NULL, NULL, NULL);
INSERT INTO cell VALUES (3, 1, '2026-06-01', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (4, 2, '2026-06-01', 1, 1780294500129456795, NULL, NULL, 1, NULL);
INSERT INTO cell VALUES (5, 3, '2026-06-03', 10, 1780294500166456832, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (6, 2, '2026-06-04', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (7, 4, '', NULL, NULL, 33, NULL, NULL, NULL);
INSERT INTO cell VALUES (8, 2, '2026-06-03', 9, 1780294500131456797, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (9, 3, '2026-06-02', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE observation (
  cell_id INTEGER PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos INTEGER NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);
INSERT INTO observation VALUES (4, NULL, NULL, 1780294500147456813, 'Grüße 🦉', NULL);
INSERT INTO observation VALUES (5, 'v0', '2026-06-01T06:14:59.161456827Z', 1780294500135456801, NULL, NULL);
INSERT INTO observation VALUES (6, 'v0', '2026-06-01T06:14:59.181456847Z', 1780294500168456834, NULL, NULL);
CREATE TABLE check_state (
  cell_id INTEGER NOT NULL,
  check_word_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
) WITHOUT ROWID;
INSERT INTO check_state VALUES (1, 7, 58);
INSERT INTO check_state VALUES (10, 5, 31);
INSERT INTO check_state VALUES (12, 5, 50);
INSERT INTO check_state VALUES (13, 5, 49);
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
, backfill_id INTEGER);
INSERT INTO run VALUES (1, '0dfe8a', 1, 'STARTED', 1780294500125456791, 1780294500125456791, 15, '[1,2,3,4]', NULL, NULL);
INSERT INTO run VALUES (2, '26e6bc', 3, 'QUEUED', 1780294500127456793, NULL, NULL, '[5,6,7,8]', NULL, NULL);
INSERT INTO run VALUES (3, '7af79e', 16, 'INTERRUPTED', 1780294500142456808, NULL, 20, '[3,13,1,10]', NULL, NULL);
INSERT INTO run VALUES (4, '9d3619', 19, 'STARTED', 1780294500145456811, 1780294500184456850, NULL, '[10,11,9,1]', NULL, 1);
INSERT INTO run VALUES (5, '84417c', 35, 'FAILED', 1780294500163456829, NULL, 37, '[8,3]', NULL, 1);
INSERT INTO run VALUES (6, 'ba2751', 39, 'QUEUED', 1780294500163456829, NULL, NULL, '[2,12]', NULL, 1);
INSERT INTO run VALUES (7, 'e9f20b', 44, 'QUEUED', 1780294500166456832, NULL, NULL, '[3,9]', NULL, NULL);
CREATE INDEX run_by_queued ON run (queued_sequence) WHERE queued_sequence IS NOT NULL;
CREATE INDEX run_open ON run (id) WHERE status IN ('QUEUED', 'STARTED');
CREATE TABLE run_asset (
  asset_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (asset_id, run_id)
) WITHOUT ROWID;
INSERT INTO run_asset VALUES (1, 1);
INSERT INTO run_asset VALUES (1, 3);
INSERT INTO run_asset VALUES (1, 4);
INSERT INTO run_asset VALUES (1, 5);
INSERT INTO run_asset VALUES (1, 6);
INSERT INTO run_asset VALUES (1, 7);
INSERT INTO run_asset VALUES (2, 1);
INSERT INTO run_asset VALUES (2, 2);
INSERT INTO run_asset VALUES (2, 3);
INSERT INTO run_asset VALUES (2, 4);
INSERT INTO run_asset VALUES (2, 5);
INSERT INTO run_asset VALUES (3, 2);
INSERT INTO run_asset VALUES (3, 3);
INSERT INTO run_asset VALUES (3, 4);
INSERT INTO run_asset VALUES (3, 7);
INSERT INTO run_asset VALUES (4, 2);
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
INSERT INTO step VALUES (1, 1, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 2, 1, 'STARTED', 3, NULL, 36, 1780294505163456829, NULL);
INSERT INTO step VALUES (1, 3, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 4, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 5, 0, 'STARTED', 3, 11, NULL, NULL, 10);
INSERT INTO step VALUES (2, 6, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 7, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 8, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 1, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 10, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 13, 1, 'SUCCEEDED', 2, NULL, 27, NULL, NULL);
INSERT INTO step VALUES (3, 3, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 1, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 10, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 11, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 9, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 3, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 8, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (6, 12, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (6, 2, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (7, 3, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (7, 9, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
CREATE TABLE failure (
  fingerprint TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, sequence)
) WITHOUT ROWID;
INSERT INTO failure VALUES ('f1', 33);
CREATE TABLE tick (
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_nanos INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cron, zone)
) WITHOUT ROWID;
INSERT INTO tick VALUES ('15 6 * * *', 'UTC', 1780294445159456825, 30);
CREATE TABLE open_publishing (
  token TEXT NOT NULL,
  cell_id INTEGER NOT NULL,
  materialization_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (token, cell_id)
) WITHOUT ROWID;
INSERT INTO open_publishing VALUES ('token-2', 6, 8, 23);
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
CREATE TABLE former_key (
  sequence INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  asset_id INTEGER NOT NULL REFERENCES asset
);
CREATE INDEX event_accepted_by_cell ON event (cell_id) WHERE kind_id = 17;
CREATE TABLE code_environment (
  version TEXT NOT NULL,
  at_nanos INTEGER NOT NULL,
  environment TEXT NOT NULL, -- JSON: {"java", "compilers": […], "libraries": [{"name", "version", "crc"}, …]}
  PRIMARY KEY (version, at_nanos)
) WITHOUT ROWID;
CREATE TABLE added_partition (
  id INTEGER PRIMARY KEY,
  grid TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (grid, key)
);
INSERT INTO added_partition VALUES (1, 'customer', 'acme');
INSERT INTO added_partition VALUES (2, 'customer', 'initech');
CREATE TABLE backfill (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  started_sequence INTEGER NOT NULL,
  changed_sequence INTEGER, -- of the newest BackfillChanged
  retried_sequence INTEGER NOT NULL, -- what failed in runs before counts no longer
  driver TEXT -- the process that starts its runs; no fact: what a dead process held is freed
);
INSERT INTO backfill VALUES (1, 'b0', 'RUNNING', 18, NULL, 18, NULL);
CREATE INDEX backfill_open ON backfill (id) WHERE status IN ('RUNNING', 'PAUSED');
CREATE INDEX run_by_backfill ON run (backfill_id, queued_sequence) WHERE backfill_id IS NOT NULL;
COMMIT;
