-- How far the engine has come, and the positions given last. Always one row: positions of finished
-- outbox rows are never given again.
CREATE TABLE progress (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  event_position BIGINT NOT NULL,
  incident_number BIGINT NOT NULL,
  fact_position BIGINT NOT NULL,
  outbox_position BIGINT NOT NULL
);
INSERT INTO progress VALUES (1, 0, 0, 0, 0);

-- What incidents are found and sorted by. Narrow, so that a search over all of them is short.
-- status: 0 triggered, 1 acknowledged, 2 resolved. urgency: 0 high, 1 low.
-- title: folded to lower case, for searching only.
CREATE TABLE incident (
  number ${key},
  id TEXT NOT NULL,
  service TEXT NOT NULL,
  status BIGINT NOT NULL CHECK (status IN (0, 1, 2)),
  urgency BIGINT NOT NULL CHECK (urgency IN (0, 1)),
  created_at BIGINT NOT NULL,
  resolved_at BIGINT,
  due_at BIGINT,
  incident_key TEXT,
  title TEXT NOT NULL,
  CHECK ((status = 2) = (resolved_at IS NOT NULL))
);
CREATE UNIQUE INDEX incident_id ON incident (id);
CREATE INDEX incident_open ON incident (resolved_at, number) WHERE resolved_at IS NULL;
CREATE INDEX incident_open_of_service ON incident (service, number) WHERE resolved_at IS NULL;
CREATE INDEX incident_of_service ON incident (service, number);
CREATE INDEX incident_due ON incident (due_at, number) WHERE due_at IS NOT NULL;
CREATE INDEX incident_created ON incident (created_at, number);
CREATE INDEX incident_key ON incident (incident_key, service, resolved_at)
  WHERE incident_key IS NOT NULL;

-- The incident itself, as JSON.
CREATE TABLE incident_state (
  number ${key},
  state TEXT NOT NULL
);

-- Who has to answer now; resolved incidents have nobody.
CREATE TABLE incident_assignee (
  incident BIGINT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (incident, user_id)
);
CREATE INDEX assigned_to ON incident_assignee (user_id, incident);

-- severity: 0 critical, 1 error, 2 warning, 3 info. minutes: JSON, triggers per minute.
CREATE TABLE alert (
  seq ${serial},
  id TEXT NOT NULL,
  incident BIGINT NOT NULL,
  service TEXT NOT NULL,
  integration TEXT NOT NULL,
  dedup_key TEXT NOT NULL,
  summary TEXT NOT NULL,
  source TEXT NOT NULL,
  severity BIGINT CHECK (severity BETWEEN 0 AND 3),
  created_at BIGINT NOT NULL,
  resolved_at BIGINT,
  occurrences BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  latest_at BIGINT NOT NULL,
  minutes TEXT NOT NULL,
  event_position BIGINT NOT NULL
);
CREATE UNIQUE INDEX alert_id ON alert (id);
CREATE UNIQUE INDEX alert_open ON alert (integration, dedup_key) WHERE resolved_at IS NULL;
CREATE INDEX alert_of_incident ON alert (incident, created_at, seq);
CREATE INDEX alert_dedup_key ON alert (dedup_key, incident);

CREATE TABLE alert_body (
  alert ${key},
  json TEXT NOT NULL
);

-- Facts of one incident that follow each other in one decision are one row: positions first to
-- first + count - 1. json: one fact a line.
CREATE TABLE fact (
  first ${key},
  count BIGINT NOT NULL,
  incident BIGINT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX fact_of_incident ON fact (incident, first);

CREATE TABLE outbox (
  position ${key},
  shard BIGINT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX outbox_of_shard ON outbox (shard, position);

CREATE TABLE directory_entry (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (kind, name)
);

-- Secrets that people carry are here only as hashes; keys that sign links are here as they are.
CREATE TABLE credential (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  user_id TEXT,
  label TEXT NOT NULL,
  secret TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  PRIMARY KEY (kind, name)
);

-- owner: empty when nobody holds the shard.
CREATE TABLE shard_lease (
  shard BIGINT PRIMARY KEY,
  owner TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  generation TEXT
);
