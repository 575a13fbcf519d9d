-- Writes the days of an export, one JSON line each, to a Parquet file.
-- Grain: one row per calendar day. Parameters: $from (a path), $file::VARCHAR (a path; it cannot be cast where it stands). Order: as they come.
COPY (
  SELECT *
  FROM read_json(
    $from::VARCHAR,
    format = 'newline_delimited',
    columns = {
      local_day: 'DATE',
      state: 'VARCHAR',
      distance_m: 'DOUBLE',
      duration_s: 'DOUBLE',
      spike: 'DOUBLE',
      spike_category: 'VARCHAR',
      spike_is_provisional: 'BOOLEAN',
      longest_prior_30d_m: 'DOUBLE',
      session_m: 'DOUBLE'
    }
  )
) TO $file (FORMAT parquet, COMPRESSION zstd);
