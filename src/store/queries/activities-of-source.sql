-- The activities that one file held.
-- Grain: one row per activity. Parameters: $athlete, $sha256. Order: place in the file.
SELECT
  id,
  sport,
  epoch_ms(started_at)::DOUBLE AS started_at,
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  utc_offset_min,
  duration_s,
  elapsed_s,
  distance_m,
  avg_heart_rate_bpm,
  avg_cadence_spm,
  ascent_m,
  samples,
  format
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND source_sha256 = $sha256::VARCHAR
ORDER BY index_in_file, id;
