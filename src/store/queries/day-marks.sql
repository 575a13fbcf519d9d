-- The days the runner confirmed.
-- Grain: one row per day. Parameters: $athlete. Order: day.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  state
FROM day_mark
WHERE athlete = $athlete::VARCHAR
ORDER BY day_mark.local_day;
