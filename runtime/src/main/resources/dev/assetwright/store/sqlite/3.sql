INSERT INTO event_kind VALUES (17, 'CodeAccepted');

-- The code that counts as equal to the one that made what is published; null unless somebody said so since.
ALTER TABLE cell ADD COLUMN accepted_code_word_id INTEGER;
CREATE INDEX event_accepted_by_cell ON event (cell_id) WHERE kind_id = 17;

-- What a code version ran with: a row for the first time, and for each time that it differed.
CREATE TABLE code_environment (
  version TEXT NOT NULL,
  at_nanos INTEGER NOT NULL,
  environment TEXT NOT NULL, -- JSON: {"java", "compilers": […], "libraries": [{"name", "version", "crc"}, …]}
  PRIMARY KEY (version, at_nanos)
) WITHOUT ROWID;
