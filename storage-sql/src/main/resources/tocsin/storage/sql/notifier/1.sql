CREATE TABLE generation (
  seq ${serial},
  name TEXT NOT NULL UNIQUE,
  shard BIGINT NOT NULL
);

-- Append and read only; a generation goes as a whole.
CREATE TABLE journal (
  position ${serial},
  generation BIGINT NOT NULL,
  json TEXT NOT NULL
);
CREATE INDEX journal_of_generation ON journal (generation, position);
