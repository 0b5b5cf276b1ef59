-- A comment; with a semicolon.
ALTER TABLE pet ADD COLUMN legs BIGINT;
UPDATE pet SET legs = 4;
