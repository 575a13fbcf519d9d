-- Writes the loads and ratios of an export, one JSON line each, to a Parquet file.
-- Grain: one row per calendar day and load method. Parameters: $from (a path), $file::VARCHAR (a path; it cannot be cast where it stands). Order: as they come.
COPY (
  SELECT *
  FROM read_json(
    $from::VARCHAR,
    format = 'newline_delimited',
    columns = {
      local_day: 'DATE',
      method: 'VARCHAR',
      load: 'DOUBLE',
      missing: 'VARCHAR',
      acwr_coupled: 'DOUBLE',
      acwr_coupled_reason: 'VARCHAR',
      acwr_uncoupled: 'DOUBLE',
      acwr_uncoupled_reason: 'VARCHAR',
      acwr_ewma: 'DOUBLE',
      acwr_ewma_reason: 'VARCHAR',
      week_change_pct: 'DOUBLE',
      week_change_pct_reason: 'VARCHAR',
      monotony: 'DOUBLE',
      monotony_reason: 'VARCHAR',
      strain: 'DOUBLE',
      strain_reason: 'VARCHAR',
      ctl: 'DOUBLE',
      ctl_reason: 'VARCHAR',
      atl: 'DOUBLE',
      atl_reason: 'VARCHAR',
      tsb: 'DOUBLE',
      tsb_reason: 'VARCHAR',
      ramp: 'DOUBLE',
      ramp_reason: 'VARCHAR',
      redi: 'DOUBLE',
      redi_reason: 'VARCHAR'
    }
  )
) TO $file (FORMAT parquet, COMPRESSION zstd);
