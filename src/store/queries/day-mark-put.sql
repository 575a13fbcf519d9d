-- Writes the runner's word about a day.
-- Grain: one row per day. Parameters: $athlete, $local_day (day number), $state.
MERGE INTO day_mark
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day,
    $state::VARCHAR AS state
) AS new
ON day_mark.athlete = new.athlete
  AND day_mark.local_day = new.local_day
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
