-- One row for each space. `arrivals` grows with every change and numbers the envelopes; `logged` counts the envelopes
-- above the newest snapshot; `bytes` is what the quota is about. No column says when anything happened.
CREATE TABLE IF NOT EXISTS space (
  id BLOB NOT NULL PRIMARY KEY,
  arrivals BIGINT NOT NULL,
  logged BIGINT NOT NULL,
  bytes BIGINT NOT NULL
);
-- The vector of a space: what its log and its snapshots hold of each actor.
CREATE TABLE IF NOT EXISTS held (
  space BLOB NOT NULL,
  actor BLOB NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (space, actor)
) WITHOUT ROWID;
-- `bytes` comes last, so that a scan of the other columns does not read it.
CREATE TABLE IF NOT EXISTS envelope (
  space BLOB NOT NULL,
  actor BLOB NOT NULL,
  first BIGINT NOT NULL,
  last BIGINT NOT NULL,
  arrival BIGINT NOT NULL,
  size BIGINT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (space, actor, first)
);
CREATE UNIQUE INDEX IF NOT EXISTS envelope_arrival ON envelope (space, arrival);
-- At most two for each space; the higher generation is the newer one.
CREATE TABLE IF NOT EXISTS snapshot (
  space BLOB NOT NULL,
  generation BIGINT NOT NULL,
  size BIGINT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (space, generation)
);
-- `tries` counts down with every take; at 0 the invite is gone, and its name with it until it would have expired.
CREATE TABLE IF NOT EXISTS invite (
  name BLOB NOT NULL PRIMARY KEY,
  proof BLOB NOT NULL,
  expires BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  sealed BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS invite_expires ON invite (expires);
