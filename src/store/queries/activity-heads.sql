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
  elapsed_s,
  distance_m,
  samples,
  format,
  known_fields,
  superseded_by
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND local_day BETWEEN DATE '1970-01-01' + $from_day::INTEGER AND DATE '1970-01-01' + $to_day::INTEGER
ORDER BY activity.local_day, activity.started_at NULLS LAST, id;
