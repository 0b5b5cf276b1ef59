-- Codes that prove contact methods, as JSON; the newest of each.
CREATE TABLE verification (
  method TEXT PRIMARY KEY,
  sent_at BIGINT NOT NULL,
  json TEXT NOT NULL
);

-- Every code that was sent, so that nobody sends too many.
CREATE TABLE code_sent (
  seq ${serial},
  user_id TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX code_sent_to ON code_sent (user_id, at);

-- next_at: null when it is over. Those stay for a while, so that no change is told twice.
CREATE TABLE handoff_notice (
  name TEXT PRIMARY KEY,
  change_at BIGINT NOT NULL,
  next_at BIGINT,
  json TEXT NOT NULL
);
CREATE INDEX handoff_due ON handoff_notice (next_at, name) WHERE next_at IS NOT NULL;
CREATE INDEX handoff_change ON handoff_notice (change_at);

-- Up to when changes of shifts were looked for. At most one row.
CREATE TABLE handoff_mark (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  at BIGINT NOT NULL
);
