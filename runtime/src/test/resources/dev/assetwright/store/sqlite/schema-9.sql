BEGIN;
CREATE TABLE schema_version (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL);
INSERT INTO schema_version VALUES (1, '1d7b0477cd979f77', '2026-11-23T23:20:10.663774053Z');
INSERT INTO schema_version VALUES (2, '063b9005567bf94c', '2026-11-23T23:20:10.663774053Z');
INSERT INTO schema_version VALUES (3, '5a876f3cce96bf58', '2026-11-23T23:20:10.663774053Z');
INSERT INTO schema_version VALUES (4, '4166cd2dae2f8107', '2026-11-23T23:20:10.663774053Z');
INSERT INTO schema_version VALUES (5, 'f4af75169a9b53c0', '2026-11-23T23:20:10.663774053Z');
INSERT INTO schema_version VALUES (6, 'ff2901dff18d07e0', '2026-11-23T23:20:10.663774053Z');
INSERT INTO schema_version VALUES (7, '784513ace0c2b4dc', '2026-11-23T23:20:10.663774053Z');
INSERT INTO schema_version VALUES (8, '1e36ced85ba5c70b', '2026-11-23T23:20:10.663774053Z');
INSERT INTO schema_version VALUES (9, '13c1dc920d2157f9', '2026-11-23T23:20:10.663774053Z');
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
INSERT INTO word VALUES (6, 'check_2');
INSERT INTO word VALUES (7, 'check_1');
INSERT INTO word VALUES (8, 'code2');
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
INSERT INTO event_kind VALUES (21, 'Reverted');
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
INSERT INTO event VALUES (10, 9, 1780294500134456800, 1, 4, NULL, '{"attempt":1,"status":"FAILED","reason":"","failure":{"kind":"INTERNAL","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":false,"fingerprint":"f2"}}');
INSERT INTO event VALUES (100, 11, 1780294500229456895, NULL, 10, NULL, '{"absentReason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (101, 15, 1780294500231456897, 1, 13, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[2,"v0"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (102, 9, 1780294500233456899, 3, 10, NULL, '{"attempt":3,"status":"FAILED","reason":"Grüße 🦉","failure":{"kind":"ASSET","type":"java.io.IOException","message":"","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"}}');
INSERT INTO event VALUES (103, 3, 1780294500234456900, 2, NULL, NULL, '{"status":"CANCELED","reason":""}');
INSERT INTO event VALUES (104, 4, 1780294500234456900, 7, 9, NULL, '{"attempt":2}');
INSERT INTO event VALUES (105, 4, 1780294500236456902, 4, 13, NULL, '{"attempt":2}');
INSERT INTO event VALUES (106, 13, 1780294500237456903, NULL, 4, NULL, NULL);
INSERT INTO event VALUES (107, 4, 1780294500239456905, 2, 3, NULL, '{"attempt":3}');
INSERT INTO event VALUES (108, 2, 1780294500240456906, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (109, 14, 1780294500242456908, 6, NULL, NULL, NULL);
INSERT INTO event VALUES (11, 9, 1780294500136456802, 2, 9, NULL, '{"attempt":1,"status":"SUCCEEDED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (110, 8, 1780294500159456825, 3, 1, 7, NULL);
INSERT INTO event VALUES (111, 8, 1780294500242456908, 1, 12, 16, NULL);
INSERT INTO event VALUES (112, 17, 1780294500243456909, NULL, 6, NULL, '{"was":"code1","codeVersion":"code1","because":"new code"}');
INSERT INTO event VALUES (113, 9, 1780294500243456909, 5, 4, NULL, '{"attempt":2,"status":"BLOCKED","reason":""}');
INSERT INTO event VALUES (114, 13, 1780294500245456911, NULL, 1, NULL, NULL);
INSERT INTO event VALUES (115, 5, 1780294500245456911, 2, 13, NULL, '{"attempt":3,"failure":{"kind":"ENVIRONMENT","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.245456911Z"}');
INSERT INTO event VALUES (116, 9, 1780294500245456911, 2, 5, NULL, '{"attempt":2,"status":"SUCCEEDED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (117, 9, 1780294500247456913, 3, 7, NULL, '{"attempt":3,"status":"INTERRUPTED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (118, 14, 1780294500248456914, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (119, 7, 1780294500249456915, 5, NULL, NULL, '{"token":"token-3"}');
INSERT INTO event VALUES (12, 13, 1780294500138456804, NULL, 9, NULL, NULL);
INSERT INTO event VALUES (120, 4, 1780294500249456915, 6, 4, NULL, '{"attempt":3}');
INSERT INTO event VALUES (121, 9, 1780294500249456915, 4, 8, NULL, '{"attempt":2,"status":"REUSED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (122, 15, 1780294500249456915, 2, 13, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[10,"v2",11,"v2",4,"v2",12,"v1"],"reason":""}');
INSERT INTO event VALUES (123, 9, 1780294500250456916, 5, 5, NULL, '{"attempt":2,"status":"SUCCEEDED","reason":""}');
INSERT INTO event VALUES (124, 6, 1780294500251456917, 7, NULL, NULL, '{"token":"token-4","materializations":[17,18,19,20,21]}');
INSERT INTO event VALUES (125, 5, 1780294500251456917, 4, 7, NULL, '{"attempt":1,"failure":{"kind":"ENVIRONMENT","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":false,"fingerprint":"f1"},"retryAt":"2026-06-01T06:15:05.251456917Z"}');
INSERT INTO event VALUES (126, 8, 1780294500253456919, 2, 10, 22, NULL);
INSERT INTO event VALUES (127, 1, 1780294500254456920, 8, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page"},"process":"p1"}');
INSERT INTO event VALUES (128, 3, 1780294500254456920, 5, NULL, NULL, '{"status":"INTERRUPTED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (129, 8, 1780294500221456887, 2, 11, 23, NULL);
INSERT INTO event VALUES (13, 3, 1780294500138456804, 2, NULL, NULL, '{"status":"CANCELED","reason":"new code"}');
INSERT INTO event VALUES (130, 21, 1780294500257456923, NULL, 10, 22, NULL);
INSERT INTO event VALUES (131, 15, 1780294500259456925, 3, 9, NULL, '{"codeVersion":"code1","configFingerprint":"config","inputs":[8,"v0"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (132, 19, 1780294500260456926, NULL, NULL, NULL, '{"backfill":"b1","request":{"selection":["group:mart"],"partitions":"2026-06-01..2026-06-04","upstream":true,"force":false,"stepsPerRun":1,"pace":{"steps":500,"perSeconds":60},"startedBy":"command line"}}');
INSERT INTO event VALUES (133, 10, 1780294500262456928, 1, 4, NULL, '{"check":"check_1","passed":true,"blocking":true,"warning":false,"message":""}');
INSERT INTO event VALUES (134, 10, 1780294500263456929, 2, 5, NULL, '{"check":"check_2","passed":true,"blocking":true,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (135, 14, 1780294500265456931, 3, NULL, NULL, NULL);
INSERT INTO event VALUES (136, 2, 1780294500266456932, 3, NULL, NULL, NULL);
INSERT INTO event VALUES (137, 8, 1780294500219456885, 4, 13, 12, NULL);
INSERT INTO event VALUES (138, 8, 1780294500219456885, 4, 3, 11, NULL);
INSERT INTO event VALUES (139, 8, 1780294500221456887, 2, 7, 24, NULL);
INSERT INTO event VALUES (14, 10, 1780294500140456806, 2, 7, NULL, '{"check":"check_0","passed":false,"blocking":true,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (140, 2, 1780294500268456934, 4, NULL, NULL, NULL);
INSERT INTO event VALUES (141, 8, 1780294500270456936, 2, 8, 25, NULL);
INSERT INTO event VALUES (142, 8, 1780294500272456938, 7, 8, 26, NULL);
INSERT INTO event VALUES (143, 17, 1780294500274456940, NULL, 11, NULL, '{"was":"code1","codeVersion":"code1","because":"new code"}');
INSERT INTO event VALUES (144, 9, 1780294500275456941, 6, 9, NULL, '{"attempt":1,"status":"INTERRUPTED","reason":"new code"}');
INSERT INTO event VALUES (145, 3, 1780294500275456941, 3, NULL, NULL, '{"status":"FAILED","reason":"new code"}');
INSERT INTO event VALUES (146, 4, 1780294500275456941, 4, 13, NULL, '{"attempt":3}');
INSERT INTO event VALUES (147, 14, 1780294500277456943, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (148, 17, 1780294500279456945, NULL, 8, NULL, '{"was":"code0","codeVersion":"code1","because":"Grüße 🦉"}');
INSERT INTO event VALUES (149, 11, 1780294500280456946, NULL, 13, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.280456946Z"}');
INSERT INTO event VALUES (15, 17, 1780294500141456807, NULL, 11, NULL, '{"was":"code0","codeVersion":"code1","because":""}');
INSERT INTO event VALUES (150, 21, 1780294500282456948, NULL, 8, 25, NULL);
INSERT INTO event VALUES (151, 11, 1780294500284456950, NULL, 2, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.284456950Z"}');
INSERT INTO event VALUES (152, 2, 1780294500285456951, 4, NULL, NULL, NULL);
INSERT INTO event VALUES (153, 6, 1780294500287456953, 5, NULL, NULL, '{"token":"token-5","materializations":[27,28,29,30,31]}');
INSERT INTO event VALUES (154, 20, 1780294500289456955, NULL, NULL, NULL, '{"backfill":"b1","status":"SUCCEEDED","retries":false,"reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (155, 2, 1780294500290456956, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (156, 5, 1780294500292456958, 5, 11, NULL, '{"attempt":1,"failure":{"kind":"INTERNAL","type":"java.io.IOException","message":"new code","trace":["at a","at b"],"permanent":false,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.292456958Z"}');
INSERT INTO event VALUES (157, 10, 1780294500292456958, 8, 6, NULL, '{"check":"check_2","passed":false,"blocking":false,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (158, 5, 1780294500293456959, 3, 10, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.293456959Z"}');
INSERT INTO event VALUES (159, 7, 1780294500293456959, 6, NULL, NULL, '{"token":"token-0"}');
INSERT INTO event VALUES (16, 13, 1780294500143456809, NULL, 1, NULL, NULL);
INSERT INTO event VALUES (160, 12, 1780294500294456960, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:13.294456960Z","assets":["raw/orders"],"run":"b1ada3","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (161, 10, 1780294500295456961, 8, 6, NULL, '{"check":"check_0","passed":true,"blocking":false,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (162, 18, 1780294500297456963, NULL, NULL, NULL, '{"grid":"region","added":["acme"],"removed":["globex","umbrella"]}');
INSERT INTO event VALUES (163, 9, 1780294500299456965, 8, 2, NULL, '{"attempt":1,"status":"REUSED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (164, 4, 1780294500299456965, 6, 3, NULL, '{"attempt":3}');
INSERT INTO event VALUES (165, 6, 1780294500300456966, 3, NULL, NULL, '{"token":"token-6","materializations":[32,33,34,35,36]}');
INSERT INTO event VALUES (166, 4, 1780294500300456966, 8, 6, NULL, '{"attempt":3}');
INSERT INTO event VALUES (167, 17, 1780294500302456968, NULL, 11, NULL, '{"was":"code1","codeVersion":"code1","because":"new code"}');
INSERT INTO event VALUES (168, 9, 1780294500303456969, 5, 10, NULL, '{"attempt":3,"status":"SUCCEEDED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (169, 15, 1780294500303456969, 4, 6, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[12,"v0",8,"v1",9,"v2",10,"v2"],"reason":"new code"}');
INSERT INTO event VALUES (17, 9, 1780294500143456809, 2, 3, NULL, '{"attempt":2,"status":"SKIPPED","reason":"new code"}');
INSERT INTO event VALUES (170, 19, 1780294500303456969, NULL, NULL, NULL, '{"backfill":"b2","request":{"selection":["group:mart"],"partitions":"2026-06-01..2026-06-04","upstream":true,"force":false,"stepsPerRun":2,"startedBy":"command line"}}');
INSERT INTO event VALUES (171, 17, 1780294500303456969, NULL, 2, NULL, '{"was":"code0","codeVersion":"code2","because":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (172, 21, 1780294500304456970, NULL, 12, 16, NULL);
INSERT INTO event VALUES (173, 19, 1780294500306456972, NULL, NULL, NULL, '{"backfill":"b3","request":{"selection":["group:mart"],"partitions":"2026-06-01..2026-06-04","upstream":true,"force":true,"stepsPerRun":2,"pace":{"steps":500,"perSeconds":60},"startedBy":"command line"}}');
INSERT INTO event VALUES (174, 20, 1780294500306456972, NULL, NULL, NULL, '{"backfill":"b2","status":"FAILED","retries":false,"reason":"new code"}');
INSERT INTO event VALUES (175, 9, 1780294500306456972, 1, 9, NULL, '{"attempt":1,"status":"SUCCEEDED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (176, 11, 1780294500306456972, NULL, 12, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.306456972Z"}');
INSERT INTO event VALUES (177, 10, 1780294500308456974, 3, 11, NULL, '{"check":"check_0","passed":false,"blocking":true,"warning":true,"message":"new code"}');
INSERT INTO event VALUES (178, 20, 1780294500308456974, NULL, NULL, NULL, '{"backfill":"b1","status":"SUCCEEDED","retries":false,"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (179, 10, 1780294500309456975, 3, 12, NULL, '{"check":"check_0","passed":false,"blocking":false,"warning":true,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (18, 14, 1780294500143456809, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (180, 17, 1780294500309456975, NULL, 6, NULL, '{"was":"code1","codeVersion":"code1","because":"new code"}');
INSERT INTO event VALUES (181, 2, 1780294500309456975, 7, NULL, NULL, NULL);
INSERT INTO event VALUES (182, 13, 1780294500310456976, NULL, 11, NULL, NULL);
INSERT INTO event VALUES (183, 20, 1780294500311456977, NULL, NULL, NULL, '{"backfill":"b2","status":"CANCELED","retries":false,"reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (184, 10, 1780294500313456979, 4, 11, NULL, '{"check":"check_1","passed":false,"blocking":false,"warning":true,"message":"new code"}');
INSERT INTO event VALUES (185, 19, 1780294500314456980, NULL, NULL, NULL, '{"backfill":"b4","request":{"selection":["group:mart"],"partitions":"2026-06-01..2026-06-04","upstream":false,"force":false,"stepsPerRun":2,"startedBy":"command line"}}');
INSERT INTO event VALUES (186, 21, 1780294500316456982, NULL, 8, 26, NULL);
INSERT INTO event VALUES (187, 15, 1780294500316456982, 6, 7, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[8,"v2",5,"v2",12,"v1"],"reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (188, 3, 1780294500317456983, 7, NULL, NULL, '{"status":"FAILED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (189, 6, 1780294500317456983, 7, NULL, NULL, '{"token":"token-7","materializations":[37,38,39]}');
INSERT INTO event VALUES (19, 15, 1780294500144456810, 2, 8, NULL, '{"codeVersion":"code1","configFingerprint":"","inputs":[6,"v2",12,"v0",13,"v0",10,"v1"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (190, 21, 1780294500318456984, NULL, 12, 16, NULL);
INSERT INTO event VALUES (191, 8, 1780294500318456984, 3, 13, 40, NULL);
INSERT INTO event VALUES (192, 13, 1780294500318456984, NULL, 10, NULL, NULL);
INSERT INTO event VALUES (193, 10, 1780294500319456985, 7, 9, NULL, '{"check":"check_0","passed":true,"blocking":false,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (194, 3, 1780294500321456987, 5, NULL, NULL, '{"status":"FAILED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (195, 11, 1780294500323456989, NULL, 13, NULL, '{"version":"v0","changedAt":"2026-06-01T06:14:59.323456989Z"}');
INSERT INTO event VALUES (196, 17, 1780294500324456990, NULL, 8, NULL, '{"was":"code1","codeVersion":"code2","because":""}');
INSERT INTO event VALUES (197, 5, 1780294500326456992, 8, 9, NULL, '{"attempt":3,"failure":{"kind":"INTERNAL","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.326456992Z"}');
INSERT INTO event VALUES (198, 5, 1780294500327456993, 3, 1, NULL, '{"attempt":3,"failure":{"kind":"ASSET","type":"java.io.IOException","message":"","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.327456993Z"}');
INSERT INTO event VALUES (199, 8, 1780294500328456994, 8, 4, 41, NULL);
INSERT INTO event VALUES (2, 6, 1780294500125456791, 1, NULL, NULL, '{"token":"token-0","materializations":[1,2,3,4,5],"partitions":[{"grid":"region","added":[],"removed":["umbrella"]}]}');
INSERT INTO event VALUES (20, 9, 1780294500145456811, 1, 4, NULL, '{"attempt":1,"status":"INTERRUPTED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (200, 4, 1780294500330456996, 5, 3, NULL, '{"attempt":2}');
INSERT INTO event VALUES (201, 1, 1780294500332456998, 9, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (202, 4, 1780294500334457000, 2, 3, NULL, '{"attempt":2}');
INSERT INTO event VALUES (203, 9, 1780294500336457002, 8, 5, NULL, '{"attempt":3,"status":"SUCCEEDED","reason":"new code"}');
INSERT INTO event VALUES (204, 10, 1780294500338457004, 3, 3, NULL, '{"check":"check_1","passed":true,"blocking":false,"warning":false,"message":"new code"}');
INSERT INTO event VALUES (205, 13, 1780294500339457005, NULL, 9, NULL, NULL);
INSERT INTO event VALUES (206, 5, 1780294500341457007, 4, 2, NULL, '{"attempt":2,"failure":{"kind":"ASSET","type":"java.io.IOException","message":"new code","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":true,"fingerprint":"f2"},"retryAt":"2026-06-01T06:15:05.341457007Z"}');
INSERT INTO event VALUES (207, 5, 1780294500342457008, 9, 8, NULL, '{"attempt":2,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"","trace":["at a","at b"],"permanent":true,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.342457008Z"}');
INSERT INTO event VALUES (208, 2, 1780294500342457008, 2, NULL, NULL, NULL);
INSERT INTO event VALUES (209, 14, 1780294500344457010, 9, NULL, NULL, NULL);
INSERT INTO event VALUES (21, 1, 1780294500147456813, 3, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","retryOf":"abc123","backfill":"b0"},"process":"p0"}');
INSERT INTO event VALUES (210, 21, 1780294500344457010, NULL, 8, 25, NULL);
INSERT INTO event VALUES (211, 3, 1780294500345457011, 6, NULL, NULL, '{"status":"FAILED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (212, 9, 1780294500345457011, 2, 9, NULL, '{"attempt":2,"status":"REUSED","reason":""}');
INSERT INTO event VALUES (213, 17, 1780294500347457013, NULL, 11, NULL, '{"was":"code0","codeVersion":"code1","because":"Grüße 🦉"}');
INSERT INTO event VALUES (214, 12, 1780294500347457013, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:59.347457013Z","assets":["clean/orders"],"reason":"new code"}');
INSERT INTO event VALUES (215, 12, 1780294500348457014, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:37.348457014Z","assets":["raw/orders"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (216, 10, 1780294500350457016, 1, 11, NULL, '{"check":"check_1","passed":true,"blocking":true,"warning":false,"message":""}');
INSERT INTO event VALUES (217, 3, 1780294500350457016, 4, NULL, NULL, '{"status":"FAILED","reason":""}');
INSERT INTO event VALUES (218, 21, 1780294500352457018, NULL, 8, 25, NULL);
INSERT INTO event VALUES (219, 7, 1780294500354457020, 4, NULL, NULL, '{"token":"token-2"}');
INSERT INTO event VALUES (22, 3, 1780294500148456814, 1, NULL, NULL, '{"status":"CANCELED","reason":""}');
INSERT INTO event VALUES (220, 20, 1780294500355457021, NULL, NULL, NULL, '{"backfill":"b2","status":"RUNNING","retries":false,"reason":""}');
INSERT INTO event VALUES (221, 17, 1780294500356457022, NULL, 9, NULL, '{"was":"code1","codeVersion":"code1","because":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (222, 10, 1780294500358457024, 3, 11, NULL, '{"check":"check_1","passed":false,"blocking":true,"warning":false,"message":"new code"}');
INSERT INTO event VALUES (223, 14, 1780294500359457025, 8, NULL, NULL, NULL);
INSERT INTO event VALUES (224, 1, 1780294500360457026, 10, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","backfill":"b4"},"process":"p1"}');
INSERT INTO event VALUES (225, 13, 1780294500360457026, NULL, 4, NULL, NULL);
INSERT INTO event VALUES (226, 17, 1780294500360457026, NULL, 3, NULL, '{"was":"code0","codeVersion":"code1","because":"new code"}');
INSERT INTO event VALUES (227, 12, 1780294500362457028, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:13:53.362457028Z","assets":["mart/sales"],"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (228, 17, 1780294500363457029, NULL, 11, NULL, '{"was":"code0","codeVersion":"code2","because":"new code"}');
INSERT INTO event VALUES (229, 11, 1780294500364457030, NULL, 12, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.364457030Z"}');
INSERT INTO event VALUES (23, 10, 1780294500150456816, 3, 12, NULL, '{"check":"check_2","passed":true,"blocking":false,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (230, 6, 1780294500364457030, 5, NULL, NULL, '{"token":"token-8","materializations":[42,43,44,45,46]}');
INSERT INTO event VALUES (231, 1, 1780294500366457032, 11, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (232, 17, 1780294500368457034, NULL, 9, NULL, '{"was":"code1","codeVersion":"code1","because":"Grüße 🦉"}');
INSERT INTO event VALUES (233, 9, 1780294500368457034, 10, 9, NULL, '{"attempt":3,"status":"INTERRUPTED","reason":"new code"}');
INSERT INTO event VALUES (234, 8, 1780294500369457035, 5, 4, 47, NULL);
INSERT INTO event VALUES (235, 10, 1780294500370457036, 4, 11, NULL, '{"check":"check_0","passed":true,"blocking":false,"warning":true,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (236, 18, 1780294500372457038, NULL, NULL, NULL, '{"grid":"customer","added":["umbrella"],"removed":["acme","initech"]}');
INSERT INTO event VALUES (237, 3, 1780294500373457039, 1, NULL, NULL, '{"status":"SUCCEEDED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (238, 21, 1780294500375457041, NULL, 13, 40, NULL);
INSERT INTO event VALUES (239, 3, 1780294500375457041, 3, NULL, NULL, '{"status":"FAILED","reason":"new code"}');
INSERT INTO event VALUES (24, 8, 1780294500125456791, 1, 11, 2, NULL);
INSERT INTO event VALUES (240, 15, 1780294500376457042, 8, 12, NULL, '{"codeVersion":"code1","configFingerprint":"config","inputs":[11,"v0",12,"v1",2,"v1"],"reason":""}');
INSERT INTO event VALUES (25, 8, 1780294500152456818, 3, 6, 6, NULL);
INSERT INTO event VALUES (26, 10, 1780294500154456820, 2, 5, NULL, '{"check":"check_1","passed":true,"blocking":true,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (27, 10, 1780294500156456822, 1, 8, NULL, '{"check":"check_2","passed":false,"blocking":true,"warning":false,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (28, 3, 1780294500156456822, 1, NULL, NULL, '{"status":"CANCELED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (29, 17, 1780294500157456823, NULL, 7, NULL, '{"was":"code1","codeVersion":"code2","because":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (3, 18, 1780294500126456792, NULL, NULL, NULL, '{"grid":"region","added":[],"removed":["globex","umbrella"]}');
INSERT INTO event VALUES (30, 6, 1780294500159456825, 3, NULL, NULL, '{"token":"token-1","materializations":[7]}');
INSERT INTO event VALUES (31, 11, 1780294500159456825, NULL, 3, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.159456825Z"}');
INSERT INTO event VALUES (32, 13, 1780294500159456825, NULL, 1, NULL, NULL);
INSERT INTO event VALUES (33, 8, 1780294500125456791, 1, 4, 5, NULL);
INSERT INTO event VALUES (34, 14, 1780294500161456827, 3, NULL, NULL, NULL);
INSERT INTO event VALUES (35, 9, 1780294500163456829, 1, 6, NULL, '{"attempt":2,"status":"FAILED","reason":"Grüße 🦉","failure":{"kind":"CHECK","type":"java.io.IOException","message":"Grüße 🦉","trace":["at a","at b"],"permanent":false,"fingerprint":"f3"}}');
INSERT INTO event VALUES (36, 4, 1780294500164456830, 2, 1, NULL, '{"attempt":1}');
INSERT INTO event VALUES (37, 12, 1780294500164456830, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:14.164456830Z","assets":["raw/orders"],"run":"0dfe8a","reason":""}');
INSERT INTO event VALUES (38, 9, 1780294500165456831, 3, 8, NULL, '{"attempt":1,"status":"SUCCEEDED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (39, 14, 1780294500167456833, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (4, 19, 1780294500126456792, NULL, NULL, NULL, '{"backfill":"b0","request":{"selection":["group:mart"],"partitions":"2026-06-01..2026-06-04","upstream":false,"force":true,"stepsPerRun":0,"pace":{"steps":500,"perSeconds":60},"startedBy":"command line"}}');
INSERT INTO event VALUES (40, 13, 1780294500169456835, NULL, 9, NULL, NULL);
INSERT INTO event VALUES (41, 10, 1780294500170456836, 2, 6, NULL, '{"check":"check_1","passed":true,"blocking":true,"warning":false,"message":""}');
INSERT INTO event VALUES (42, 1, 1780294500172456838, 4, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","retryOf":"abc123","backfill":"b0"},"process":"p0"}');
INSERT INTO event VALUES (43, 1, 1780294500172456838, 5, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page","retryOf":"abc123"},"process":"p0"}');
INSERT INTO event VALUES (44, 11, 1780294500173456839, NULL, 2, NULL, '{"absentReason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (45, 17, 1780294500174456840, NULL, 10, NULL, '{"was":"code1","codeVersion":"code2","because":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (46, 20, 1780294500176456842, NULL, NULL, NULL, '{"backfill":"b0","status":"PAUSED","retries":false,"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (47, 10, 1780294500176456842, 4, 3, NULL, '{"check":"check_0","passed":false,"blocking":false,"warning":false,"message":""}');
INSERT INTO event VALUES (48, 17, 1780294500178456844, NULL, 9, NULL, '{"was":"code1","codeVersion":"code1","because":""}');
INSERT INTO event VALUES (49, 1, 1780294500180456846, 6, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":true,"force":false,"startedBy":"page","retryOf":"abc123","backfill":"b0"},"process":"p0"}');
INSERT INTO event VALUES (5, 2, 1780294500127456793, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (50, 4, 1780294500182456848, 3, 6, NULL, '{"attempt":1}');
INSERT INTO event VALUES (51, 11, 1780294500182456848, NULL, 10, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.182456848Z"}');
INSERT INTO event VALUES (52, 13, 1780294500182456848, NULL, 8, NULL, NULL);
INSERT INTO event VALUES (53, 11, 1780294500184456850, NULL, 7, NULL, '{"version":"v1","changedAt":"2026-06-01T06:14:59.184456850Z"}');
INSERT INTO event VALUES (54, 17, 1780294500185456851, NULL, 12, NULL, '{"was":"code0","codeVersion":"code2","because":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (55, 13, 1780294500185456851, NULL, 10, NULL, NULL);
INSERT INTO event VALUES (56, 13, 1780294500186456852, NULL, 5, NULL, NULL);
INSERT INTO event VALUES (57, 14, 1780294500188456854, 6, NULL, NULL, NULL);
INSERT INTO event VALUES (58, 20, 1780294500188456854, NULL, NULL, NULL, '{"backfill":"b0","status":"CANCELED","retries":false,"reason":"new code"}');
INSERT INTO event VALUES (59, 4, 1780294500189456855, 5, 2, NULL, '{"attempt":3}');
INSERT INTO event VALUES (6, 1, 1780294500129456795, 2, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":false,"startedBy":"page"},"process":"p0"}');
INSERT INTO event VALUES (60, 18, 1780294500191456857, NULL, NULL, NULL, '{"grid":"customer","added":["initech","acme","umbrella"],"removed":[]}');
INSERT INTO event VALUES (61, 9, 1780294500192456858, 2, 5, NULL, '{"attempt":2,"status":"CANCELED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (62, 18, 1780294500193456859, NULL, NULL, NULL, '{"grid":"customer","added":[],"removed":["initech","umbrella"]}');
INSERT INTO event VALUES (63, 14, 1780294500195456861, 6, NULL, NULL, NULL);
INSERT INTO event VALUES (64, 15, 1780294500196456862, 2, 2, NULL, '{"codeVersion":"code1","configFingerprint":"config","inputs":[12,"v2",10,"v2",2,"v1",4,"v0"],"reason":"new code"}');
INSERT INTO event VALUES (65, 2, 1780294500197456863, 1, NULL, NULL, NULL);
INSERT INTO event VALUES (66, 5, 1780294500198456864, 2, 12, NULL, '{"attempt":3,"failure":{"kind":"ASSET","type":"java.io.IOException","message":"''raw/orders'' \"quoted\"\n2nd line","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":true,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.198456864Z"}');
INSERT INTO event VALUES (67, 5, 1780294500199456865, 5, 13, NULL, '{"attempt":3,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.199456865Z"}');
INSERT INTO event VALUES (68, 17, 1780294500200456866, NULL, 12, NULL, '{"was":"code0","codeVersion":"code0","because":"new code"}');
INSERT INTO event VALUES (69, 20, 1780294500202456868, NULL, NULL, NULL, '{"backfill":"b0","status":"RUNNING","retries":false,"reason":"new code"}');
INSERT INTO event VALUES (7, 18, 1780294500130456796, NULL, NULL, NULL, '{"grid":"customer","added":[],"removed":[]}');
INSERT INTO event VALUES (70, 10, 1780294500203456869, 4, 2, NULL, '{"check":"check_1","passed":true,"blocking":true,"warning":false,"message":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (71, 20, 1780294500205456871, NULL, NULL, NULL, '{"backfill":"b0","status":"PAUSED","retries":true,"reason":"Grüße 🦉"}');
INSERT INTO event VALUES (72, 17, 1780294500206456872, NULL, 6, NULL, '{"was":"code1","codeVersion":"code1","because":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (73, 2, 1780294500207456873, 5, NULL, NULL, NULL);
INSERT INTO event VALUES (74, 17, 1780294500209456875, NULL, 9, NULL, '{"was":"code1","codeVersion":"code1","because":""}');
INSERT INTO event VALUES (75, 17, 1780294500210456876, NULL, 5, NULL, '{"was":"code1","codeVersion":"code1","because":""}');
INSERT INTO event VALUES (76, 5, 1780294500212456878, 2, 8, NULL, '{"attempt":2,"failure":{"kind":"CHECK","type":"java.io.IOException","message":"Grüße 🦉","frame":"Sales.sales(Sales.java:41)","trace":["at a","at b"],"permanent":false,"fingerprint":"f3"},"retryAt":"2026-06-01T06:15:05.212456878Z"}');
INSERT INTO event VALUES (77, 13, 1780294500213456879, NULL, 6, NULL, NULL);
INSERT INTO event VALUES (78, 12, 1780294500213456879, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"UTC","due":"2026-06-01T06:14:00.213456879Z","assets":["mart/sales"],"reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (79, 14, 1780294500214456880, 4, NULL, NULL, NULL);
INSERT INTO event VALUES (8, 12, 1780294500130456796, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:31.130456796Z","assets":["mart/sales"],"reason":"new code"}');
INSERT INTO event VALUES (80, 9, 1780294500215456881, 5, 5, NULL, '{"attempt":1,"status":"CANCELED","reason":""}');
INSERT INTO event VALUES (81, 9, 1780294500216456882, 1, 12, NULL, '{"attempt":1,"status":"REUSED","reason":"new code"}');
INSERT INTO event VALUES (82, 4, 1780294500218456884, 1, 1, NULL, '{"attempt":1}');
INSERT INTO event VALUES (83, 3, 1780294500218456884, 3, NULL, NULL, '{"status":"CANCELED","reason":"new code"}');
INSERT INTO event VALUES (84, 9, 1780294500218456884, 6, 9, NULL, '{"attempt":3,"status":"CANCELED","reason":""}');
INSERT INTO event VALUES (85, 9, 1780294500219456885, 2, 12, NULL, '{"attempt":2,"status":"INTERRUPTED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (86, 20, 1780294500219456885, NULL, NULL, NULL, '{"backfill":"b0","status":"SUCCEEDED","retries":false,"reason":""}');
INSERT INTO event VALUES (87, 6, 1780294500219456885, 4, NULL, NULL, '{"token":"token-2","materializations":[8,9,10,11,12],"partitions":[{"grid":"region","added":[],"removed":["acme"]}]}');
INSERT INTO event VALUES (88, 14, 1780294500220456886, 6, NULL, NULL, NULL);
INSERT INTO event VALUES (89, 17, 1780294500220456886, NULL, 4, NULL, '{"was":"code0","codeVersion":"code0","because":"Grüße 🦉"}');
INSERT INTO event VALUES (9, 10, 1780294500132456798, 1, 9, NULL, '{"check":"check_0","passed":false,"blocking":true,"warning":false,"message":"Grüße 🦉"}');
INSERT INTO event VALUES (90, 20, 1780294500220456886, NULL, NULL, NULL, '{"backfill":"b0","status":"RUNNING","retries":true,"reason":"new code"}');
INSERT INTO event VALUES (91, 12, 1780294500220456886, NULL, NULL, NULL, '{"cron":"15 6 * * *","zone":"Europe/London","due":"2026-06-01T06:14:05.220456886Z","assets":["clean/orders"],"reason":""}');
INSERT INTO event VALUES (92, 6, 1780294500221456887, 2, NULL, NULL, '{"token":"token-3","materializations":[13,14,15]}');
INSERT INTO event VALUES (93, 2, 1780294500223456889, 6, NULL, NULL, NULL);
INSERT INTO event VALUES (94, 9, 1780294500225456891, 5, 9, NULL, '{"attempt":2,"status":"REUSED","reason":""}');
INSERT INTO event VALUES (95, 3, 1780294500226456892, 2, NULL, NULL, '{"status":"FAILED","reason":"Grüße 🦉"}');
INSERT INTO event VALUES (96, 14, 1780294500228456894, 6, NULL, NULL, NULL);
INSERT INTO event VALUES (97, 1, 1780294500229456895, 7, NULL, NULL, '{"request":{"selection":["group:mart","+raw/orders"],"partitions":"all","upstream":false,"force":true,"startedBy":"page","retryOf":"abc123"},"process":"p1"}');
INSERT INTO event VALUES (98, 9, 1780294500229456895, 2, 6, NULL, '{"attempt":2,"status":"CANCELED","reason":"''raw/orders'' \"quoted\"\n2nd line"}');
INSERT INTO event VALUES (99, 4, 1780294500229456895, 3, 10, NULL, '{"attempt":3}');
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
INSERT INTO materialization VALUES (10, NULL, 7, 4, 1, 1780294500219456885, 197, 1, 4, 'v0', -6600308889988603555, 74, '[6,"v2",2,"v1",8,"v0",12,"v2",10,"v2"]', '{"rows":599675858,"amount":12.30,"exact":true,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-2');
INSERT INTO materialization VALUES (11, 138, 3, 4, 1, 1780294500219456885, 465, 3, 4, 'v2', -1905600154579956040, 52, '[4,"v2",2,"v0",9,"v2"]', NULL, 'token-2');
INSERT INTO materialization VALUES (12, 137, 13, 4, 1, 1780294500219456885, 2131, 1, 2, 'v2', -6946646186650170515, 7, '[2,"v1",9,"v2",5,"v1",10,"v0"]', NULL, 'token-2');
INSERT INTO materialization VALUES (13, NULL, 7, 2, 1, 1780294500221456887, 4825, 1, 4, 'v0', -4639104801617213169, 34, '[12,"v1",5,"v2",7,"v2",11,"v0",9,"v1"]', NULL, 'token-3');
INSERT INTO materialization VALUES (14, NULL, 4, 2, 1, 1780294500221456887, 2230, 3, 4, 'v1', -2890515620763991931, 73, '[2,"v2",8,"v0",1,"v1",10,"v1",13,"v2"]', '{"rows":-536631031,"amount":12.30,"exact":true,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-3');
INSERT INTO materialization VALUES (15, NULL, 11, 2, 1, 1780294500221456887, 4369, 3, 4, 'v1', -5051751136432309234, 47, '[5,"v2",2,"v0",1,"v2",3,"v0",13,"v0"]', '{"rows":-1447445205,"amount":12.30,"exact":false,"note":""}', 'token-3');
INSERT INTO materialization VALUES (16, 111, 12, 1, 1, 1780294500242456908, 2312, 1, 2, 'v0', 6069446778401345774, 29, '[10,"v0",1,"v0"]', '{"rows":-261199541,"amount":12.30,"exact":false,"note":""}', NULL);
INSERT INTO materialization VALUES (17, NULL, 8, 7, 1, 1780294500251456917, 1626, 1, 4, 'v2', 3171354507259656932, 83, '[6,"v1",12,"v1",1,"v1",13,"v0"]', '{"rows":-1846518319,"amount":12.30,"exact":true,"note":"new code"}', 'token-4');
INSERT INTO materialization VALUES (18, NULL, 9, 7, 1, 1780294500251456917, 9, 3, 2, 'v1', -7479297482452105886, 33, '[5,"v1",3,"v1",4,"v1",9,"v0",10,"v1"]', '{"rows":-1583951675,"amount":12.30,"exact":true,"note":"Grüße 🦉"}', 'token-4');
INSERT INTO materialization VALUES (19, NULL, 2, 7, 1, 1780294500251456917, 4978, 1, 2, 'v1', -5855207366182800261, 71, '[3,"v1",11,"v0"]', '{"rows":1384713381,"amount":12.30,"exact":true,"note":"Grüße 🦉"}', 'token-4');
INSERT INTO materialization VALUES (2, 24, 11, 1, 1, 1780294500125456791, 3261, 1, 2, 'v2', 5380112710085299282, 25, '[2,"v2",1,"v2",4,"v1",9,"v2",8,"v1",10,"v1"]', NULL, 'token-0');
INSERT INTO materialization VALUES (20, NULL, 6, 7, 1, 1780294500251456917, 4751, 3, 4, 'v2', -6446096805155724887, 53, '[2,"v2",13,"v1",3,"v0",11,"v0",10,"v1"]', NULL, 'token-4');
INSERT INTO materialization VALUES (21, NULL, 7, 7, 1, 1780294500251456917, 58, 3, 2, 'v0', 5407990928382726173, 87, '[4,"v1",2,"v0",7,"v2",5,"v2",13,"v2"]', '{"rows":1380046130,"amount":12.30,"exact":true,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-4');
INSERT INTO materialization VALUES (22, 126, 10, 2, 1, 1780294500253456919, 4125, 3, 4, 'v0', -4435082725441571027, 64, '[4,"v0"]', '{"rows":-21477548,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', NULL);
INSERT INTO materialization VALUES (23, 129, 11, 2, 1, 1780294500221456887, 4369, 3, 4, 'v1', -5051751136432309234, 47, '[5,"v2",2,"v0",1,"v2",3,"v0",13,"v0"]', '{"rows":-1447445205,"amount":12.30,"exact":false,"note":""}', 'token-3');
INSERT INTO materialization VALUES (24, 139, 7, 2, 1, 1780294500221456887, 4825, 1, 4, 'v0', -4639104801617213169, 34, '[12,"v1",5,"v2",7,"v2",11,"v0",9,"v1"]', NULL, 'token-3');
INSERT INTO materialization VALUES (25, 141, 8, 2, 1, 1780294500270456936, 119, 3, 4, 'v1', 2632862934788473194, 53, '[13,"v1"]', '{"rows":-384091929,"amount":12.30,"exact":false,"note":""}', NULL);
INSERT INTO materialization VALUES (26, 142, 8, 7, 1, 1780294500272456938, 1490, 1, 2, 'v0', -6657130081313891375, 31, '[4,"v1",10,"v2",12,"v1",6,"v0"]', '{"rows":1839055112,"amount":12.30,"exact":false,"note":""}', NULL);
INSERT INTO materialization VALUES (27, NULL, 13, 5, 1, 1780294500287456953, 646, 3, 2, 'v1', -7284023169288639839, 80, '[10,"v0",3,"v2",4,"v2",1,"v1"]', '{"rows":-312474083,"amount":12.30,"exact":false,"note":"new code"}', 'token-5');
INSERT INTO materialization VALUES (28, NULL, 7, 5, 1, 1780294500287456953, 535, 1, 2, 'v0', 2964734465392870817, 82, '[8,"v1",12,"v1",9,"v0",2,"v0"]', '{"rows":1095285427,"amount":12.30,"exact":true,"note":"new code"}', 'token-5');
INSERT INTO materialization VALUES (29, NULL, 12, 5, 1, 1780294500287456953, 2232, 1, 2, 'v0', -7559145346765506927, 40, '[4,"v1",11,"v1"]', '{"rows":-2078496318,"amount":12.30,"exact":false,"note":""}', 'token-5');
INSERT INTO materialization VALUES (3, NULL, 3, 1, 1, 1780294500125456791, 429, 3, 4, 'v2', -5608378493633946749, 86, '[12,"v0",2,"v1",10,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (30, NULL, 11, 5, 1, 1780294500287456953, 4699, 3, 2, 'v1', 6062590351300294765, 12, '[12,"v1",2,"v1",11,"v0",9,"v0"]', NULL, 'token-5');
INSERT INTO materialization VALUES (31, NULL, 1, 5, 1, 1780294500287456953, 2710, 1, 4, 'v2', -27191091570607007, 5, '[13,"v2",8,"v0",10,"v2",2,"v0"]', NULL, 'token-5');
INSERT INTO materialization VALUES (32, NULL, 11, 3, 1, 1780294500300456966, 2080, 3, 4, 'v1', 8026530958679228363, 59, '[2,"v1",3,"v1"]', '{"rows":1838055308,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-6');
INSERT INTO materialization VALUES (33, NULL, 13, 3, 1, 1780294500300456966, 1749, 1, 4, 'v0', 5372786462143048037, 96, '[13,"v2",4,"v0",5,"v0"]', NULL, 'token-6');
INSERT INTO materialization VALUES (34, NULL, 3, 3, 1, 1780294500300456966, 1996, 3, 4, 'v0', -4993351282096869314, 13, '[4,"v2",5,"v1",13,"v0",11,"v2"]', '{"rows":580784590,"amount":12.30,"exact":false,"note":"new code"}', 'token-6');
INSERT INTO materialization VALUES (35, NULL, 1, 3, 1, 1780294500300456966, 2391, 1, 4, 'v1', -7228467481225949165, 35, '[8,"v2",2,"v0",11,"v1",5,"v1"]', '{"rows":1828201362,"amount":12.30,"exact":true,"note":"new code"}', 'token-6');
INSERT INTO materialization VALUES (36, NULL, 7, 3, 1, 1780294500300456966, 3057, 1, 2, 'v1', 8055661873592583564, 29, '[3,"v1",8,"v2",1,"v0",7,"v0"]', NULL, 'token-6');
INSERT INTO materialization VALUES (37, NULL, 11, 7, 1, 1780294500317456983, 1053, 1, 4, 'v0', 5882707178577129778, 96, '[8,"v0"]', NULL, 'token-7');
INSERT INTO materialization VALUES (38, NULL, 2, 7, 1, 1780294500317456983, 2310, 3, 4, 'v0', -5941957400146110628, 4, '[4,"v0",2,"v2",10,"v1"]', '{"rows":859044042,"amount":12.30,"exact":false,"note":"new code"}', 'token-7');
INSERT INTO materialization VALUES (39, NULL, 6, 7, 1, 1780294500317456983, 3466, 1, 2, 'v1', 541486952386322257, 50, '[4,"v2",12,"v0"]', '{"rows":-124845928,"amount":12.30,"exact":true,"note":"new code"}', 'token-7');
INSERT INTO materialization VALUES (4, NULL, 7, 1, 1, 1780294500125456791, 2807, 3, 4, 'v0', 8491153766255516575, 44, '[6,"v2"]', NULL, 'token-0');
INSERT INTO materialization VALUES (40, 191, 13, 3, 1, 1780294500318456984, 28, 1, 2, 'v0', -5467187531037945335, 13, '[3,"v0",1,"v2",11,"v1"]', NULL, NULL);
INSERT INTO materialization VALUES (41, 199, 4, 8, 1, 1780294500328456994, 2159, 1, 4, 'v1', -4419474201100172208, 34, '[7,"v1"]', NULL, NULL);
INSERT INTO materialization VALUES (42, NULL, 13, 5, 1, 1780294500364457030, 3642, 1, 4, 'v1', 1654729790736347088, 16, '[4,"v1",9,"v0"]', '{"rows":-1716864239,"amount":12.30,"exact":false,"note":"''raw/orders'' \"quoted\"\n2nd line"}', 'token-8');
INSERT INTO materialization VALUES (43, NULL, 7, 5, 1, 1780294500364457030, 1843, 3, 2, 'v1', 8242927398060529240, 31, '[11,"v2"]', '{"rows":-847024044,"amount":12.30,"exact":true,"note":""}', 'token-8');
INSERT INTO materialization VALUES (44, NULL, 12, 5, 1, 1780294500364457030, 3711, 1, 2, 'v0', -168005410308214520, 38, '[6,"v1",13,"v0",10,"v2"]', NULL, 'token-8');
INSERT INTO materialization VALUES (45, NULL, 10, 5, 1, 1780294500364457030, 2164, 1, 4, 'v2', 6486501953650985190, 93, '[13,"v2",5,"v0",4,"v2"]', '{"rows":238172269,"amount":12.30,"exact":true,"note":"Grüße 🦉"}', 'token-8');
INSERT INTO materialization VALUES (46, NULL, 8, 5, 1, 1780294500364457030, 196, 3, 2, 'v1', 6511109907377156907, 54, '[11,"v0",13,"v2",7,"v2",8,"v1",6,"v0"]', '{"rows":786248198,"amount":12.30,"exact":true,"note":"Grüße 🦉"}', 'token-8');
INSERT INTO materialization VALUES (47, 234, 4, 5, 1, 1780294500369457035, 4014, 1, 4, 'v2', 1025117038375492052, 66, '[10,"v2",13,"v1",6,"v1"]', '{"rows":-1274642123,"amount":12.30,"exact":false,"note":"new code"}', NULL);
INSERT INTO materialization VALUES (5, 33, 4, 1, 1, 1780294500125456791, 4823, 1, 2, 'v2', -8334902180934529699, 18, '[12,"v0"]', NULL, 'token-0');
INSERT INTO materialization VALUES (6, 25, 6, 3, 1, 1780294500152456818, 1007, 3, 4, 'v2', 5347567936359260091, 65, '[2,"v2",6,"v0"]', NULL, NULL);
INSERT INTO materialization VALUES (7, 110, 1, 3, 1, 1780294500159456825, 3833, 1, 2, 'v0', -2178399727293430015, 59, '[3,"v1",6,"v1",10,"v2"]', NULL, 'token-1');
INSERT INTO materialization VALUES (8, NULL, 6, 4, 1, 1780294500219456885, 4645, 1, 2, 'v1', -3015436201979203912, 81, '[12,"v0",5,"v2"]', NULL, 'token-2');
INSERT INTO materialization VALUES (9, NULL, 5, 4, 1, 1780294500219456885, 282, 3, 4, 'v2', 6735118498617410369, 34, '[11,"v1",2,"v2",9,"v1",5,"v0",1,"v2"]', NULL, 'token-2');
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
INSERT INTO cell VALUES (1, 1, '2026-06-04', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (10, 2, '2026-06-02', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (11, 3, '2026-06-01', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (12, 3, '2026-06-04', 16, 1780294500242456908, 85, 240, NULL, NULL);
INSERT INTO cell VALUES (13, 3, '2026-06-02', 40, 1780294500318456984, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (2, 1, '2026-06-03', NULL, NULL, NULL, 64, NULL, NULL);
INSERT INTO cell VALUES (3, 1, '2026-06-01', 11, 1780294500219456885, 17, NULL, 1, NULL);
INSERT INTO cell VALUES (4, 2, '2026-06-01', 47, 1780294500369457035, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (5, 3, '2026-06-03', NULL, NULL, 203, NULL, NULL, NULL);
INSERT INTO cell VALUES (6, 2, '2026-06-04', NULL, NULL, 98, 169, NULL, 1);
INSERT INTO cell VALUES (7, 4, '', 24, 1780294500221456887, 117, 187, NULL, NULL);
INSERT INTO cell VALUES (8, 2, '2026-06-03', 25, 1780294500344457010, NULL, NULL, NULL, NULL);
INSERT INTO cell VALUES (9, 1, '2026-06-02', NULL, NULL, 233, NULL, NULL, NULL);
CREATE TABLE observation (
  cell_id INTEGER PRIMARY KEY,
  version TEXT,
  changed_at TEXT, -- ISO-8601, since users may hand in any instant
  observed_at_nanos INTEGER NOT NULL,
  absent_reason TEXT,
  last_version TEXT
);
INSERT INTO observation VALUES (10, NULL, NULL, 1780294500229456895, '''raw/orders'' "quoted"
2nd line', 'v1');
INSERT INTO observation VALUES (12, 'v1', '2026-06-01T06:14:59.364457030Z', 1780294500364457030, NULL, NULL);
INSERT INTO observation VALUES (13, 'v0', '2026-06-01T06:14:59.323456989Z', 1780294500323456989, NULL, NULL);
INSERT INTO observation VALUES (2, 'v1', '2026-06-01T06:14:59.284456950Z', 1780294500284456950, NULL, NULL);
INSERT INTO observation VALUES (3, 'v1', '2026-06-01T06:14:59.159456825Z', 1780294500159456825, NULL, NULL);
INSERT INTO observation VALUES (7, 'v1', '2026-06-01T06:14:59.184456850Z', 1780294500184456850, NULL, NULL);
CREATE TABLE check_state (
  cell_id INTEGER NOT NULL,
  check_word_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cell_id, check_word_id)
) WITHOUT ROWID;
INSERT INTO check_state VALUES (11, 5, 235);
INSERT INTO check_state VALUES (11, 7, 222);
INSERT INTO check_state VALUES (12, 5, 179);
INSERT INTO check_state VALUES (12, 6, 23);
INSERT INTO check_state VALUES (2, 7, 70);
INSERT INTO check_state VALUES (3, 5, 47);
INSERT INTO check_state VALUES (3, 7, 204);
INSERT INTO check_state VALUES (5, 6, 134);
INSERT INTO check_state VALUES (6, 5, 161);
INSERT INTO check_state VALUES (6, 6, 157);
INSERT INTO check_state VALUES (7, 5, 14);
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
INSERT INTO run VALUES (1, '0dfe8a', 1, 'SUCCEEDED', 1780294500125456791, 1780294500127456793, 237, '[1,2,3,4]', '{"INTERRUPTED":1,"QUEUED":2,"STARTED":1}', NULL);
INSERT INTO run VALUES (10, 'd23174', 224, 'QUEUED', 1780294500360457026, NULL, NULL, '[4]', NULL, 5);
INSERT INTO run VALUES (11, '6c3d18', 231, 'QUEUED', 1780294500366457032, NULL, NULL, '[3,12,4]', NULL, NULL);
INSERT INTO run VALUES (2, 'b1ada3', 6, 'STARTED', 1780294500129456795, 1780294500240456906, 103, '[10,5,1,11,6]', NULL, NULL);
INSERT INTO run VALUES (3, '88d03f', 21, 'FAILED', 1780294500147456813, 1780294500266456932, 239, '[11,13,1,8]', '{"QUEUED":2,"STARTED":1,"SUCCEEDED":1}', 1);
INSERT INTO run VALUES (4, '93b737', 42, 'FAILED', 1780294500172456838, 1780294500268456934, 217, '[13,6,1,10]', '{"QUEUED":3,"STARTED":1}', 1);
INSERT INTO run VALUES (5, '86fac3', 43, 'FAILED', 1780294500172456838, 1780294500207456873, 194, '[3,8,10,5]', NULL, NULL);
INSERT INTO run VALUES (6, 'bc9711', 49, 'FAILED', 1780294500180456846, 1780294500223456889, 211, '[2,9]', '{"INTERRUPTED":1,"QUEUED":1}', 1);
INSERT INTO run VALUES (7, 'c5b351', 97, 'FAILED', 1780294500229456895, 1780294500309456975, 188, '[8,1]', '{"QUEUED":2}', NULL);
INSERT INTO run VALUES (8, 'bfdfc4', 127, 'QUEUED', 1780294500254456920, NULL, NULL, '[3,9]', NULL, NULL);
INSERT INTO run VALUES (9, '1e5f8d', 201, 'QUEUED', 1780294500332456998, NULL, NULL, '[3,8]', NULL, NULL);
CREATE INDEX run_by_queued ON run (queued_sequence) WHERE queued_sequence IS NOT NULL;
CREATE INDEX run_open ON run (id) WHERE status IN ('QUEUED', 'STARTED');
CREATE TABLE run_asset (
  asset_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  PRIMARY KEY (asset_id, run_id)
) WITHOUT ROWID;
INSERT INTO run_asset VALUES (1, 1);
INSERT INTO run_asset VALUES (1, 11);
INSERT INTO run_asset VALUES (1, 2);
INSERT INTO run_asset VALUES (1, 3);
INSERT INTO run_asset VALUES (1, 4);
INSERT INTO run_asset VALUES (1, 5);
INSERT INTO run_asset VALUES (1, 6);
INSERT INTO run_asset VALUES (1, 7);
INSERT INTO run_asset VALUES (1, 8);
INSERT INTO run_asset VALUES (1, 9);
INSERT INTO run_asset VALUES (2, 1);
INSERT INTO run_asset VALUES (2, 10);
INSERT INTO run_asset VALUES (2, 11);
INSERT INTO run_asset VALUES (2, 2);
INSERT INTO run_asset VALUES (2, 3);
INSERT INTO run_asset VALUES (2, 4);
INSERT INTO run_asset VALUES (2, 5);
INSERT INTO run_asset VALUES (2, 7);
INSERT INTO run_asset VALUES (2, 9);
INSERT INTO run_asset VALUES (3, 11);
INSERT INTO run_asset VALUES (3, 2);
INSERT INTO run_asset VALUES (3, 3);
INSERT INTO run_asset VALUES (3, 4);
INSERT INTO run_asset VALUES (3, 5);
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
INSERT INTO step VALUES (1, 1, 0, 'STARTED', 1, 82, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 2, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 3, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (1, 4, 3, 'INTERRUPTED', 1, NULL, 20, NULL, 5);
INSERT INTO step VALUES (10, 4, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (11, 12, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (11, 3, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (11, 4, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 1, 2, 'STARTED', 1, 36, NULL, NULL, NULL);
INSERT INTO step VALUES (2, 10, 0, 'QUEUED', 0, NULL, NULL, NULL, 22);
INSERT INTO step VALUES (2, 11, 3, 'QUEUED', 0, NULL, NULL, NULL, 23);
INSERT INTO step VALUES (2, 5, 1, 'SUCCEEDED', 2, NULL, 116, NULL, NULL);
INSERT INTO step VALUES (2, 6, 4, 'CANCELED', 2, NULL, 98, NULL, NULL);
INSERT INTO step VALUES (3, 1, 2, 'STARTED', 3, NULL, 198, 1780294505327456993, 7);
INSERT INTO step VALUES (3, 11, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (3, 13, 1, 'QUEUED', 0, NULL, NULL, NULL, 40);
INSERT INTO step VALUES (3, 8, 3, 'SUCCEEDED', 1, NULL, 38, NULL, NULL);
INSERT INTO step VALUES (4, 1, 2, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 10, 3, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (4, 13, 0, 'STARTED', 3, 105, NULL, NULL, 12);
INSERT INTO step VALUES (4, 6, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 10, 2, 'SUCCEEDED', 3, NULL, 168, NULL, NULL);
INSERT INTO step VALUES (5, 3, 0, 'STARTED', 2, 200, NULL, NULL, NULL);
INSERT INTO step VALUES (5, 5, 3, 'SUCCEEDED', 2, NULL, 123, NULL, NULL);
INSERT INTO step VALUES (5, 8, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (6, 2, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (6, 9, 1, 'INTERRUPTED', 1, NULL, 144, NULL, NULL);
INSERT INTO step VALUES (7, 1, 1, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (7, 8, 0, 'QUEUED', 0, NULL, NULL, NULL, 26);
INSERT INTO step VALUES (8, 3, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (8, 9, 1, 'STARTED', 3, NULL, 197, 1780294505326456992, NULL);
INSERT INTO step VALUES (9, 3, 0, 'QUEUED', 0, NULL, NULL, NULL, NULL);
INSERT INTO step VALUES (9, 8, 1, 'STARTED', 2, NULL, 207, 1780294505342457008, NULL);
CREATE TABLE failure (
  fingerprint TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, sequence)
) WITHOUT ROWID;
INSERT INTO failure VALUES ('f2', 10);
INSERT INTO failure VALUES ('f2', 102);
INSERT INTO failure VALUES ('f3', 35);
CREATE TABLE tick (
  cron TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_nanos INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (cron, zone)
) WITHOUT ROWID;
INSERT INTO tick VALUES ('15 6 * * *', 'Europe/London', 1780294499347457013, 214);
INSERT INTO tick VALUES ('15 6 * * *', 'UTC', 1780294440213456879, 78);
CREATE TABLE open_publishing (
  token TEXT NOT NULL,
  cell_id INTEGER NOT NULL,
  materialization_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (token, cell_id)
) WITHOUT ROWID;
INSERT INTO open_publishing VALUES ('token-4', 2, 19, 124);
INSERT INTO open_publishing VALUES ('token-4', 6, 20, 124);
INSERT INTO open_publishing VALUES ('token-4', 7, 21, 124);
INSERT INTO open_publishing VALUES ('token-4', 8, 17, 124);
INSERT INTO open_publishing VALUES ('token-4', 9, 18, 124);
INSERT INTO open_publishing VALUES ('token-5', 1, 31, 153);
INSERT INTO open_publishing VALUES ('token-5', 11, 30, 153);
INSERT INTO open_publishing VALUES ('token-5', 12, 29, 153);
INSERT INTO open_publishing VALUES ('token-5', 13, 27, 153);
INSERT INTO open_publishing VALUES ('token-5', 7, 28, 153);
INSERT INTO open_publishing VALUES ('token-6', 1, 35, 165);
INSERT INTO open_publishing VALUES ('token-6', 11, 32, 165);
INSERT INTO open_publishing VALUES ('token-6', 13, 33, 165);
INSERT INTO open_publishing VALUES ('token-6', 3, 34, 165);
INSERT INTO open_publishing VALUES ('token-6', 7, 36, 165);
INSERT INTO open_publishing VALUES ('token-7', 11, 37, 189);
INSERT INTO open_publishing VALUES ('token-7', 2, 38, 189);
INSERT INTO open_publishing VALUES ('token-7', 6, 39, 189);
INSERT INTO open_publishing VALUES ('token-8', 10, 45, 230);
INSERT INTO open_publishing VALUES ('token-8', 12, 44, 230);
INSERT INTO open_publishing VALUES ('token-8', 13, 42, 230);
INSERT INTO open_publishing VALUES ('token-8', 7, 43, 230);
INSERT INTO open_publishing VALUES ('token-8', 8, 46, 230);
CREATE TABLE claim (
  cell_id INTEGER PRIMARY KEY,
  process TEXT NOT NULL,
  run TEXT NOT NULL
);
CREATE TABLE pool_share (
  pool TEXT NOT NULL,
  process TEXT NOT NULL,
  held INTEGER NOT NULL,
  wanted INTEGER, -- while it waits: how many places its first attempt wants; null otherwise, as all that follows
  priority TEXT,
  ticket INTEGER, -- who has a smaller one came earlier
  asked_at_nanos INTEGER,
  PRIMARY KEY (pool, process)
) WITHOUT ROWID;
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
INSERT INTO added_partition VALUES (3, 'region', 'acme');
INSERT INTO added_partition VALUES (4, 'customer', 'umbrella');
CREATE TABLE backfill (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  started_sequence INTEGER NOT NULL,
  changed_sequence INTEGER, -- of the newest BackfillChanged
  retried_sequence INTEGER NOT NULL, -- what failed in runs before counts no longer
  driver TEXT -- the process that starts its runs; no fact: what a dead process held is freed
);
INSERT INTO backfill VALUES (1, 'b0', 'RUNNING', 4, 90, 90, NULL);
INSERT INTO backfill VALUES (2, 'b1', 'SUCCEEDED', 132, 178, 132, NULL);
INSERT INTO backfill VALUES (3, 'b2', 'RUNNING', 170, 220, 170, NULL);
INSERT INTO backfill VALUES (4, 'b3', 'RUNNING', 173, NULL, 173, NULL);
INSERT INTO backfill VALUES (5, 'b4', 'RUNNING', 185, NULL, 185, NULL);
CREATE INDEX backfill_open ON backfill (id) WHERE status IN ('RUNNING', 'PAUSED');
CREATE INDEX run_by_backfill ON run (backfill_id, queued_sequence) WHERE backfill_id IS NOT NULL;
CREATE INDEX event_reverted_to ON event (materialization_id) WHERE kind_id = 21;
CREATE TABLE pruning (
  id INTEGER PRIMARY KEY, -- always 1
  sequence INTEGER NOT NULL,
  passes INTEGER NOT NULL -- rises each time that runs were forgotten, and with them what their numbers stood for
);
COMMIT;
