-- Makes the table that remembers which migrations ran.
-- Grain of the table: one row per migration. Parameters: none.
CREATE TABLE IF NOT EXISTS schema_migrations (
  version INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL
);
