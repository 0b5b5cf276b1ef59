-- state: 0 waiting, 1 delivered, 2 dropped. due_at: only the first that waits of one receiver and
-- resource has one. status: of the latest answer; 0 for none.
CREATE TABLE delivery (
  position ${serial},
  id TEXT NOT NULL,
  receiver TEXT NOT NULL,
  resource TEXT NOT NULL,
  event TEXT NOT NULL,
  body TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  state BIGINT NOT NULL CHECK (state IN (0, 1, 2)),
  attempts BIGINT NOT NULL,
  due_at BIGINT,
  last_at BIGINT,
  status BIGINT NOT NULL,
  said TEXT NOT NULL,
  CHECK (state = 0 OR due_at IS NULL)
);
CREATE INDEX delivery_due ON delivery (receiver, due_at, position) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_queue ON delivery (receiver, resource, position) WHERE state = 0;
CREATE INDEX delivery_of_receiver ON delivery (receiver, position);
CREATE INDEX delivery_made ON delivery (made_at);

CREATE TABLE standing (
  receiver TEXT PRIMARY KEY,
  drops BIGINT NOT NULL,
  disabled_until BIGINT
);

-- How far the facts are queued: no row before the first time.
CREATE TABLE webhook_cursor (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  fact_position BIGINT NOT NULL
);

-- Each service as it was when last looked at.
CREATE TABLE seen_service (
  id TEXT PRIMARY KEY,
  json TEXT NOT NULL
);
