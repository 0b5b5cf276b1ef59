-- Which target of a round-robin rule was asked last. The facts say so too; this is where they leave
-- the ring.
CREATE TABLE ring (
  rule TEXT PRIMARY KEY,
  target BIGINT NOT NULL
);

-- Events that made nothing, counted for each integration and reason.
-- fate: 0 nothing open, 1 no integration, 2 disabled, 3 maintenance.
CREATE TABLE unanswered (
  routing_key TEXT NOT NULL,
  fate BIGINT NOT NULL CHECK (fate BETWEEN 0 AND 3),
  events BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  latest_at BIGINT NOT NULL,
  latest_key TEXT NOT NULL,
  PRIMARY KEY (routing_key, fate)
);
