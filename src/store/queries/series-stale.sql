-- Says from which day on an athlete's daily series is stale, when it was not stale before that day already.
-- Grain: one row per athlete. Parameters: $athlete, $from_day (day number).
UPDATE series_state
SET stale_from = least(stale_from, DATE '1970-01-01' + $from_day::INTEGER)
WHERE athlete = $athlete::VARCHAR;
