CREATE TABLE log_entry (
  seq ${serial},
  id TEXT NOT NULL UNIQUE,
  incident TEXT NOT NULL,
  at BIGINT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX log_entry_of_incident ON log_entry (incident, at, seq);
CREATE INDEX log_entry_at ON log_entry (at, seq);

-- How far the relay has come. source: 'facts', or the name of a journal's generation.
CREATE TABLE relay_cursor (
  source TEXT PRIMARY KEY,
  position BIGINT NOT NULL
);
