-- The safety answers.
-- Grain: one row per day. Parameters: $athlete. Order: day.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  yes
FROM safety_check
WHERE athlete = $athlete::VARCHAR
ORDER BY safety_check.local_day;
