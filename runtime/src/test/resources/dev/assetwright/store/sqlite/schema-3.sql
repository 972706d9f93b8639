BEGIN;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '1d7b0477cd979f77', '2026-11-23T09:12:32.016886185Z');
INSERT INTO schema_version VALUES (2, '063b9005567bf94c', '2026-11-23T09:12:32.016886185Z');
INSERT INTO schema_version VALUES (3, '5a876f3cce96bf58', '2026-11-23T09:12:32.016886185Z');
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
INSERT INTO word VALUES (3, 'code1');
INSERT INTO word VALUES (4, 'config');
INSERT INTO word VALUES (5, 'check_2');
INSERT INTO word VALUES (6, 'check_1');
INSERT INTO word VALUES (7, 'check_0');
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
INSERT INTO event VALUES (10, 5, 1780294500137456803, 1, 11, NULL, '{"attempt":1,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":true,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.137456803Z"}');
INSERT INTO event VALUES (11, 15, 1780294500137456803, 2, 8, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[10,"v0"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (12, 4, 1780294500139456805, 1, 11, NULL, '{"attempt":2}');
INSERT INTO event VALUES (13, 9, 1780294500141456807, 2, 2, NULL, '{"attempt":1,"status":"REUSED","reason":"new code"}');
INSERT INTO event VALUES (14, 4, 1780294500143456809, 2, 1, NULL, '{"attempt":3}');
INSERT INTO event VALUES (15, 4, 1780294500145456811, 2, 10, NULL, '{"attempt":2}');
INSERT INTO event VALUES (16, 8, 1780294500146456812, 1, 7, 1, NULL);
INSERT INTO event VALUES (17, 4, 1780294500146456812, 2, 6, NULL, '{"attempt":3}');
INSERT INTO event VALUES (18, 6, 1780294500146456812, 1, NULL, NULL, '{"token":"token-0","materializations":[2]}');
INSERT INTO event VALUES (19, 11, 1780294500146456812, NULL, 13, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.146456812Z"}');
INSERT INTO event VALUES (2, 4, 1780294500125456791, 1, 5, NULL, '{"attempt":1}');
INSERT INTO event VALUES (20, 12, 1780294500146456812, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:13:52.146456812Z","assets":["mart/sales"],"run":"0dfe8a","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (21, 2, 1780294500148456814, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (22, 6, 1780294500148456814, 2, NULL, NULL, '{"token":"token-1","materializations":[3,4,5,6,7,8]}');
INSERT INTO event VALUES (23, 6, 1780294500149456815, 1, NULL, NULL, '{"token":"token-2","materializations":[9]}');
INSERT INTO event VALUES (24, 10, 1780294500151456817, 1, 5, NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":false,"message":""}');
INSERT INTO event VALUES (25, 9, 1780294500151456817, 1, 13, NULL, '{"attempt":1,"status":"BLOCKED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (26, 4, 1780294500152456818, 1, 9, NULL, '{"attempt":1}');
INSERT INTO event VALUES (27, 2, 1780294500153456819, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (28, 8, 1780294500148456814, 2, 6, 8, NULL);
INSERT INTO event VALUES (29, 7, 1780294500153456819, 2, NULL, NULL, '{"token":"token-2"}');
INSERT INTO event VALUES (3, 1, 1780294500127456793, 2, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (30, 9, 1780294500155456821, 2, 12, NULL, '{"attempt":3,"status":"FAILED","reason":"new code","failure":{"kind":"CHECK","type":"java.io.IOException","message":"''raw/orders'' \"quoted\"\n2nd line","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f2"}}');
INSERT INTO event VALUES (31, 8, 1780294500156456822, 2, 13, 10, NULL);
INSERT INTO event VALUES (32, 10, 1780294500156456822, 1, 4, NULL, '{"check":"check_1","passed":false,"blocking":false,"warning":true,"message":"new code"}');
INSERT INTO event VALUES (33, 1, 1780294500158456824, 3, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":true,"startedBy":"page","retryOf":"abc123"},"process":"p0"}');
INSERT INTO event VALUES (34, 2, 1780294500159456825, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (35, 17, 1780294500161456827, NULL, 1, NULL, '{"was":"code0","codeVersion":"code0","because":"Grüße 🦉"}');
INSERT INTO event VALUES (36, 12, 1780294500161456827, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:14.161456827Z","assets":["raw/orders"],"run":"0dfe8a","reason":""}');
INSERT INTO event VALUES (37, 6, 1780294500162456828, 3, NULL, NULL, '{"token":"token-3","materializations":[11,12,13,14]}');
INSERT INTO event VALUES (38, 9, 1780294500164456830, 2, 12, NULL, '{"attempt":1,"status":"REUSED","reason":"new code"}');
INSERT INTO event VALUES (39, 10, 1780294500165456831, 1, 2, NULL, '{"check":"check_0","passed":false,"blocking":true,"warning":true,"message":""}');
INSERT INTO event VALUES (4, 11, 1780294500129456795, NULL, 4, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.129456795Z"}');
INSERT INTO event VALUES (40, 15, 1780294500166456832, 1, 1, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[6,"v2"],"reason":""}');
INSERT INTO event VALUES (41, 6, 1780294500166456832, 2, NULL, NULL, '{"token":"token-4","materializations":[15,16,17,18,19,20]}');
INSERT INTO event VALUES (42, 3, 1780294500166456832, 1, NULL, NULL, '{"status":"SUCCEEDED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (43, 8, 1780294500167456833, 2, 8, 21, NULL);
INSERT INTO event VALUES (44, 15, 1780294500168456834, 3, 3, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[5,"v1",9,"v0",12,"v0"],"reason":""}');
INSERT INTO event VALUES (45, 3, 1780294500170456836, 3, NULL, NULL, '{"status":"SUCCEEDED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (46, 9, 1780294500170456836, 1, 9, NULL, '{"attempt":2,"status":"REUSED","reason":""}');
INSERT INTO event VALUES (47, 13, 1780294500170456836, NULL, 10, NULL, NULL);
INSERT INTO event VALUES (48, 4, 1780294500172456838, 3, 4, NULL, '{"attempt":1}');
INSERT INTO event VALUES (49, 8, 1780294500146456812, 1, 10, 2, NULL);
INSERT INTO event VALUES (5, 12, 1780294500131456797, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:14:25.131456797Z","assets":["raw/orders"],"reason":"new code"}');
INSERT INTO event VALUES (50, 4, 1780294500174456840, 3, 11, NULL, '{"attempt":1}');
INSERT INTO event VALUES (51, 14, 1780294500174456840, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (52, 11, 1780294500175456841, NULL, 7, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.175456841Z"}');
INSERT INTO event VALUES (53, 10, 1780294500177456843, 2, 6, NULL, '{"check":"check_1","passed":true,"blocking":true,"warning":false,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (54, 2, 1780294500178456844, 3, NULL, NULL, NULL);
INSERT INTO event VALUES (55, 2, 1780294500179456845, 3, NULL, NULL, NULL);
INSERT INTO event VALUES (56, 10, 1780294500181456847, 3, 9, NULL, '{"check":"check_2","passed":false,"blocking":false,"warning":true,"message":"new code"}');
INSERT INTO event VALUES (57, 5, 1780294500182456848, 2, 3, NULL, '{"attempt":2,"failure":{"kind":"ENVIRONMENT","type":"java.io.IOException","message":"''raw/orders'' \"quoted\"\n2nd line","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.182456848Z"}');
INSERT INTO event VALUES (58, 5, 1780294500184456850, 2, 6, NULL, '{"attempt":2,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":true,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.184456850Z"}');
INSERT INTO event VALUES (59, 4, 1780294500184456850, 1, 3, NULL, '{"attempt":3}');
INSERT INTO event VALUES (6, 9, 1780294500132456798, 2, 2, NULL, '{"attempt":3,"status":"SUCCEEDED","reason":""}');
INSERT INTO event VALUES (60, 10, 1780294500185456851, 3, 6, NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":true,"message":"new code"}');
INSERT INTO event VALUES (7, 3, 1780294500132456798, 1, NULL, NULL, '{"status":"INTERRUPTED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (8, 3, 1780294500134456800, 2, NULL, NULL, '{"status":"FAILED","reason":"new code"}');
INSERT INTO event VALUES (9, 11, 1780294500135456801, NULL, 10, NULL, '{"absentReason":"''raw/orders'' \"quoted\"\n2nd line"}');
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
INSERT INTO materialization VALUES (1, 16, 7, 1, 1, 1780294500146456812, 1778, 1, 2, 'v2', 7300599417655508326, 10, '[1,"v2",4,"v1",12,"v2",9,"v2"]', NULL, NULL);
INSERT INTO materialization VALUES (10, 31, 13, 2, 1, 1780294500156456822, 1249, 1, 2, 'v0', 8494869560995384862, 37, '[1,"v1",12,"v0",10,"v0",6,"v2",2,"v1"]', NULL, NULL);
INSERT INTO materialization VALUES (11, NULL, 9, 3, 1, 1780294500162456828, 4713, 3, 2, 'v0', 2626922394142947382, 88, '[12,"v0",5,"v0",2,"v1"]', '{"rows":1332834095,"amount":12.30,"exact":true,"note":"new code"}', 'token-3');
INSERT INTO materialization VALUES (12, NULL, 5, 3, 1, 1780294500162456828, 4934, 3, 2, 'v1', -421269091432656607, 66, '[12,"v0",3,"v2",10,"v1",11,"v2",13,"v1"]', NULL, 'token-3');
INSERT INTO materialization VALUES (13, NULL, 12, 3, 1, 1780294500162456828, 4898, 3, 2, 'v0', 7717403172009939676, 75, '[6,"v2"]', '{"rows":-157465833,"amount":12.30,"exact":false,"note":"Grüße 🦉"}', 'token-3');
INSERT INTO materialization VALUES (14, NULL, 7, 3, 1, 1780294500162456828, 3825, 1, 2, 'v0', -7775972244008400372, 64, '[1,"v1",2,"v1",8,"v1",3,"v2",13,"v2"]', '{"rows":-1619827948,"amount":12.30,"exact":true,"note":""}', 'token-3');
INSERT INTO materialization VALUES (15, NULL, 4, 2, 1, 1780294500166456832, 2798, 3, 2, 'v2', 225180871243890331, 21, '[10,"v1",5,"v2",11,"v0"]', NULL, 'token-4');
INSERT INTO materialization VALUES (16, NULL, 9, 2, 1, 1780294500166456832, 4007, 3, 4, 'v2', -7438449654549546314, 6, '[8,"v1",10,"v1",12,"v0",13,"v1"]', NULL, 'token-4');
INSERT INTO materialization VALUES (17, NULL, 6, 2, 1, 1780294500166456832, 4690, 3, 2, 'v1', -1966514467902663762, 14, '[5,"v1",6,"v2",4,"v0",13,"v2"]', NULL, 'token-4');
INSERT INTO materialization VALUES (18, NULL, 7, 2, 1, 1780294500166456832, 1698, 3, 2, 'v1', -5433403873193540711, 33, '[7,"v2",8,"v0",11,"v1",2,"v1",12,"v1"]', '{"rows":-873815683,"amount":12.30,"exact":true,"note":""}', 'token-4');
INSERT INTO materialization VALUES (19, NULL, 11, 2, 1, 1780294500166456832, 861, 1, 4, 'v0', -2836951837925069184, 28, '[10,"v0",6,"v1",13,"v1",8,"v1",3,"v0",9,"v1"]', '{"rows":-1232118433,"amount":12.30,"exact":true,"note":"Grüße 🦉"}', 'token-4');
INSERT INTO materialization VALUES (2, 49, 10, 1, 1, 1780294500146456812, 342, 1, 2, 'v2', 2312779755473142253, 34, '[1,"v0",4,"v0",3,"v1"]', '{"rows":1852460425,"amount":12.30,"exact":false,"note":"new code"}', 'token-0');
INSERT INTO materialization VALUES (20, NULL, 13, 2, 1, 1780294500166456832, 4281, 1, 4, 'v1', -6455127874329998652, 94, '[9,"v2",6,"v1",5,"v0",11,"v1"]', NULL, 'token-4');
INSERT INTO materialization VALUES (21, 43, 8, 2, 1, 1780294500167456833, 3974, 3, 2, 'v1', 6141860630772633225, 51, '[1,"v0",3,"v2",2,"v1",5,"v0"]', '{"rows":-842384040,"amount":12.30,"exact":true,"note":"new code"}', NULL);
INSERT INTO materialization VALUES (3, NULL, 7, 2, 1, 1780294500148456814, 1587, 1, 2, 'v0', 7333247660335439485, 4, '[6,"v0",8,"v1",10,"v1",3,"v0",12,"v0"]', NULL, 'token-1');
INSERT INTO materialization VALUES (4, NULL, 3, 2, 1, 1780294500148456814, 3095, 3, 2, 'v0', -569568638299166051, 26, '[1,"v1",6,"v0",7,"v0",8,"v2",3,"v0"]', NULL, 'token-1');
INSERT INTO materialization VALUES (5, NULL, 2, 2, 1, 1780294500148456814, 1206, 1, 2, 'v0', 2373605351186806077, 65, '[8,"v1"]', '{"rows":-2110709166,"amount":12.30,"exact":true,"note":"Grüße 🦉"}', 'token-1');
INSERT INTO materialization VALUES (6, NULL, 4, 2, 1, 1780294500148456814, 4137, 3, 2, 'v1', 7812251636812191947, 61, '[1,"v0"]', '{"rows":-1179185161,"amount":12.30,"exact":false,"note":"Grüße 🦉"}', 'token-1');
INSERT INTO materialization VALUES (7, NULL, 8, 2, 1, 1780294500148456814, 4507, 1, 4, 'v1', -8585557218258330957, 82, '[7,"v1"]', NULL, 'token-1');
INSERT INTO materialization VALUES (8, 28, 6, 2, 1, 1780294500148456814, 352, 1, 2, 'v1', 7239027143174816791, 22, '[2,"v0"]', '{"rows":1665571826,"amount":12.30,"exact":true,"note":""}', 'token-1');
INSERT INTO materialization VALUES (9, NULL, 8, 1, 1, 1780294500149456815, 4741, 1, 2, 'v2', -8904238505416415661, 42, '[13,"v0",12,"v0",9,"v2"]', NULL, 'token-2');
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
INSERT INTO cell VALUES (1, 1, '2026-06-04', NULL, NULL, NULL, 40, NULL);
INSERT INTO cell VALUES (10, 3, '2026-06-04', 2, 1780294500146456812, NULL, NULL, NULL);
INSERT INTO cell VALUES (11, 1, '2026-06-02', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (12, 3, '2026-06-01', NULL, NULL, 30, NULL, NULL);
INSERT INTO cell VALUES (13, 3, '2026-06-02', 10, 1780294500156456822, NULL, NULL, NULL);
INSERT INTO cell VALUES (2, 1, '2026-06-03', NULL, NULL, 6, NULL, NULL);
INSERT INTO cell VALUES (3, 1, '2026-06-01', NULL, NULL, NULL, 44, NULL);
INSERT INTO cell VALUES (4, 2, '2026-06-01', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (5, 2, '2026-06-02', NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (6, 3, '2026-06-03', 8, 1780294500148456814, NULL, NULL, NULL);
INSERT INTO cell VALUES (7, 2, '2026-06-04', 1, 1780294500146456812, NULL, NULL, NULL);
INSERT INTO cell VALUES (8, 4, '', 21, 1780294500167456833, NULL, NULL, NULL);
INSERT INTO cell VALUES (9, 2, '2026-06-03', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE observation (
  cell_id INTEGER PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos INTEGER NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);
INSERT INTO observation VALUES (10, NULL, NULL, 1780294500135456801, '''raw/orders'' "quoted"
2nd line', NULL);
INSERT INTO observation VALUES (13, 'v1', '2026-06-01T06:14:59.146456812Z', 1780294500146456812, NULL, NULL);
INSERT INTO observation VALUES (4, 'v0', '2026-06-01T06:14:59.129456795Z', 1780294500129456795, NULL, NULL);
INSERT INTO observation VALUES (7, 'v1', '2026-06-01T06:14:59.175456841Z', 1780294500175456841, NULL, NULL);
CREATE TABLE check_state (
  cell_id INTEGER NOT NULL,
  check_word_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
) WITHOUT ROWID;
INSERT INTO check_state VALUES (2, 7, 39);
INSERT INTO check_state VALUES (4, 6, 32);
INSERT INTO check_state VALUES (5, 5, 24);
INSERT INTO check_state VALUES (6, 5, 60);
INSERT INTO check_state VALUES (6, 6, 53);
INSERT INTO check_state VALUES (9, 5, 56);
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
INSERT INTO run VALUES (1, '0dfe8a', 1, 'SUCCEEDED', 1780294500125456791, 1780294500148456814, 42, '[1,2,3,4]', NULL);
INSERT INTO run VALUES (2, '26e6bc', 3, 'STARTED', 1780294500127456793, 1780294500153456819, 8, '[6,7,8,9]', NULL);
INSERT INTO run VALUES (3, '84417c', 33, 'STARTED', 1780294500158456824, 1780294500178456844, 45, '[7]', NULL);
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
INSERT INTO run_asset VALUES (2, 3);
INSERT INTO run_asset VALUES (3, 2);
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
INSERT INTO step VALUES (1, 2, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 3, 2, 'STARTED', 3, 59, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 4, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 6, 0, 'STARTED', 2, 17, 58, 1780294505184456850, 8);
INSERT INTO step VALUES (2, 7, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 8, 2, 'QUEUED', 0, NULL, NULL, NULL, 21);
INSERT INTO step VALUES (2, 9, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 7, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
CREATE TABLE failure (
  fingerprint TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, sequence)
) WITHOUT ROWID;
INSERT INTO failure VALUES ('f2', 30);
CREATE TABLE tick (
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_nanos INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cron, zone)
) WITHOUT ROWID;
INSERT INTO tick VALUES ('15 6 * * *', 'Europe/London', 1780294454161456827, 36);
INSERT INTO tick VALUES ('15 6 * * *', 'UTC', 1780294465131456797, 5);
CREATE TABLE open_publishing (
  token TEXT NOT NULL,
  cell_id INTEGER NOT NULL,
  materialization_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (token, cell_id)
) WITHOUT ROWID;
INSERT INTO open_publishing VALUES ('token-1', 2, 5, 22);
INSERT INTO open_publishing VALUES ('token-1', 3, 4, 22);
INSERT INTO open_publishing VALUES ('token-1', 4, 6, 22);
INSERT INTO open_publishing VALUES ('token-1', 7, 3, 22);
INSERT INTO open_publishing VALUES ('token-1', 8, 7, 22);
INSERT INTO open_publishing VALUES ('token-3', 12, 13, 37);
INSERT INTO open_publishing VALUES ('token-3', 5, 12, 37);
INSERT INTO open_publishing VALUES ('token-3', 7, 14, 37);
INSERT INTO open_publishing VALUES ('token-3', 9, 11, 37);
INSERT INTO open_publishing VALUES ('token-4', 11, 19, 41);
INSERT INTO open_publishing VALUES ('token-4', 13, 20, 41);
INSERT INTO open_publishing VALUES ('token-4', 4, 15, 41);
INSERT INTO open_publishing VALUES ('token-4', 6, 17, 41);
INSERT INTO open_publishing VALUES ('token-4', 7, 18, 41);
INSERT INTO open_publishing VALUES ('token-4', 9, 16, 41);
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
COMMIT;
