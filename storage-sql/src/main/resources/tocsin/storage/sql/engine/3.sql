-- The outbox is read by lanes, and a stop finds what it stops by its incident.
-- lane: 0 stops, 1 due now, 2 due later, 3 low urgency.
ALTER TABLE outbox ADD COLUMN lane BIGINT NOT NULL DEFAULT 0 CHECK (lane BETWEEN 0 AND 3);
ALTER TABLE outbox ADD COLUMN incident TEXT NOT NULL DEFAULT '';
UPDATE outbox SET
  lane = CASE
    WHEN json_extract(json, '$.kind') = 'stop' THEN 0
    WHEN json_extract(json, '$.notification.urgency') = 'LOW' THEN 3
    WHEN json_extract(json, '$.notification.dueAt')
      > json_extract(json, '$.notification.assignedAt') THEN 2
    ELSE 1
  END,
  incident = coalesce(
    json_extract(json, '$.incident'), json_extract(json, '$.notification.incident'), '');
DROP INDEX outbox_of_shard;
CREATE INDEX outbox_of_lane ON outbox (shard, lane, position);
CREATE INDEX outbox_of_incident ON outbox (incident);
