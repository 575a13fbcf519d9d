-- Every exercise on the list, those that are over included.
-- Grain: one row per exercise. Parameters: $athlete. Order: first day, key.
SELECT
  plan_key,
  kind,
  title,
  regions,
  times_per_week,
  (from_day - DATE '1970-01-01')::INTEGER AS from_day,
  (until_day - DATE '1970-01-01')::INTEGER AS until_day,
  given_by
FROM exercise_plan
WHERE athlete = $athlete::VARCHAR
ORDER BY exercise_plan.from_day, plan_key;
