-- Writes the safety answers of a day.
-- Grain: one row per day. Parameters: $athlete, $local_day (day number), $yes (list).
MERGE INTO safety_check
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day,
    $yes::VARCHAR[] AS yes
) AS new
ON safety_check.athlete = new.athlete
  AND safety_check.local_day = new.local_day
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
