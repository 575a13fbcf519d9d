-- How hard runs felt, as the runner said it.
-- Grain: one row per day and activity; without an activity it is about the day's only run. Parameters: $athlete. Order: day, activity.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  activity_id,
  rpe_0_to_10
FROM session_rpe
WHERE athlete = $athlete::VARCHAR
ORDER BY session_rpe.local_day, activity_id NULLS FIRST;
