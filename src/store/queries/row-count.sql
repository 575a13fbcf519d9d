-- How many rows a table has.
-- Grain: one row. Parameters: $table (`database.main.name`).
SELECT count(*)::INTEGER AS rows
FROM query_table($table::VARCHAR);
