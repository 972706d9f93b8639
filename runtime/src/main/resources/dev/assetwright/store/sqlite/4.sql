INSERT INTO event_kind VALUES (18, 'PartitionsChanged');

-- The partitions of dynamic grids that exist, in the order in which they were added.
CREATE TABLE added_partition (
  id INTEGER PRIMARY KEY,
  grid TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (grid, key)
);
