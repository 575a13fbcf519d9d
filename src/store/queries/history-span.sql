-- First and last day with a run that counts; both NULL while there is none.
-- Grain: one row. Parameters: $athlete.
SELECT
  (min(local_day) - DATE '1970-01-01')::INTEGER AS from_day,
  (max(local_day) - DATE '1970-01-01')::INTEGER AS to_day
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND superseded_by IS NULL
  AND sport = 'run';
