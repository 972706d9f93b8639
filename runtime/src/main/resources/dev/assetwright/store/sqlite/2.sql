INSERT INTO event_kind VALUES (15, 'Skipped'), (16, 'Renamed');

-- The Skipped event that settles a cell; null once it was published since.
ALTER TABLE cell ADD COLUMN skipped_sequence INTEGER;

-- The names that assets had, by the Renamed event that took them away. An asset keeps its number.
CREATE TABLE former_key (
  sequence INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  asset_id INTEGER NOT NULL REFERENCES asset
);
