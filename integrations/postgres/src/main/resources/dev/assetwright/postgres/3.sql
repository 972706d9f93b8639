-- Who has places of which pools, and who waits for some. No facts: what a dead process held is freed.
CREATE TABLE pool_share (
  pool TEXT NOT NULL,
  process TEXT NOT NULL,
  held INTEGER NOT NULL,
  wanted INTEGER, -- while it waits: how many places its first attempt wants; null otherwise, as all that follows
  priority TEXT,
  ticket BIGINT, -- who has a smaller one came earlier
  asked_at_nanos BIGINT,
  PRIMARY KEY (pool, process)
);
