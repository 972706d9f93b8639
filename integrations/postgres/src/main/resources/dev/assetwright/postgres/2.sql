INSERT INTO event_kind VALUES (21, 'Reverted');
CREATE INDEX event_reverted_to ON event (materialization_id) WHERE kind_id = 21;

-- The place in the log up to which events may have been taken away; no row while none was.
CREATE TABLE pruning (
  id INTEGER PRIMARY KEY, -- always 1
  sequence BIGINT NOT NULL,
  passes BIGINT NOT NULL -- rises each time that runs were forgotten, and with them what their numbers stood for
);
