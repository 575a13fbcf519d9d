-- Takes back that an exercise was done on a day.
-- Grain: one row per day and exercise. Parameters: $athlete, $local_day (day number), $plan_key.
DELETE FROM exercise_done
WHERE athlete = $athlete::VARCHAR
  AND local_day = DATE '1970-01-01' + $local_day::INTEGER
  AND plan_key = $plan_key::VARCHAR;
