-- The heart rate of a few sources, in bands.
-- Grain: one row per activity that has one. Parameters: $athlete, $activity_id (list). Order: none.
SELECT
  activity_id,
  kind,
  lowest,
  width,
  seconds_s
FROM histogram
WHERE athlete = $athlete::VARCHAR
  AND kind = 'heartRateBpm'
  AND list_contains($activity_id::VARCHAR[], activity_id);
