BEGIN;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '1d7b0477cd979f77', '2026-11-23T11:47:47.979191188Z');
INSERT INTO schema_version VALUES (2, '063b9005567bf94c', '2026-11-23T11:47:47.979191188Z');
INSERT INTO schema_version VALUES (3, '5a876f3cce96bf58', '2026-11-23T11:47:47.979191188Z');
INSERT INTO schema_version VALUES (4, '4166cd2dae2f8107', '2026-11-23T11:47:47.979191188Z');
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
INSERT INTO word VALUES (5, 'check_0');
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
INSERT INTO event VALUES (10, 1, 1780294500136456802, 2, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":true,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (11, 8, 1780294500136456802, 2, 6, 10, NULL);
INSERT INTO event VALUES (12, 13, 1780294500137456803, NULL, 8, NULL, NULL);
INSERT INTO event VALUES (13, 10, 1780294500137456803, 2, 8, NULL, '{"check":"check_0","passed":true,"blocking":true,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (14, 3, 1780294500138456804, 2, NULL, NULL, '{"status":"CANCELED","reason":""}');
INSERT INTO event VALUES (15, 12, 1780294500140456806, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:05.140456806Z","assets":["clean/orders"],"reason":"new code"}');
INSERT INTO event VALUES (16, 8, 1780294500142456808, 1, 12, 11, NULL);
INSERT INTO event VALUES (17, 5, 1780294500144456810, 1, 10, NULL, '{"attempt":1,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.144456810Z"}');
INSERT INTO event VALUES (18, 18, 1780294500144456810, NULL, NULL, NULL, '{"grid":"region","added":["initech"],"removed":["umbrella"]}');
INSERT INTO event VALUES (19, 4, 1780294500144456810, 2, 10, NULL, '{"attempt":3}');
INSERT INTO event VALUES (2, 6, 1780294500125456791, 1, NULL, NULL, '{"token":"token-0","materializations":[1,2,3,4,5],"partitions":[{"grid":"region","added":[],"removed":["umbrella"]}]}');
INSERT INTO event VALUES (20, 9, 1780294500146456812, 2, 7, NULL, '{"attempt":2,"status":"REUSED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (21, 12, 1780294500147456813, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:14:15.147456813Z","assets":["plain"],"run":"5c8956","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (22, 5, 1780294500149456815, 1, 3, NULL, '{"attempt":3,"failure":{"kind":"ENVIRONMENT","type":"java.io.IOException","message":"''raw/orders'' \"quoted\"\n2nd line","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.149456815Z"}');
INSERT INTO event VALUES (23, 18, 1780294500151456817, NULL, NULL, NULL, '{"grid":"region","added":[],"removed":["globex"]}');
INSERT INTO event VALUES (24, 2, 1780294500151456817, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (25, 6, 1780294500152456818, 2, NULL, NULL, '{"token":"token-2","materializations":[12,13],"partitions":[{"grid":"region","added":["acme","initech"],"removed":["globex","umbrella"]}]}');
INSERT INTO event VALUES (26, 12, 1780294500152456818, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:13:40.152456818Z","assets":["clean/orders"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (27, 9, 1780294500153456819, 2, 6, NULL, '{"attempt":3,"status":"BLOCKED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (28, 5, 1780294500153456819, 2, 3, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":true,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.153456819Z"}');
INSERT INTO event VALUES (29, 4, 1780294500154456820, 2, 3, NULL, '{"attempt":2}');
INSERT INTO event VALUES (3, 15, 1780294500126456792, 1, 11, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[9,"v1"],"reason":"new code"}');
INSERT INTO event VALUES (30, 15, 1780294500156456822, 2, 8, NULL, '{"codeVersion":"code1","configFingerprint":"config","inputs":[8,"v1",13,"v2"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (31, 6, 1780294500157456823, 2, NULL, NULL, '{"token":"token-3","materializations":[14,15,16,17],"partitions":[{"grid":"region","added":["umbrella","initech"],"removed":[]}]}');
INSERT INTO event VALUES (32, 4, 1780294500158456824, 2, 4, NULL, '{"attempt":1}');
INSERT INTO event VALUES (33, 8, 1780294500157456823, 2, 6, 16, NULL);
INSERT INTO event VALUES (34, 8, 1780294500160456826, 2, 7, 18, NULL);
INSERT INTO event VALUES (35, 17, 1780294500161456827, NULL, 13, NULL, '{"was":"code1","codeVersion":"code2","because":""}');
INSERT INTO event VALUES (36, 4, 1780294500163456829, 2, 5, NULL, '{"attempt":3}');
INSERT INTO event VALUES (37, 13, 1780294500163456829, NULL, 7, NULL, NULL);
INSERT INTO event VALUES (38, 3, 1780294500165456831, 2, NULL, NULL, '{"status":"CANCELED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (39, 7, 1780294500166456832, 2, NULL, NULL, '{"token":"token-2"}');
INSERT INTO event VALUES (4, 10, 1780294500126456792, 1, 8, NULL, '{"check":"check_0","passed":true,"blocking":false,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (40, 18, 1780294500167456833, NULL, NULL, NULL, '{"grid":"region","added":["acme"],"removed":[]}');
INSERT INTO event VALUES (41, 11, 1780294500167456833, NULL, 11, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.167456833Z"}');
INSERT INTO event VALUES (42, 11, 1780294500167456833, NULL, 6, NULL, '{"absentReason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (43, 14, 1780294500169456835, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (44, 11, 1780294500170456836, NULL, 2, NULL, '{"absentReason":""}');
INSERT INTO event VALUES (45, 1, 1780294500172456838, 3, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page"},"process":"p1"}');
INSERT INTO event VALUES (46, 17, 1780294500172456838, NULL, 3, NULL, '{"was":"code1","codeVersion":"code0","because":""}');
INSERT INTO event VALUES (47, 13, 1780294500173456839, NULL, 10, NULL, NULL);
INSERT INTO event VALUES (48, 3, 1780294500174456840, 2, NULL, NULL, '{"status":"FAILED","reason":""}');
INSERT INTO event VALUES (49, 18, 1780294500174456840, NULL, NULL, NULL, '{"grid":"customer","added":[],"removed":["acme","globex","initech","umbrella"]}');
INSERT INTO event VALUES (5, 10, 1780294500127456793, 1, 6, NULL, '{"check":"check_0","passed":true,"blocking":false,"warning":false,"message":"new code"}');
INSERT INTO event VALUES (50, 11, 1780294500175456841, NULL, 7, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.175456841Z"}');
INSERT INTO event VALUES (51, 18, 1780294500177456843, NULL, NULL, NULL, '{"grid":"region","added":[],"removed":["globex","initech"]}');
INSERT INTO event VALUES (52, 4, 1780294500177456843, 2, 3, NULL, '{"attempt":3}');
INSERT INTO event VALUES (53, 4, 1780294500179456845, 1, 1, NULL, '{"attempt":3}');
INSERT INTO event VALUES (54, 4, 1780294500179456845, 2, 5, NULL, '{"attempt":3}');
INSERT INTO event VALUES (55, 10, 1780294500180456846, 1, 7, NULL, '{"check":"check_1","passed":false,"blocking":true,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (56, 6, 1780294500180456846, 1, NULL, NULL, '{"token":"token-4","materializations":[19]}');
INSERT INTO event VALUES (57, 8, 1780294500152456818, 2, 9, 20, NULL);
INSERT INTO event VALUES (58, 4, 1780294500182456848, 3, 4, NULL, '{"attempt":3}');
INSERT INTO event VALUES (59, 17, 1780294500184456850, NULL, 13, NULL, '{"was":"code0","codeVersion":"code1","because":"new code"}');
INSERT INTO event VALUES (6, 2, 1780294500129456795, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (60, 11, 1780294500185456851, NULL, 5, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.185456851Z"}');
INSERT INTO event VALUES (7, 6, 1780294500131456797, 1, NULL, NULL, '{"token":"token-1","materializations":[6,7,8,9],"partitions":[{"grid":"region","added":[],"removed":[]}]}');
INSERT INTO event VALUES (8, 2, 1780294500132456798, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (9, 12, 1780294500134456800, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:13:45.134456800Z","assets":["clean/orders"],"run":"0dfe8a","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
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
INSERT INTO materialization VALUES (1, NULL, 9, 1, 1, 1780294500125456791, 3093, 1, 2, 'v2', -6574010802050714786, 78, '[5,"v2",6,"v2",7,"v2",8,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (10, 11, 6, 2, 1, 1780294500136456802, 2806, 1, 4, 'v1', 7983660439294503113, 80, '[12,"v1",13,"v2",6,"v0"]', NULL, NULL);
INSERT INTO materialization VALUES (11, 16, 12, 1, 1, 1780294500142456808, 4741, 3, 4, 'v2', -8904238505416415661, 42, '[11,"v2"]', '{"rows":-143846692,"amount":12.30,"exact":false,"note":"new code"}', NULL);
INSERT INTO materialization VALUES (12, NULL, 2, 2, 1, 1780294500152456818, 2379, 3, 4, 'v2', -8916709391710233476, 35, '[1,"v0",4,"v0",6,"v2",10,"v1"]', '{"rows":1935386816,"amount":12.30,"exact":false,"note":"new code"}', 'token-2');
INSERT INTO materialization VALUES (13, NULL, 9, 2, 1, 1780294500152456818, 4297, 1, 2, 'v1', 7644506103258627946, 8, '[3,"v0",6,"v0",8,"v1"]', NULL, 'token-2');
INSERT INTO materialization VALUES (14, NULL, 4, 2, 1, 1780294500157456823, 4182, 3, 2, 'v2', -2550498105516502785, 51, '[8,"v0"]', NULL, 'token-3');
INSERT INTO materialization VALUES (15, NULL, 1, 2, 1, 1780294500157456823, 2480, 3, 4, 'v2', -6375373480205312428, 21, '[7,"v2",11,"v0",8,"v0"]', '{"rows":741717497,"amount":12.30,"exact":true,"note":"new code"}', 'token-3');
INSERT INTO materialization VALUES (16, 33, 6, 2, 1, 1780294500157456823, 2337, 3, 4, 'v0', 1480944728065592968, 77, '[11,"v0",13,"v1"]', NULL, 'token-3');
INSERT INTO materialization VALUES (17, NULL, 3, 2, 1, 1780294500157456823, 649, 1, 4, 'v2', -4080492039435637016, 16, '[13,"v2"]', NULL, 'token-3');
INSERT INTO materialization VALUES (18, 34, 7, 2, 1, 1780294500160456826, 553, 3, 4, 'v2', 2662325250565279373, 2, '[2,"v2",4,"v1",3,"v1",7,"v0",12,"v1",11,"v1"]', NULL, NULL);
INSERT INTO materialization VALUES (19, NULL, 3, 1, 1, 1780294500180456846, 121, 1, 4, 'v1', -5554032664227738856, 48, '[9,"v2",11,"v2",6,"v2",5,"v1"]', NULL, 'token-4');
INSERT INTO materialization VALUES (2, NULL, 11, 1, 1, 1780294500125456791, 3261, 1, 2, 'v2', 5380112710085299282, 25, '[2,"v2",1,"v2",4,"v1",9,"v2",8,"v1",10,"v1"]', NULL, 'token-0');
INSERT INTO materialization VALUES (20, 57, 9, 2, 1, 1780294500152456818, 4297, 1, 2, 'v1', 7644506103258627946, 8, '[3,"v0",6,"v0",8,"v1"]', NULL, 'token-2');
INSERT INTO materialization VALUES (3, NULL, 3, 1, 1, 1780294500125456791, 429, 3, 4, 'v2', -5608378493633946749, 86, '[12,"v0",2,"v1",10,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (4, NULL, 7, 1, 1, 1780294500125456791, 2807, 3, 4, 'v0', 8491153766255516575, 44, '[6,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (5, NULL, 4, 1, 1, 1780294500125456791, 4823, 1, 2, 'v2', -8334902180934529699, 18, '[12,"v0"]', NULL, 'token-0');
INSERT INTO materialization VALUES (6, NULL, 8, 1, 1, 1780294500131456797, 1291, 3, 4, 'v0', 3336943132489267645, 74, '[5,"v2",3,"v2",11,"v1"]', '{"rows":331078060,"amount":12.30,"exact":false,"note":"Grüße 🦉"}', 'token-1');
INSERT INTO materialization VALUES (7, NULL, 10, 1, 1, 1780294500131456797, 2999, 3, 2, 'v0', -2103691323197524296, 5, '[5,"v1"]', '{"rows":1353548093,"amount":12.30,"exact":true,"note":"new code"}', 'token-1');
INSERT INTO materialization VALUES (8, NULL, 5, 1, 1, 1780294500131456797, 1668, 1, 4, 'v2', -1871070464864118891, 15, '[1,"v0",10,"v2",3,"v2"]', '{"rows":-1939887710,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
INSERT INTO materialization VALUES (9, NULL, 6, 1, 1, 1780294500131456797, 2843, 1, 2, 'v1', -2053717250742899412, 39, '[9,"v1",6,"v1",11,"v2",13,"v2",2,"v2"]', '{"rows":-1905323946,"amount":12.30,"exact":false,"note":""}', 'token-1');
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
  latest_sequence INTEGER, skipped_sequence INTEGER, accepted_code_word_id INTEGER, -- of the StepEnded that counts
  UNIQUE (asset_id, partition)
);
INSERT INTO cell VALUES (1, 1, '2026-06-04', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (10, 2, '2026-06-02', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (11, 3, '2026-06-01', NULL, NULL, NULL, 3, NULL);
INSERT INTO cell VALUES (12, 3, '2026-06-04', 11, 1780294500142456808, NULL, NULL, NULL);
INSERT INTO cell VALUES (13, 3, '2026-06-02', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (2, 1, '2026-06-03', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (3, 1, '2026-06-01', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (4, 2, '2026-06-01', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (5, 3, '2026-06-03', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (6, 2, '2026-06-04', 16, 1780294500157456823, NULL, NULL, NULL);
INSERT INTO cell VALUES (7, 4, '', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (8, 2, '2026-06-03', NULL, NULL, NULL, 30, NULL);
INSERT INTO cell VALUES (9, 1, '2026-06-02', 20, 1780294500152456818, NULL, NULL, NULL);
CREATE TABLE observation (
  cell_id INTEGER PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos INTEGER NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);
INSERT INTO observation VALUES (11, 'v0', '2026-06-01T06:14:59.167456833Z', 1780294500167456833, NULL, NULL);
INSERT INTO observation VALUES (2, NULL, NULL, 1780294500170456836, '', NULL);
INSERT INTO observation VALUES (5, 'v0', '2026-06-01T06:14:59.185456851Z', 1780294500185456851, NULL, NULL);
INSERT INTO observation VALUES (6, NULL, NULL, 1780294500167456833, '''raw/orders'' "quoted"
2nd line', NULL);
INSERT INTO observation VALUES (7, 'v0', '2026-06-01T06:14:59.175456841Z', 1780294500175456841, NULL, NULL);
CREATE TABLE check_state (
  cell_id INTEGER NOT NULL,
  check_word_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
) WITHOUT ROWID;
INSERT INTO check_state VALUES (6, 5, 5);
INSERT INTO check_state VALUES (7, 7, 55);
INSERT INTO check_state VALUES (8, 5, 13);
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
INSERT INTO run VALUES (1, '0dfe8a', 1, 'STARTED', 1780294500125456791, 1780294500129456795, NULL, '[1,2,3,4]', NULL);
INSERT INTO run VALUES (2, '5c8956', 10, 'FAILED', 1780294500136456802, NULL, 48, '[13,1]', NULL);
INSERT INTO run VALUES (3, '9a879a', 45, 'QUEUED', 1780294500172456838, NULL, NULL, '[1,5,11,2,7,8]', NULL);
CREATE INDEX run_by_queued ON run (queued_sequence) WHERE queued_sequence IS NOT NULL;
CREATE INDEX run_open ON run (id) WHERE status IN ('QUEUED', 'STARTED');
CREATE TABLE run_asset (
  asset_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (asset_id, run_id)
) WITHOUT ROWID;
INSERT INTO run_asset VALUES (1, 1);
INSERT INTO run_asset VALUES (1, 2);
INSERT INTO run_asset VALUES (1, 3);
INSERT INTO run_asset VALUES (2, 1);
INSERT INTO run_asset VALUES (2, 3);
INSERT INTO run_asset VALUES (3, 2);
INSERT INTO run_asset VALUES (3, 3);
INSERT INTO run_asset VALUES (4, 3);
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
INSERT INTO step VALUES (1, 1, 0, 'STARTED', 3, 53, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 2, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 3, 2, 'STARTED', 3, NULL, 22, 1780294505149456815, NULL);
INSERT INTO step VALUES (1, 4, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 1, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 13, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 1, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 11, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 2, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 5, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 7, 4, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 8, 5, 'QUEUED', 0, NULL, NULL, NULL, NULL);
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
INSERT INTO tick VALUES ('15 6 * * *', 'Europe/London', 1780294445140456806, 15);
INSERT INTO tick VALUES ('15 6 * * *', 'UTC', 1780294455147456813, 21);
CREATE TABLE open_publishing (
  token TEXT NOT NULL,
  cell_id INTEGER NOT NULL,
  materialization_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (token, cell_id)
) WITHOUT ROWID;
INSERT INTO open_publishing VALUES ('token-0', 11, 2, 2);
INSERT INTO open_publishing VALUES ('token-0', 3, 3, 2);
INSERT INTO open_publishing VALUES ('token-0', 4, 5, 2);
INSERT INTO open_publishing VALUES ('token-0', 7, 4, 2);
INSERT INTO open_publishing VALUES ('token-0', 9, 1, 2);
INSERT INTO open_publishing VALUES ('token-1', 10, 7, 7);
INSERT INTO open_publishing VALUES ('token-1', 5, 8, 7);
INSERT INTO open_publishing VALUES ('token-1', 6, 9, 7);
INSERT INTO open_publishing VALUES ('token-1', 8, 6, 7);
INSERT INTO open_publishing VALUES ('token-3', 1, 15, 31);
INSERT INTO open_publishing VALUES ('token-3', 3, 17, 31);
INSERT INTO open_publishing VALUES ('token-3', 4, 14, 31);
INSERT INTO open_publishing VALUES ('token-4', 3, 19, 56);
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
INSERT INTO added_partition VALUES (2, 'region', 'acme');
COMMIT;
