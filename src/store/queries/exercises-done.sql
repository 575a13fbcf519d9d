-- Every exercise that was done.
-- Grain: one row per day and exercise. Parameters: $athlete. Order: day, key.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  plan_key
FROM exercise_done
WHERE athlete = $athlete::VARCHAR
ORDER BY exercise_done.local_day, plan_key;
