-- The laps of one activity.
-- Grain: one row per lap. Parameters: $athlete, $activity_id. Order: lap_index.
SELECT
  lap_index,
  epoch_ms(started_at)::DOUBLE AS started_at,
  duration_s,
  elapsed_s,
  distance_m,
  avg_heart_rate_bpm,
  max_heart_rate_bpm,
  avg_cadence_spm,
  ascent_m,
  avg_power_w
FROM lap
WHERE athlete = $athlete::VARCHAR
  AND activity_id = $activity_id::VARCHAR
ORDER BY lap_index;
