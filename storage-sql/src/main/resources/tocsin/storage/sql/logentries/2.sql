-- A timeline that is there has everything from the journal; only one begun from now on must also
-- read the ledger, for what the journal has let go.
INSERT INTO relay_cursor (source, position)
  SELECT 'ledger', 1 FROM relay_cursor WHERE source = 'facts';
