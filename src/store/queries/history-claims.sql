-- The history claims in force.
-- Grain: one row per first day. Parameters: $athlete. Order: first day.
SELECT
  (from_day - DATE '1970-01-01')::INTEGER AS from_day,
  (to_day - DATE '1970-01-01')::INTEGER AS to_day
FROM history_claim
WHERE athlete = $athlete::VARCHAR
ORDER BY history_claim.from_day;
