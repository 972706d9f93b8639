BEGIN;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '1d7b0477cd979f77', '2026-11-23T08:40:58.276367619Z');
INSERT INTO schema_version VALUES (2, '063b9005567bf94c', '2026-11-23T08:40:58.276367619Z');
CREATE TABLE asset (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
);
INSERT INTO asset VALUES (1, 'raw/orders');
INSERT INTO asset VALUES (2, 'mart/sales');
INSERT INTO asset VALUES (3, 'plain');
INSERT INTO asset VALUES (4, 'clean/orders');
CREATE TABLE word ( -- code versions, fingerprints of configurations, names of checks
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);
INSERT INTO word VALUES (1, 'check_2');
INSERT INTO word VALUES (2, 'code0');
INSERT INTO word VALUES (3, '');
INSERT INTO word VALUES (4, 'check_0');
INSERT INTO word VALUES (5, 'config');
INSERT INTO word VALUES (6, 'code1');
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
INSERT INTO event VALUES (10, 6, 1780294500129456795, 1, NULL, NULL, '{"token":"token-0","materializations":[2,3]}');
INSERT INTO event VALUES (11, 8, 1780294500130456796, 1, 8, 4, NULL);
INSERT INTO event VALUES (12, 8, 1780294500129456795, 1, 12, 2, NULL);
INSERT INTO event VALUES (13, 7, 1780294500133456799, 1, NULL, NULL, '{"token":"token-0"}');
INSERT INTO event VALUES (14, 9, 1780294500133456799, 1, 11, NULL, '{"attempt":3,"status":"CANCELED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (15, 10, 1780294500133456799, 1, 13, NULL, '{"check":"check_0","passed":false,"blocking":true,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (16, 10, 1780294500134456800, 1, 8, NULL, '{"check":"check_1","passed":true,"blocking":false,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (17, 13, 1780294500136456802, NULL, 2, NULL, NULL);
INSERT INTO event VALUES (18, 3, 1780294500137456803, 1, NULL, NULL, '{"status":"CANCELED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (19, 9, 1780294500137456803, 1, 3, NULL, '{"attempt":1,"status":"INTERRUPTED","reason":""}');
INSERT INTO event VALUES (2, 3, 1780294500125456791, 1, NULL, NULL, '{"status":"INTERRUPTED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (20, 9, 1780294500139456805, 1, 5, NULL, '{"attempt":3,"status":"INTERRUPTED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (21, 14, 1780294500140456806, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (22, 1, 1780294500142456808, 2, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":true,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (23, 10, 1780294500142456808, 2, 6, NULL, '{"check":"check_0","passed":true,"blocking":false,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (24, 4, 1780294500143456809, 1, 2, NULL, '{"attempt":2}');
INSERT INTO event VALUES (25, 5, 1780294500144456810, 1, 4, NULL, '{"attempt":1,"failure":{"kind":"ENVIRONMENT","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":true,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.144456810Z"}');
INSERT INTO event VALUES (26, 13, 1780294500144456810, NULL, 13, NULL, NULL);
INSERT INTO event VALUES (27, 1, 1780294500144456810, 3, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":true,"startedBy":"page","retryOf":"abc123"},"process":"p0"}');
INSERT INTO event VALUES (28, 10, 1780294500144456810, 2, 7, NULL, '{"check":"check_2","passed":false,"blocking":false,"warning":false,"message":"new code"}');
INSERT INTO event VALUES (29, 11, 1780294500145456811, NULL, 13, NULL, '{"absentReason":"new code"}');
INSERT INTO event VALUES (3, 15, 1780294500126456792, 1, 5, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[6,"v0",5,"v2"],"reason":"new code"}');
INSERT INTO event VALUES (30, 10, 1780294500147456813, 3, 13, NULL, '{"check":"check_2","passed":false,"blocking":false,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (31, 4, 1780294500149456815, 2, 6, NULL, '{"attempt":3}');
INSERT INTO event VALUES (32, 5, 1780294500149456815, 1, 1, NULL, '{"attempt":3,"failure":{"kind":"ENVIRONMENT","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.149456815Z"}');
INSERT INTO event VALUES (33, 4, 1780294500149456815, 1, 4, NULL, '{"attempt":2}');
INSERT INTO event VALUES (34, 9, 1780294500150456816, 3, 13, NULL, '{"attempt":1,"status":"BLOCKED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (35, 9, 1780294500152456818, 3, 12, NULL, '{"attempt":1,"status":"INTERRUPTED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (36, 9, 1780294500154456820, 2, 7, NULL, '{"attempt":3,"status":"REUSED","reason":"new code"}');
INSERT INTO event VALUES (37, 3, 1780294500154456820, 1, NULL, NULL, '{"status":"SUCCEEDED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (38, 1, 1780294500156456822, 4, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":true,"startedBy":"page"},"process":"p1"}');
INSERT INTO event VALUES (39, 15, 1780294500157456823, 3, 11, NULL, '{"codeVersion":"code1","configFingerprint":"config","inputs":[12,"v1"],"reason":"new code"}');
INSERT INTO event VALUES (4, 10, 1780294500128456794, 1, 6, NULL, '{"check":"check_2","passed":true,"blocking":true,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (40, 6, 1780294500158456824, 4, NULL, NULL, '{"token":"token-1","materializations":[5,6]}');
INSERT INTO event VALUES (41, 2, 1780294500158456824, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (42, 5, 1780294500158456824, 1, 8, NULL, '{"attempt":2,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":true,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.158456824Z"}');
INSERT INTO event VALUES (43, 8, 1780294500158456824, 2, 1, 7, NULL);
INSERT INTO event VALUES (44, 10, 1780294500158456824, 2, 2, NULL, '{"check":"check_2","passed":true,"blocking":false,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (45, 9, 1780294500159456825, 1, 10, NULL, '{"attempt":3,"status":"SUCCEEDED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (46, 5, 1780294500161456827, 3, 13, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.161456827Z"}');
INSERT INTO event VALUES (47, 2, 1780294500163456829, 4, NULL, NULL, NULL);
INSERT INTO event VALUES (48, 1, 1780294500164456830, 5, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (49, 10, 1780294500164456830, 3, 9, NULL, '{"check":"check_0","passed":false,"blocking":false,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (5, 11, 1780294500128456794, NULL, 7, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.128456794Z"}');
INSERT INTO event VALUES (50, 8, 1780294500158456824, 4, 6, 6, NULL);
INSERT INTO event VALUES (51, 4, 1780294500167456833, 2, 8, NULL, '{"attempt":3}');
INSERT INTO event VALUES (52, 11, 1780294500168456834, NULL, 11, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.168456834Z"}');
INSERT INTO event VALUES (53, 7, 1780294500170456836, 3, NULL, NULL, '{"token":"token-0"}');
INSERT INTO event VALUES (54, 6, 1780294500172456838, 5, NULL, NULL, '{"token":"token-2","materializations":[8,9,10,11]}');
INSERT INTO event VALUES (55, 13, 1780294500173456839, NULL, 12, NULL, NULL);
INSERT INTO event VALUES (56, 15, 1780294500175456841, 1, 4, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[9,"v0",8,"v1",11,"v1",5,"v1",3,"v0",13,"v1"],"reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (57, 10, 1780294500176456842, 1, 9, NULL, '{"check":"check_0","passed":true,"blocking":true,"warning":true,"message":"new code"}');
INSERT INTO event VALUES (58, 13, 1780294500176456842, NULL, 10, NULL, NULL);
INSERT INTO event VALUES (59, 10, 1780294500177456843, 5, 7, NULL, '{"check":"check_0","passed":true,"blocking":true,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (6, 4, 1780294500129456795, 1, 5, NULL, '{"attempt":2}');
INSERT INTO event VALUES (60, 13, 1780294500177456843, NULL, 4, NULL, NULL);
INSERT INTO event VALUES (7, 8, 1780294500129456795, 1, 8, 1, NULL);
INSERT INTO event VALUES (8, 14, 1780294500129456795, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (9, 10, 1780294500129456795, 1, 3, NULL, '{"check":"check_0","passed":false,"blocking":false,"warning":true,"message":"Grüße 🦉"}');
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
INSERT INTO materialization VALUES (1, 7, 8, 1, 1, 1780294500129456795, 429, 2, 3, 'v2', -5608378493633946749, 86, '[9,"v0",2,"v1",10,"v2"]', NULL, NULL);
INSERT INTO materialization VALUES (10, NULL, 8, 5, 1, 1780294500172456838, 2838, 2, 5, 'v0', 6982448105733413845, 66, '[8,"v2",9,"v0",5,"v2",11,"v2"]', NULL, 'token-2');
INSERT INTO materialization VALUES (11, NULL, 9, 5, 1, 1780294500172456838, 3040, 2, 3, 'v2', 3676880328947419416, 12, '[8,"v1",13,"v2",4,"v0",3,"v0",12,"v1"]', NULL, 'token-2');
INSERT INTO materialization VALUES (2, 12, 12, 1, 1, 1780294500129456795, 3806, 2, 5, 'v0', -5584775193021092232, 1, '[7,"v1",4,"v0",11,"v1",1,"v0"]', NULL, 'token-0');
INSERT INTO materialization VALUES (3, NULL, 8, 1, 1, 1780294500129456795, 1238, 6, 3, 'v2', -6731013670330063931, 79, '[8,"v1",9,"v0"]', '{"rows":-941468492,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-0');
INSERT INTO materialization VALUES (4, 11, 8, 1, 1, 1780294500130456796, 4996, 6, 5, 'v1', -7099199353587508820, 59, '[1,"v2",12,"v0",8,"v1",6,"v1",5,"v2"]', '{"rows":-985842612,"amount":12.30,"exact":true,"note":"Grüße 🦉"}', NULL);
INSERT INTO materialization VALUES (5, NULL, 5, 4, 1, 1780294500158456824, 2775, 2, 3, 'v0', 5492711293186819789, 69, '[7,"v0"]', NULL, 'token-1');
INSERT INTO materialization VALUES (6, 50, 6, 4, 1, 1780294500158456824, 904, 2, 3, 'v2', -8572585129034382174, 68, '[8,"v0",2,"v2"]', NULL, 'token-1');
INSERT INTO materialization VALUES (7, 43, 1, 2, 1, 1780294500158456824, 2425, 6, 3, 'v2', -944507829597266040, 17, '[4,"v0",3,"v2",9,"v0",8,"v0"]', NULL, NULL);
INSERT INTO materialization VALUES (8, NULL, 1, 5, 1, 1780294500172456838, 2424, 2, 5, 'v2', 153906628535901877, 21, '[8,"v1",11,"v1"]', '{"rows":-1580593865,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-2');
INSERT INTO materialization VALUES (9, NULL, 12, 5, 1, 1780294500172456838, 4503, 2, 5, 'v0', 2495302750925409257, 21, '[7,"v0",13,"v2",2,"v0",6,"v2"]', NULL, 'token-2');
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
  latest_sequence INTEGER, skipped_sequence INTEGER, -- of the StepEnded that counts
  UNIQUE (asset_id, partition)
);
INSERT INTO cell VALUES (1, 1, '2026-06-04', 7, 1780294500158456824, NULL, NULL);
INSERT INTO cell VALUES (10, 2, '2026-06-02', NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (11, 4, '2026-06-02', NULL, NULL, 14, 39);
INSERT INTO cell VALUES (12, 4, '2026-06-01', NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (13, 2, '2026-06-03', NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (2, 1, '2026-06-03', NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (3, 1, '2026-06-01', NULL, NULL, 19, NULL);
INSERT INTO cell VALUES (4, 2, '2026-06-01', NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (5, 3, '', NULL, NULL, 20, 3);
INSERT INTO cell VALUES (6, 2, '2026-06-04', 6, 1780294500158456824, NULL, NULL);
INSERT INTO cell VALUES (7, 1, '2026-06-02', NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (8, 4, '2026-06-03', 4, 1780294500130456796, NULL, NULL);
INSERT INTO cell VALUES (9, 4, '2026-06-04', NULL, NULL, NULL, NULL);
CREATE TABLE observation (
  cell_id INTEGER PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos INTEGER NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);
INSERT INTO observation VALUES (11, 'v1', '2026-06-01T06:14:59.168456834Z', 1780294500168456834, NULL, NULL);
INSERT INTO observation VALUES (13, NULL, NULL, 1780294500145456811, 'new code', NULL);
INSERT INTO observation VALUES (7, 'v1', '2026-06-01T06:14:59.128456794Z', 1780294500128456794, NULL, NULL);
CREATE TABLE check_state (
  cell_id INTEGER NOT NULL,
  check_word_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
) WITHOUT ROWID;
INSERT INTO check_state VALUES (13, 1, 30);
INSERT INTO check_state VALUES (2, 1, 44);
INSERT INTO check_state VALUES (3, 4, 9);
INSERT INTO check_state VALUES (6, 1, 4);
INSERT INTO check_state VALUES (6, 4, 23);
INSERT INTO check_state VALUES (7, 1, 28);
INSERT INTO check_state VALUES (7, 4, 59);
INSERT INTO check_state VALUES (8, 7, 16);
INSERT INTO check_state VALUES (9, 4, 57);
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
INSERT INTO run VALUES (1, '0dfe8a', 1, 'SUCCEEDED', 1780294500125456791, NULL, 37, '[1,2,3,4]', NULL);
INSERT INTO run VALUES (2, '5c8956', 22, 'STARTED', 1780294500142456808, 1780294500158456824, NULL, '[11,1]', NULL);
INSERT INTO run VALUES (3, '88d9f9', 27, 'QUEUED', 1780294500144456810, NULL, NULL, '[13]', NULL);
INSERT INTO run VALUES (4, '96e7cd', 38, 'STARTED', 1780294500156456822, 1780294500163456829, NULL, '[3,6,10]', NULL);
INSERT INTO run VALUES (5, 'e67234', 48, 'QUEUED', 1780294500164456830, NULL, NULL, '[13]', NULL);
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
INSERT INTO run_asset VALUES (2, 1);
INSERT INTO run_asset VALUES (2, 3);
INSERT INTO run_asset VALUES (2, 4);
INSERT INTO run_asset VALUES (2, 5);
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
INSERT INTO step VALUES (1, 1, 0, 'STARTED', 3, NULL, 32, 1780294505149456815, NULL);
INSERT INTO step VALUES (1, 2, 1, 'STARTED', 2, 24, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 3, 2, 'INTERRUPTED', 1, NULL, 19, NULL, NULL);
INSERT INTO step VALUES (1, 4, 3, 'STARTED', 2, 33, 25, NULL, NULL);
INSERT INTO step VALUES (2, 1, 1, 'QUEUED', 0, NULL, NULL, NULL, 7);
INSERT INTO step VALUES (2, 11, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 13, 0, 'STARTED', 3, NULL, 46, 1780294505161456827, NULL);
INSERT INTO step VALUES (4, 10, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 3, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 6, 1, 'QUEUED', 0, NULL, NULL, NULL, 6);
INSERT INTO step VALUES (5, 13, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
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
INSERT INTO open_publishing VALUES ('token-1', 5, 5, 40);
INSERT INTO open_publishing VALUES ('token-2', 1, 8, 54);
INSERT INTO open_publishing VALUES ('token-2', 12, 9, 54);
INSERT INTO open_publishing VALUES ('token-2', 8, 10, 54);
INSERT INTO open_publishing VALUES ('token-2', 9, 11, 54);
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
COMMIT;
