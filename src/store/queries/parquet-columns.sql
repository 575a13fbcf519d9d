-- The columns of a Parquet file with their types, in its order.
-- Grain: one row per column. Parameters: $from (a path). Order: as in the file.
SELECT column_name, column_type
FROM (DESCRIBE SELECT * FROM read_parquet($from::VARCHAR));
