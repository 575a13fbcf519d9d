-- Writes that an exercise was done on a day.
-- Grain: one row per day and exercise. Parameters: $athlete, $local_day (day number), $plan_key.
MERGE INTO exercise_done
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day,
    $plan_key::VARCHAR AS plan_key
) AS new
ON exercise_done.athlete = new.athlete
  AND exercise_done.local_day = new.local_day
  AND exercise_done.plan_key = new.plan_key
WHEN NOT MATCHED THEN INSERT BY NAME;
