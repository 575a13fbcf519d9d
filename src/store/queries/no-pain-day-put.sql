-- Writes a day on which nothing hurt.
-- Grain: one row per day. Parameters: $athlete, $local_day (day number).
MERGE INTO no_pain_day
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day
) AS new
ON no_pain_day.athlete = new.athlete
  AND no_pain_day.local_day = new.local_day
WHEN NOT MATCHED THEN INSERT BY NAME;
