-- Writes the runner's word about days.
-- Grain: one row per day. Parameters: lists of one length, no key twice: $athlete, $local_day (day numbers), $state.
MERGE INTO day_mark
USING (
  SELECT
    unnest($athlete::VARCHAR[]) AS athlete,
    DATE '1970-01-01' + unnest($local_day::INTEGER[]) AS local_day,
    unnest($state::VARCHAR[]) AS state
) AS new
ON day_mark.athlete = new.athlete
  AND day_mark.local_day = new.local_day
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
