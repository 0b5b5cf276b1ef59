-- One row per group commit: a block of consecutive events, each with its length before it.
-- Positions are first, first + 1, ... first + count - 1.
CREATE TABLE event_block (
  first ${key},
  count BIGINT NOT NULL CHECK (count > 0),
  oldest_at BIGINT NOT NULL,
  latest_at BIGINT NOT NULL,
  format BIGINT NOT NULL,
  events ${bytes} NOT NULL
);
