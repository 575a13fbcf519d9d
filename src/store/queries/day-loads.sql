-- The loads of some days by every load method.
-- Grain: one row per load method and day. Parameters: $athlete, $from_day, $through_day (day numbers). Order: none.
SELECT
  method,
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  load,
  load_missing
FROM day_ratio
WHERE athlete = $athlete::VARCHAR
  AND local_day BETWEEN DATE '1970-01-01' + $from_day::INTEGER AND DATE '1970-01-01' + $through_day::INTEGER;
