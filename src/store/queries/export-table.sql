-- Writes the rows of one athlete of one table to a Parquet file, ascending by its columns from the first on.
-- Grain: one row per row of the table. Parameters: $table, $athlete, $file::VARCHAR (a path; it cannot be cast where it stands).
COPY (
  SELECT * EXCLUDE (athlete)
  FROM query_table($table::VARCHAR)
  WHERE athlete = $athlete::VARCHAR
  ORDER BY ALL
) TO $file (FORMAT parquet, COMPRESSION zstd);
