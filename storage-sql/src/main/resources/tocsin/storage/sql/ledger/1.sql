-- started_at: null while nothing was tried.
CREATE TABLE ledger_entry (
  id TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  user_id TEXT NOT NULL,
  medium TEXT NOT NULL,
  planned_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  started_at BIGINT,
  json TEXT NOT NULL
);
CREATE INDEX ledger_of_incident ON ledger_entry (incident, planned_at, due_at, id);
CREATE INDEX ledger_of_user ON ledger_entry (user_id, planned_at, due_at, id);
CREATE INDEX ledger_planned ON ledger_entry (planned_at, due_at, id);
CREATE INDEX ledger_started ON ledger_entry (started_at) WHERE started_at IS NOT NULL;

-- How far each generation of the notifier's journal was read.
CREATE TABLE ledger_cursor (
  generation TEXT PRIMARY KEY,
  position BIGINT NOT NULL
);
