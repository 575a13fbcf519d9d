-- Takes an exercise off the list; the days on which it was done stay.
-- Grain: one row per exercise. Parameters: $athlete, $plan_key.
DELETE FROM exercise_plan
WHERE athlete = $athlete::VARCHAR
  AND plan_key = $plan_key::VARCHAR;
