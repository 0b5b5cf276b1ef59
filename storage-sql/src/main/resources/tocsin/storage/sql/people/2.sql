-- Heartbeats. last_ping: null when none ever came; missing: 1 while an alarm is raised.
CREATE TABLE heartbeat (
  integration TEXT PRIMARY KEY,
  last_ping BIGINT,
  missing BIGINT NOT NULL CHECK (missing IN (0, 1))
);
