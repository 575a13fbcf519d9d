-- Takes back that nothing hurt on a day.
-- Grain: one row per day. Parameters: $athlete, $local_day (day number).
DELETE FROM no_pain_day
WHERE athlete = $athlete::VARCHAR
  AND local_day = DATE '1970-01-01' + $local_day::INTEGER;
