-- The red flags that were taken to a clinician.
-- Grain: one row per rule and day. Parameters: $athlete. Order: day, rule.
SELECT
  rule,
  (local_day - DATE '1970-01-01')::INTEGER AS local_day
FROM red_flag_seen
WHERE athlete = $athlete::VARCHAR
ORDER BY red_flag_seen.local_day, rule;
