-- Who made an API key, and about when it was last used.
ALTER TABLE credential ADD COLUMN made_by TEXT;
ALTER TABLE credential ADD COLUMN used_at BIGINT;
