-- How many rows a Parquet file holds.
-- Grain: one row. Parameters: $from (a path).
SELECT count(*)::INTEGER AS rows
FROM read_parquet($from::VARCHAR);
