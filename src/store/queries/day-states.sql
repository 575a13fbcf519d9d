-- The state of each day, and whether it is told by a run or another sport.
-- Grain: one row per day. Parameters: $athlete, $through_day (day number). Order: day.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  state,
  runs,
  others
FROM day_total
WHERE athlete = $athlete::VARCHAR
  AND local_day <= DATE '1970-01-01' + $through_day::INTEGER
ORDER BY day_total.local_day;
