-- Writes where the return-to-run levels begin; saying it again begins them anew.
-- Grain: one row per athlete. Parameters: $athlete, $from_day (day number), $is_ready.
MERGE INTO return_plan
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $from_day::INTEGER AS from_day,
    $is_ready::BOOLEAN AS is_ready
) AS new
ON return_plan.athlete = new.athlete
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
