-- Every source that counts, as analysis and the list of runs see it.
-- Grain: one row per activity that is not withdrawn. Parameters: $athlete, $from_day (day
-- number, NULL for all). Order: none.
SELECT
  id,
  superseded_by,
  source_sha256,
  index_in_file,
  format,
  sport,
  title,
  epoch_ms(started_at)::DOUBLE AS started_at,
  utc_offset_min,
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  duration_s,
  elapsed_s,
  distance_m,
  avg_heart_rate_bpm,
  avg_cadence_spm,
  avg_power_w,
  avg_ground_contact_s,
  ground_contact_balance_left_frac,
  rpe_0_to_10,
  samples,
  measures,
  flags
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND NOT withdrawn
  AND ($from_day::INTEGER IS NULL OR local_day >= DATE '1970-01-01' + $from_day::INTEGER);
