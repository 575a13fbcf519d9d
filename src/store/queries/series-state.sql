-- How far an athlete's daily series is written, from which day on it is stale, and the state of each day.
-- Grain: one row per athlete, none while nothing is written. Parameters: $athlete.
SELECT
  (first_day - DATE '1970-01-01')::INTEGER AS first_day,
  (through_day - DATE '1970-01-01')::INTEGER AS through_day,
  (stale_from - DATE '1970-01-01')::INTEGER AS stale_from,
  formula,
  states
FROM series_state
WHERE athlete = $athlete::VARCHAR;
