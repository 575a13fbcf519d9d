-- Where the return-to-run levels begin.
-- Grain: one row at most. Parameters: $athlete.
SELECT
  (from_day - DATE '1970-01-01')::INTEGER AS from_day,
  is_ready
FROM return_plan
WHERE athlete = $athlete::VARCHAR;
