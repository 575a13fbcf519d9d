-- What is needed to tell whether two activities are one session, superseded ones included.
-- Grain: one row per activity. Parameters: $athlete, $from_day and $to_day (day numbers, both included).
-- Order: day, start, id.
SELECT
  id,
  source_sha256,
  sport,
  epoch_ms(started_at)::DOUBLE AS started_at,
  utc_offset_min,
  zone_source,
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  duration_s,
  moving_s,
  elapsed_s,
  distance_m,
  ascent_m,
  descent_m,
  avg_heart_rate_bpm,
  max_heart_rate_bpm,
  avg_cadence_spm,
  avg_power_w,
  avg_ground_contact_s,
  avg_vertical_oscillation_m,
  avg_stride_m,
  ground_contact_balance_left_frac,
  rpe_0_to_10,
  device,
  samples,
  format,
  superseded_by
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND local_day BETWEEN DATE '1970-01-01' + $from_day::INTEGER AND DATE '1970-01-01' + $to_day::INTEGER
ORDER BY activity.local_day, activity.started_at NULLS LAST, id;
