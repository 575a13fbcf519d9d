-- Says that an athlete's daily series is written up to a day and nothing of it is stale, with the state of each day
-- before the block of the last ones, and that block.
-- Grain: one row per athlete. Parameters: $athlete, $first_day, $through_day (day numbers; $first_day NULL without a day),
-- $formula, $states, $open_first_day (NULL without a day), $open_numbers.
UPDATE series_state
SET
  first_day = DATE '1970-01-01' + $first_day::INTEGER,
  through_day = DATE '1970-01-01' + $through_day::INTEGER,
  stale_from = NULL,
  formula = $formula::VARCHAR,
  states = $states::VARCHAR,
  open_first_day = DATE '1970-01-01' + $open_first_day::INTEGER,
  open_numbers = $open_numbers::BLOB
WHERE athlete = $athlete::VARCHAR;
