-- Writes days on which nothing hurt.
-- Grain: one row per day. Parameters: lists of one length, no key twice: $athlete, $local_day (day numbers).
MERGE INTO no_pain_day
USING (
  SELECT
    unnest($athlete::VARCHAR[]) AS athlete,
    DATE '1970-01-01' + unnest($local_day::INTEGER[]) AS local_day
) AS new
ON no_pain_day.athlete = new.athlete
  AND no_pain_day.local_day = new.local_day
WHEN NOT MATCHED THEN INSERT BY NAME;
