-- Writes the runs of an export, one JSON line each, to a Parquet file: sources as one, corrections applied.
-- Grain: one row per run. Parameters: $from (a path), $file::VARCHAR (a path; it cannot be cast where it stands). Order: as they come.
COPY (
  SELECT *
  FROM read_json(
    $from::VARCHAR,
    format = 'newline_delimited',
    columns = {
      id: 'VARCHAR',
      local_day: 'DATE',
      started_at: 'TIMESTAMP',
      utc_offset_min: 'DOUBLE',
      sport: 'VARCHAR',
      title: 'VARCHAR',
      distance_m: 'DOUBLE',
      duration_s: 'DOUBLE',
      elapsed_s: 'DOUBLE',
      avg_heart_rate_bpm: 'DOUBLE',
      avg_cadence_spm: 'DOUBLE',
      avg_power_w: 'DOUBLE',
      rpe_0_to_10: 'DOUBLE',
      flags: 'VARCHAR[]',
      source_ids: 'VARCHAR[]',
      corrected: 'VARCHAR[]',
      is_deleted: 'BOOLEAN'
    }
  )
) TO $file (FORMAT parquet, COMPRESSION zstd);
