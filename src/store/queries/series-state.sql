-- How far an athlete's daily series is written, from which day on it is stale, the state of each day before
-- the block of the last ones, and that block.
-- Grain: one row per athlete, none while nothing is written. Parameters: $athlete.
SELECT
  (first_day - DATE '1970-01-01')::INTEGER AS first_day,
  (through_day - DATE '1970-01-01')::INTEGER AS through_day,
  (stale_from - DATE '1970-01-01')::INTEGER AS stale_from,
  formula,
  states,
  (open_first_day - DATE '1970-01-01')::INTEGER AS open_first_day,
  open_numbers
FROM series_state
WHERE athlete = $athlete::VARCHAR;
