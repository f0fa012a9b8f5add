-- Where browsers take pushes. `name` is the SHA-256 of the endpoint; nothing ties a subscription to a space.
CREATE TABLE IF NOT EXISTS subscription (
  name BYTEA NOT NULL PRIMARY KEY,
  endpoint BYTEA NOT NULL,
  point BYTEA NOT NULL,
  secret BYTEA NOT NULL
);
-- When they are to be pushed to: `at` is the moment asked for, `next` the moment of the next try; a relay that sends
-- one moves `next` on, so that no other relay sends it as well.
CREATE TABLE IF NOT EXISTS reminder (
  name BYTEA NOT NULL,
  at BIGINT NOT NULL,
  next BIGINT NOT NULL,
  PRIMARY KEY (name, at)
);
CREATE INDEX IF NOT EXISTS reminder_next ON reminder (next);
