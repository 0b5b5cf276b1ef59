CREATE TABLE change_event (
  seq ${serial},
  id TEXT NOT NULL UNIQUE,
  at BIGINT NOT NULL,
  service TEXT NOT NULL,
  integration TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX change_event_at ON change_event (at, seq);
CREATE INDEX change_event_of_service ON change_event (service, at, seq);

-- How far the event log was read. Always one row.
CREATE TABLE change_cursor (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  position BIGINT NOT NULL
);
INSERT INTO change_cursor VALUES (1, 0);
