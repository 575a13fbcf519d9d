-- Writes an exercise that is to be done; saying it again changes it.
-- Grain: one row per exercise. Parameters: $athlete, $plan_key, $kind, $title, $regions (list), $times_per_week, $from_day and
-- $until_day (day numbers), $given_by.
MERGE INTO exercise_plan
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    $plan_key::VARCHAR AS plan_key,
    $kind::VARCHAR AS kind,
    $title::VARCHAR AS title,
    $regions::VARCHAR[] AS regions,
    $times_per_week::DOUBLE AS times_per_week,
    DATE '1970-01-01' + $from_day::INTEGER AS from_day,
    DATE '1970-01-01' + $until_day::INTEGER AS until_day,
    $given_by::VARCHAR AS given_by
) AS new
ON exercise_plan.athlete = new.athlete
  AND exercise_plan.plan_key = new.plan_key
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
