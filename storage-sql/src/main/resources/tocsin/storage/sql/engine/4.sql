-- Who changed what. The columns repeat what the JSON says, for searching. No secret is ever in here.
CREATE TABLE audit_record (
  position ${serial},
  at BIGINT NOT NULL,
  root_type TEXT NOT NULL,
  root_id TEXT NOT NULL,
  actor_type TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  method TEXT NOT NULL,
  action TEXT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX audit_of_root ON audit_record (root_type, root_id, position);
CREATE INDEX audit_by_time ON audit_record (at);
