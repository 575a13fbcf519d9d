-- A data version, whichever. A transaction sees what was there when it first asked for something: this is what to ask.
-- Grain: one row, or none before the first. Parameters: $rows (how many to see; with a parameter the statement is kept).
SELECT version::INTEGER AS version
FROM data_version
LIMIT $rows::INTEGER;
