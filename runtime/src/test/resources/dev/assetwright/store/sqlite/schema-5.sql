BEGIN;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '1d7b0477cd979f77', '2026-11-23T14:31:01.669357075Z');
INSERT INTO schema_version VALUES (2, '063b9005567bf94c', '2026-11-23T14:31:01.669357075Z');
INSERT INTO schema_version VALUES (3, '5a876f3cce96bf58', '2026-11-23T14:31:01.669357075Z');
INSERT INTO schema_version VALUES (4, '4166cd2dae2f8107', '2026-11-23T14:31:01.669357075Z');
INSERT INTO schema_version VALUES (5, 'f4af75169a9b53c0', '2026-11-23T14:31:01.669357075Z');
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
INSERT INTO word VALUES (1, 'code1');
INSERT INTO word VALUES (2, 'config');
INSERT INTO word VALUES (3, 'code0');
INSERT INTO word VALUES (4, '');
INSERT INTO word VALUES (5, 'check_2');
INSERT INTO word VALUES (6, 'code2');
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
INSERT INTO event_kind VALUES (2, 'RunStarted');
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
INSERT INTO event VALUES (10, 9, 1780294500137456803, 1, 5, NULL, '{"attempt":2,"status":"BLOCKED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (11, 14, 1780294500139456805, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (12, 11, 1780294500139456805, NULL, 1, NULL, '{"absentReason":"new code"}');
INSERT INTO event VALUES (13, 12, 1780294500141456807, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:13:32.141456807Z","assets":["clean/orders"],"run":"b1ada3","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (14, 8, 1780294500125456791, 1, 4, 5, NULL);
INSERT INTO event VALUES (15, 4, 1780294500143456809, 2, 2, NULL, '{"attempt":3}');
INSERT INTO event VALUES (16, 8, 1780294500125456791, 1, 9, 1, NULL);
INSERT INTO event VALUES (17, 14, 1780294500145456811, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (18, 9, 1780294500147456813, 1, 7, NULL, '{"attempt":3,"status":"INTERRUPTED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (19, 9, 1780294500148456814, 2, 1, NULL, '{"attempt":1,"status":"REUSED","reason":""}');
INSERT INTO event VALUES (2, 6, 1780294500125456791, 1, NULL, NULL, '{"token":"token-0","materializations":[1,2,3,4,5],"partitions":[{"grid":"region","added":[],"removed":["umbrella"]}]}');
INSERT INTO event VALUES (20, 18, 1780294500148456814, NULL, NULL, NULL, '{"grid":"customer","added":["umbrella"],"removed":["acme"]}');
INSERT INTO event VALUES (21, 4, 1780294500150456816, 2, 12, NULL, '{"attempt":3}');
INSERT INTO event VALUES (22, 18, 1780294500150456816, NULL, NULL, NULL, '{"grid":"customer","added":[],"removed":["umbrella"]}');
INSERT INTO event VALUES (23, 4, 1780294500150456816, 2, 6, NULL, '{"attempt":3}');
INSERT INTO event VALUES (24, 10, 1780294500152456818, 1, 10, NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (25, 2, 1780294500154456820, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (26, 4, 1780294500155456821, 1, 13, NULL, '{"attempt":3}');
INSERT INTO event VALUES (27, 15, 1780294500156456822, 1, 10, NULL, '{"codeVersion":"code0","configFingerprint":"","inputs":[13,"v0",12,"v2",7,"v2",6,"v0"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (28, 12, 1780294500158456824, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:14:07.158456824Z","assets":["mart/sales"],"run":"0dfe8a","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (29, 12, 1780294500158456824, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:47.158456824Z","assets":["clean/orders"],"reason":""}');
INSERT INTO event VALUES (3, 15, 1780294500126456792, 1, 11, NULL, '{"codeVersion":"code1","configFingerprint":"config","inputs":[10,"v2",6,"v1",9,"v2",1,"v0"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (30, 18, 1780294500158456824, NULL, NULL, NULL, '{"grid":"region","added":["initech"],"removed":["umbrella"]}');
INSERT INTO event VALUES (31, 4, 1780294500158456824, 2, 10, NULL, '{"attempt":3}');
INSERT INTO event VALUES (32, 9, 1780294500160456826, 2, 7, NULL, '{"attempt":2,"status":"REUSED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (33, 12, 1780294500161456827, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:14:15.161456827Z","assets":["plain"],"run":"b1ada3","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (34, 5, 1780294500163456829, 1, 3, NULL, '{"attempt":3,"failure":{"kind":"ENVIRONMENT","type":"java.io.IOException","message":"''raw/orders'' \"quoted\"\n2nd line","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.163456829Z"}');
INSERT INTO event VALUES (35, 18, 1780294500165456831, NULL, NULL, NULL, '{"grid":"region","added":[],"removed":["globex"]}');
INSERT INTO event VALUES (36, 2, 1780294500165456831, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (37, 6, 1780294500166456832, 2, NULL, NULL, '{"token":"token-1","materializations":[6,7],"partitions":[{"grid":"region","added":["acme","initech"],"removed":["globex","umbrella"]}]}');
INSERT INTO event VALUES (38, 12, 1780294500166456832, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:13:40.166456832Z","assets":["clean/orders"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (39, 9, 1780294500167456833, 2, 6, NULL, '{"attempt":3,"status":"BLOCKED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (4, 9, 1780294500126456792, 1, 10, NULL, '{"attempt":3,"status":"CANCELED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (40, 5, 1780294500167456833, 2, 3, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":true,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.167456833Z"}');
INSERT INTO event VALUES (41, 4, 1780294500168456834, 2, 3, NULL, '{"attempt":2}');
INSERT INTO event VALUES (42, 15, 1780294500170456836, 2, 8, NULL, '{"codeVersion":"code0","configFingerprint":"config","inputs":[13,"v0",6,"v1",1,"v0",10,"v1"],"reason":"new code"}');
INSERT INTO event VALUES (43, 14, 1780294500170456836, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (44, 11, 1780294500170456836, NULL, 3, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.170456836Z"}');
INSERT INTO event VALUES (45, 7, 1780294500170456836, 2, NULL, NULL, '{"token":"token-0"}');
INSERT INTO event VALUES (46, 8, 1780294500170456836, 2, 3, 8, NULL);
INSERT INTO event VALUES (47, 2, 1780294500170456836, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (48, 4, 1780294500172456838, 1, 9, NULL, '{"attempt":3}');
INSERT INTO event VALUES (49, 10, 1780294500174456840, 1, 11, NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":false,"message":""}');
INSERT INTO event VALUES (5, 1, 1780294500128456794, 2, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page"},"process":"p1"}');
INSERT INTO event VALUES (50, 17, 1780294500175456841, NULL, 9, NULL, '{"was":"code1","codeVersion":"code2","because":"new code"}');
INSERT INTO event VALUES (51, 12, 1780294500177456843, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:14:25.177456843Z","assets":["clean/orders"],"run":"0dfe8a","reason":""}');
INSERT INTO event VALUES (52, 8, 1780294500179456845, 2, 1, 9, NULL);
INSERT INTO event VALUES (53, 17, 1780294500179456845, NULL, 10, NULL, '{"was":"code1","codeVersion":"code1","because":"new code"}');
INSERT INTO event VALUES (54, 12, 1780294500179456845, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:27.179456845Z","assets":["mart/sales"],"run":"0dfe8a","reason":""}');
INSERT INTO event VALUES (55, 17, 1780294500180456846, NULL, 9, NULL, '{"was":"code0","codeVersion":"code0","because":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (56, 13, 1780294500181456847, NULL, 11, NULL, NULL);
INSERT INTO event VALUES (57, 18, 1780294500183456849, NULL, NULL, NULL, '{"grid":"region","added":["umbrella","globex"],"removed":[]}');
INSERT INTO event VALUES (58, 4, 1780294500185456851, 2, 13, NULL, '{"attempt":2}');
INSERT INTO event VALUES (59, 8, 1780294500125456791, 1, 11, 10, NULL);
INSERT INTO event VALUES (6, 5, 1780294500130456796, 1, 5, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":false,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.130456796Z"}');
INSERT INTO event VALUES (60, 8, 1780294500186456852, 1, 8, 11, NULL);
INSERT INTO event VALUES (7, 4, 1780294500132456798, 2, 5, NULL, '{"attempt":2}');
INSERT INTO event VALUES (8, 2, 1780294500134456800, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (9, 14, 1780294500136456802, 1, NULL, NULL, NULL);
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
INSERT INTO materialization VALUES (1, 16, 9, 1, 1, 1780294500125456791, 3093, 1, 2, 'v2', -6574010802050714786, 78, '[5,"v2",6,"v2",7,"v2",8,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (10, 59, 11, 1, 1, 1780294500125456791, 3261, 1, 2, 'v2', 5380112710085299282, 25, '[2,"v2",1,"v2",4,"v1",9,"v2",8,"v1",10,"v1"]', NULL, 'token-0');
INSERT INTO materialization VALUES (11, 60, 8, 1, 1, 1780294500186456852, 4281, 3, 2, 'v1', -6455127874329998652, 94, '[9,"v2"]', '{"rows":1262869135,"amount":12.30,"exact":false,"note":"new code"}', NULL);
INSERT INTO materialization VALUES (2, NULL, 11, 1, 1, 1780294500125456791, 3261, 1, 2, 'v2', 5380112710085299282, 25, '[2,"v2",1,"v2",4,"v1",9,"v2",8,"v1",10,"v1"]', NULL, 'token-0');
INSERT INTO materialization VALUES (3, NULL, 3, 1, 1, 1780294500125456791, 429, 3, 4, 'v2', -5608378493633946749, 86, '[12,"v0",2,"v1",10,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (4, NULL, 7, 1, 1, 1780294500125456791, 2807, 3, 4, 'v0', 8491153766255516575, 44, '[6,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (5, 14, 4, 1, 1, 1780294500125456791, 4823, 1, 2, 'v2', -8334902180934529699, 18, '[12,"v0"]', NULL, 'token-0');
INSERT INTO materialization VALUES (6, NULL, 2, 2, 1, 1780294500166456832, 2379, 3, 4, 'v2', -8916709391710233476, 35, '[1,"v0",4,"v0",6,"v2",10,"v1"]', '{"rows":1935386816,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
INSERT INTO materialization VALUES (7, NULL, 9, 2, 1, 1780294500166456832, 4297, 1, 2, 'v1', 7644506103258627946, 8, '[3,"v0",6,"v0",8,"v1"]', NULL, 'token-1');
INSERT INTO materialization VALUES (8, 46, 3, 2, 1, 1780294500170456836, 1967, 1, 2, 'v1', 7818477271699693794, 85, '[11,"v2",6,"v2",5,"v1"]', NULL, NULL);
INSERT INTO materialization VALUES (9, 52, 1, 2, 1, 1780294500179456845, 1262, 3, 2, 'v2', 5753905757029730963, 25, '[3,"v1",7,"v1"]', '{"rows":-1332946897,"amount":12.30,"exact":false,"note":"Grüße 🦉"}', NULL);
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
INSERT INTO cell VALUES (1, 1, '2026-06-04', 9, 1780294500179456845, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (10, 2, '2026-06-02', NULL, NULL, 4, 27, NULL, NULL);
INSERT INTO cell VALUES (11, 3, '2026-06-01', 10, 1780294500125456791, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (12, 3, '2026-06-04', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (13, 3, '2026-06-02', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (2, 1, '2026-06-03', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (3, 1, '2026-06-01', 8, 1780294500170456836, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (4, 2, '2026-06-01', 5, 1780294500125456791, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (5, 3, '2026-06-03', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (6, 2, '2026-06-04', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (7, 4, '', NULL, NULL, 18, NULL, NULL, NULL);
INSERT INTO cell VALUES (8, 2, '2026-06-03', 11, 1780294500186456852, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (9, 1, '2026-06-02', 1, 1780294500125456791, NULL, NULL, 6, NULL);
CREATE TABLE observation (
  cell_id INTEGER PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos INTEGER NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);
INSERT INTO observation VALUES (1, NULL, NULL, 1780294500139456805, 'new code', NULL);
INSERT INTO observation VALUES (3, 'v1', '2026-06-01T06:14:59.170456836Z', 1780294500170456836, NULL, NULL);
CREATE TABLE check_state (
  cell_id INTEGER NOT NULL,
  check_word_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
) WITHOUT ROWID;
INSERT INTO check_state VALUES (10, 5, 24);
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
INSERT INTO run VALUES (1, '0dfe8a', 1, 'STARTED', 1780294500125456791, 1780294500154456820, NULL, '[1,2,3,4]', NULL);
INSERT INTO run VALUES (2, 'b1ada3', 5, 'STARTED', 1780294500128456794, 1780294500134456800, NULL, '[6,10]', NULL);
CREATE INDEX run_by_queued ON run (queued_sequence) WHERE queued_sequence IS NOT NULL;
CREATE INDEX run_open ON run (id) WHERE status IN ('QUEUED', 'STARTED');
CREATE TABLE run_asset (
  asset_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (asset_id, run_id)
) WITHOUT ROWID;
INSERT INTO run_asset VALUES (1, 1);
INSERT INTO run_asset VALUES (2, 1);
INSERT INTO run_asset VALUES (2, 2);
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
INSERT INTO step VALUES (1, 2, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 3, 2, 'STARTED', 3, NULL, 34, 1780294505163456829, NULL);
INSERT INTO step VALUES (1, 4, 3, 'QUEUED', 0, NULL, NULL, NULL, 5);
INSERT INTO step VALUES (2, 10, 1, 'STARTED', 3, 31, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 6, 0, 'BLOCKED', 3, 23, 39, NULL, NULL);
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
INSERT INTO tick VALUES ('15 6 * * *', 'Europe/London', 1780294487158456824, 29);
INSERT INTO tick VALUES ('15 6 * * *', 'UTC', 1780294465177456843, 51);
CREATE TABLE open_publishing (
  token TEXT NOT NULL,
  cell_id INTEGER NOT NULL,
  materialization_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (token, cell_id)
) WITHOUT ROWID;
INSERT INTO open_publishing VALUES ('token-1', 2, 6, 37);
INSERT INTO open_publishing VALUES ('token-1', 9, 7, 37);
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
INSERT INTO added_partition VALUES (1, 'region', 'initech');
INSERT INTO added_partition VALUES (2, 'region', 'umbrella');
INSERT INTO added_partition VALUES (3, 'region', 'globex');
COMMIT;
