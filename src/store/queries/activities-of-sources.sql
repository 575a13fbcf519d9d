-- The activities that some files held.
-- Grain: one row per activity. Parameters: $athlete, $sha256 (list). Order: file, place in the file.
SELECT
  source_sha256,
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
  AND source_sha256 IN (SELECT unnest($sha256::VARCHAR[]))
ORDER BY source_sha256, index_in_file, id;
