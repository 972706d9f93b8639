BEGIN;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '1d7b0477cd979f77', '2026-11-23T06:19:34.129401550Z');
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
INSERT INTO word VALUES (5, 'check_1');
INSERT INTO word VALUES (6, 'check_0');
INSERT INTO word VALUES (7, 'check_2');
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
INSERT INTO event VALUES (10, 14, 1780294500136456802, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (11, 1, 1780294500138456804, 2, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (12, 7, 1780294500140456806, 1, NULL, NULL, '{"token":"token-1"}');
INSERT INTO event VALUES (13, 10, 1780294500141456807, 2, 8, NULL, '{"check":"check_0","passed":true,"blocking":true,"warning":false,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (14, 2, 1780294500143456809, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (15, 1, 1780294500143456809, 3, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page"},"process":"p0"}');
INSERT INTO event VALUES (16, 4, 1780294500145456811, 1, 7, NULL, '{"attempt":2}');
INSERT INTO event VALUES (17, 4, 1780294500147456813, 1, 12, NULL, '{"attempt":3}');
INSERT INTO event VALUES (18, 8, 1780294500132456798, 1, 5, 8, NULL);
INSERT INTO event VALUES (19, 9, 1780294500147456813, 2, 11, NULL, '{"attempt":2,"status":"FAILED","reason":"''raw/orders'' \"quoted\"\n2nd line","failure":{"kind":"ENVIRONMENT","type":"java.io.IOException","message":"","trace":["at a","at b"],"permanent":true,"fingerprint":"f3"}}');
INSERT INTO event VALUES (2, 6, 1780294500125456791, 1, NULL, NULL, '{"token":"token-0","materializations":[1,2,3,4,5]}');
INSERT INTO event VALUES (20, 14, 1780294500149456815, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (21, 10, 1780294500150456816, 1, 8, NULL, '{"check":"check_1","passed":false,"blocking":false,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (22, 10, 1780294500151456817, 3, 10, NULL, '{"check":"check_0","passed":true,"blocking":true,"warning":false,"message":"new code"}');
INSERT INTO event VALUES (23, 10, 1780294500152456818, 1, 11, NULL, '{"check":"check_0","passed":false,"blocking":false,"warning":false,"message":""}');
INSERT INTO event VALUES (24, 9, 1780294500154456820, 2, 2, NULL, '{"attempt":2,"status":"SUCCEEDED","reason":""}');
INSERT INTO event VALUES (25, 9, 1780294500154456820, 2, 7, NULL, '{"attempt":2,"status":"INTERRUPTED","reason":""}');
INSERT INTO event VALUES (26, 9, 1780294500154456820, 1, 13, NULL, '{"attempt":1,"status":"BLOCKED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (27, 11, 1780294500155456821, NULL, 8, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.155456821Z"}');
INSERT INTO event VALUES (28, 8, 1780294500132456798, 1, 6, 9, NULL);
INSERT INTO event VALUES (29, 3, 1780294500158456824, 3, NULL, NULL, '{"status":"INTERRUPTED","reason":""}');
INSERT INTO event VALUES (3, 9, 1780294500125456791, 1, 5, NULL, '{"attempt":1,"status":"CANCELED","reason":"new code"}');
INSERT INTO event VALUES (30, 11, 1780294500158456824, NULL, 11, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.158456824Z"}');
INSERT INTO event VALUES (31, 4, 1780294500160456826, 2, 1, NULL, '{"attempt":1}');
INSERT INTO event VALUES (32, 5, 1780294500160456826, 2, 9, NULL, '{"attempt":2,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"''raw/orders'' \"quoted\"\n2nd line","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.160456826Z"}');
INSERT INTO event VALUES (33, 13, 1780294500161456827, NULL, 1, NULL, NULL);
INSERT INTO event VALUES (34, 4, 1780294500161456827, 3, 2, NULL, '{"attempt":3}');
INSERT INTO event VALUES (35, 9, 1780294500161456827, 1, 1, NULL, '{"attempt":2,"status":"SKIPPED","reason":""}');
INSERT INTO event VALUES (36, 12, 1780294500161456827, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:13:41.161456827Z","assets":["clean/orders"],"reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (37, 8, 1780294500132456798, 1, 6, 10, NULL);
INSERT INTO event VALUES (38, 9, 1780294500163456829, 1, 8, NULL, '{"attempt":3,"status":"SKIPPED","reason":"new code"}');
INSERT INTO event VALUES (39, 5, 1780294500164456830, 2, 2, NULL, '{"attempt":1,"failure":{"kind":"ASSET","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":true,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.164456830Z"}');
INSERT INTO event VALUES (4, 13, 1780294500127456793, NULL, 2, NULL, NULL);
INSERT INTO event VALUES (40, 2, 1780294500164456830, 3, NULL, NULL, NULL);
INSERT INTO event VALUES (41, 13, 1780294500166456832, NULL, 2, NULL, NULL);
INSERT INTO event VALUES (42, 6, 1780294500168456834, 1, NULL, NULL, '{"token":"token-2","materializations":[11,12]}');
INSERT INTO event VALUES (43, 10, 1780294500168456834, 3, 1, NULL, '{"check":"check_2","passed":true,"blocking":true,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (44, 5, 1780294500168456834, 2, 9, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.168456834Z"}');
INSERT INTO event VALUES (45, 13, 1780294500169456835, NULL, 3, NULL, NULL);
INSERT INTO event VALUES (46, 1, 1780294500171456837, 4, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p0"}');
INSERT INTO event VALUES (47, 11, 1780294500172456838, NULL, 11, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.172456838Z"}');
INSERT INTO event VALUES (48, 8, 1780294500168456834, 1, 2, 11, NULL);
INSERT INTO event VALUES (49, 12, 1780294500172456838, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:13:26.172456838Z","assets":["raw/orders"],"reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (5, 9, 1780294500128456794, 1, 9, NULL, '{"attempt":1,"status":"REUSED","reason":"new code"}');
INSERT INTO event VALUES (50, 10, 1780294500173456839, 1, 10, NULL, '{"check":"check_2","passed":true,"blocking":true,"warning":false,"message":"new code"}');
INSERT INTO event VALUES (51, 9, 1780294500175456841, 2, 12, NULL, '{"attempt":1,"status":"FAILED","reason":"''raw/orders'' \"quoted\"\n2nd line","failure":{"kind":"CHECK","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":true,"fingerprint":"f1"}}');
INSERT INTO event VALUES (52, 10, 1780294500177456843, 1, 4, NULL, '{"check":"check_1","passed":true,"blocking":true,"warning":true,"message":"new code"}');
INSERT INTO event VALUES (53, 3, 1780294500177456843, 2, NULL, NULL, '{"status":"INTERRUPTED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (54, 3, 1780294500177456843, 2, NULL, NULL, '{"status":"CANCELED","reason":"new code"}');
INSERT INTO event VALUES (55, 8, 1780294500179456845, 1, 4, 13, NULL);
INSERT INTO event VALUES (56, 1, 1780294500180456846, 5, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":true,"startedBy":"page","retryOf":"abc123"},"process":"p0"}');
INSERT INTO event VALUES (57, 10, 1780294500181456847, 5, 3, NULL, '{"check":"check_1","passed":false,"blocking":false,"warning":false,"message":"new code"}');
INSERT INTO event VALUES (58, 8, 1780294500168456834, 1, 9, 12, NULL);
INSERT INTO event VALUES (59, 14, 1780294500183456849, 5, NULL, NULL, NULL);
INSERT INTO event VALUES (6, 11, 1780294500130456796, NULL, 12, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.130456796Z"}');
INSERT INTO event VALUES (60, 4, 1780294500183456849, 5, 5, NULL, '{"attempt":3}');
INSERT INTO event VALUES (7, 8, 1780294500125456791, 1, 7, 4, NULL);
INSERT INTO event VALUES (8, 6, 1780294500132456798, 1, NULL, NULL, '{"token":"token-1","materializations":[6,7]}');
INSERT INTO event VALUES (9, 10, 1780294500134456800, 1, 5, NULL, '{"check":"check_1","passed":false,"blocking":false,"warning":false,"message":"Grüße 🦉"}');
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
INSERT INTO materialization VALUES (10, 37, 6, 1, 1, 1780294500132456798, 4029, 3, 2, 'v2', -1859333492470500327, 66, '[12,"v2",3,"v0",8,"v1",10,"v0",5,"v2",6,"v2"]', '{"rows":-1652911155,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
INSERT INTO materialization VALUES (11, 48, 2, 1, 1, 1780294500168456834, 4713, 1, 4, 'v0', 2626922394142947382, 88, '[8,"v1"]', NULL, 'token-2');
INSERT INTO materialization VALUES (12, 58, 9, 1, 1, 1780294500168456834, 4934, 1, 4, 'v1', -421269091432656607, 66, '[11,"v0",3,"v2",12,"v1",9,"v2",13,"v1"]', NULL, 'token-2');
INSERT INTO materialization VALUES (13, 55, 4, 1, 1, 1780294500179456845, 806, 1, 2, 'v2', -1149078820095148812, 51, '[5,"v0",9,"v2",1,"v2",2,"v2",8,"v2",6,"v0"]', '{"rows":1982884443,"amount":12.30,"exact":true,"note":"''raw/orders'' \"quoted\"\n2nd line"}', NULL);
INSERT INTO materialization VALUES (2, NULL, 11, 1, 1, 1780294500125456791, 3261, 1, 2, 'v2', 5380112710085299282, 25, '[2,"v2",1,"v2",4,"v1",9,"v2",8,"v1",10,"v1"]', NULL, 'token-0');
INSERT INTO materialization VALUES (3, NULL, 3, 1, 1, 1780294500125456791, 429, 3, 4, 'v2', -5608378493633946749, 86, '[12,"v0",2,"v1",10,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (4, 7, 7, 1, 1, 1780294500125456791, 2807, 3, 4, 'v0', 8491153766255516575, 44, '[6,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (5, NULL, 4, 1, 1, 1780294500125456791, 4823, 1, 2, 'v2', -8334902180934529699, 18, '[12,"v0"]', NULL, 'token-0');
INSERT INTO materialization VALUES (6, NULL, 6, 1, 1, 1780294500132456798, 4029, 3, 2, 'v2', -1859333492470500327, 66, '[12,"v2",3,"v0",8,"v1",10,"v0",5,"v2",6,"v2"]', '{"rows":-1652911155,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
INSERT INTO materialization VALUES (7, NULL, 5, 1, 1, 1780294500132456798, 3785, 1, 4, 'v0', -1611156621429434867, 35, '[6,"v2",5,"v1",12,"v2",8,"v1"]', NULL, 'token-1');
INSERT INTO materialization VALUES (8, 18, 5, 1, 1, 1780294500132456798, 3785, 1, 4, 'v0', -1611156621429434867, 35, '[6,"v2",5,"v1",12,"v2",8,"v1"]', NULL, 'token-1');
INSERT INTO materialization VALUES (9, 28, 6, 1, 1, 1780294500132456798, 4029, 3, 2, 'v2', -1859333492470500327, 66, '[12,"v2",3,"v0",8,"v1",10,"v0",5,"v2",6,"v2"]', '{"rows":-1652911155,"amount":12.30,"exact":false,"note":"new code"}', 'token-1');
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
  latest_sequence INTEGER, -- of the StepEnded that counts
  UNIQUE (asset_id, partition)
);
INSERT INTO cell VALUES (1, 1, '2026-06-04', NULL, NULL, NULL);
INSERT INTO cell VALUES (10, 2, '2026-06-02', NULL, NULL, NULL);
INSERT INTO cell VALUES (11, 3, '2026-06-01', NULL, NULL, 19);
INSERT INTO cell VALUES (12, 3, '2026-06-04', NULL, NULL, 51);
INSERT INTO cell VALUES (13, 3, '2026-06-02', NULL, NULL, NULL);
INSERT INTO cell VALUES (2, 1, '2026-06-03', 11, 1780294500168456834, NULL);
INSERT INTO cell VALUES (3, 1, '2026-06-01', NULL, NULL, NULL);
INSERT INTO cell VALUES (4, 2, '2026-06-01', 13, 1780294500179456845, NULL);
INSERT INTO cell VALUES (5, 3, '2026-06-03', 8, 1780294500132456798, 3);
INSERT INTO cell VALUES (6, 2, '2026-06-04', 10, 1780294500132456798, NULL);
INSERT INTO cell VALUES (7, 4, '', 4, 1780294500125456791, 25);
INSERT INTO cell VALUES (8, 2, '2026-06-03', NULL, NULL, NULL);
INSERT INTO cell VALUES (9, 1, '2026-06-02', 12, 1780294500168456834, NULL);
CREATE TABLE observation (
  cell_id INTEGER PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos INTEGER NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);
INSERT INTO observation VALUES (11, 'v1', '2026-06-01T06:14:59.172456838Z', 1780294500172456838, NULL, NULL);
INSERT INTO observation VALUES (12, 'v1', '2026-06-01T06:14:59.130456796Z', 1780294500130456796, NULL, NULL);
INSERT INTO observation VALUES (8, 'v1', '2026-06-01T06:14:59.155456821Z', 1780294500155456821, NULL, NULL);
CREATE TABLE check_state (
  cell_id INTEGER NOT NULL,
  check_word_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
) WITHOUT ROWID;
INSERT INTO check_state VALUES (1, 7, 43);
INSERT INTO check_state VALUES (10, 6, 22);
INSERT INTO check_state VALUES (10, 7, 50);
INSERT INTO check_state VALUES (11, 6, 23);
INSERT INTO check_state VALUES (3, 5, 57);
INSERT INTO check_state VALUES (4, 5, 52);
INSERT INTO check_state VALUES (5, 5, 9);
INSERT INTO check_state VALUES (8, 5, 21);
INSERT INTO check_state VALUES (8, 6, 13);
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
INSERT INTO run VALUES (1, '0dfe8a', 1, 'STARTED', 1780294500125456791, 1780294500143456809, NULL, '[1,2,3,4]', NULL);
INSERT INTO run VALUES (2, '045f31', 11, 'CANCELED', 1780294500138456804, NULL, 54, '[6,3,2,4,7,5]', '{"INTERRUPTED":1,"QUEUED":4,"STARTED":1}');
INSERT INTO run VALUES (3, '9d3619', 15, 'STARTED', 1780294500143456809, 1780294500164456830, 29, '[13,11,10,12]', NULL);
INSERT INTO run VALUES (4, '6e0dea', 46, 'QUEUED', 1780294500171456837, NULL, NULL, '[9,5,2]', NULL);
INSERT INTO run VALUES (5, '84ee95', 56, 'QUEUED', 1780294500180456846, NULL, NULL, '[3,8,1,2,13]', NULL);
CREATE INDEX run_by_queued ON run (queued_sequence) WHERE queued_sequence IS NOT NULL;
CREATE INDEX run_open ON run (id) WHERE status IN ('QUEUED', 'STARTED');
CREATE TABLE run_asset (
  asset_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (asset_id, run_id)
) WITHOUT ROWID;
INSERT INTO run_asset VALUES (1, 1);
INSERT INTO run_asset VALUES (1, 2);
INSERT INTO run_asset VALUES (1, 4);
INSERT INTO run_asset VALUES (1, 5);
INSERT INTO run_asset VALUES (2, 1);
INSERT INTO run_asset VALUES (2, 2);
INSERT INTO run_asset VALUES (2, 3);
INSERT INTO run_asset VALUES (2, 5);
INSERT INTO run_asset VALUES (3, 2);
INSERT INTO run_asset VALUES (3, 3);
INSERT INTO run_asset VALUES (3, 4);
INSERT INTO run_asset VALUES (3, 5);
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
INSERT INTO step VALUES (1, 1, 0, 'SKIPPED', 2, NULL, 35, NULL, NULL);
INSERT INTO step VALUES (1, 2, 1, 'QUEUED', 0, NULL, NULL, NULL, 11);
INSERT INTO step VALUES (1, 3, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 4, 3, 'QUEUED', 0, NULL, NULL, NULL, 13);
INSERT INTO step VALUES (2, 2, 2, 'STARTED', 1, NULL, 39, 1780294505164456830, NULL);
INSERT INTO step VALUES (2, 3, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 4, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 5, 5, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 6, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 7, 4, 'INTERRUPTED', 2, NULL, 25, NULL, NULL);
INSERT INTO step VALUES (3, 10, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 11, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 12, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 13, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 2, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 5, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 9, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 1, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 13, 4, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 2, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 3, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 8, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
CREATE TABLE failure (
  fingerprint TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, sequence)
) WITHOUT ROWID;
INSERT INTO failure VALUES ('f1', 51);
INSERT INTO failure VALUES ('f3', 19);
CREATE TABLE tick (
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_nanos INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cron, zone)
) WITHOUT ROWID;
INSERT INTO tick VALUES ('15 6 * * *', 'Europe/London', 1780294421161456827, 36);
INSERT INTO tick VALUES ('15 6 * * *', 'UTC', 1780294406172456838, 49);
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
INSERT INTO open_publishing VALUES ('token-0', 9, 1, 2);
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
COMMIT;
