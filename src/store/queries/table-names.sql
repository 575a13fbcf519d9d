-- The tables of a database that is open, by name.
-- Grain: one row per table. Parameters: $database. Order: name.
SELECT table_name
FROM duckdb_tables()
WHERE database_name = $database::VARCHAR AND NOT internal
ORDER BY table_name;
