-- How far an athlete's daily series is written and from which day on it is stale.
-- Grain: one row per athlete, none while nothing is written. Parameters: $athlete.
SELECT
  (through_day - DATE '1970-01-01')::INTEGER AS through_day,
  (stale_from - DATE '1970-01-01')::INTEGER AS stale_from,
  formula
FROM series_state
WHERE athlete = $athlete::VARCHAR;
