-- Says for the first time that an athlete's daily series is written up to a day, with the state of each day
-- before the block of the last ones, and that block.
-- Grain: one row per athlete. Parameters: $athlete, $first_day, $through_day (day numbers; $first_day NULL without a day),
-- $formula, $states, $open_first_day (NULL without a day), $open_numbers.
INSERT INTO series_state (athlete, first_day, through_day, formula, states, open_first_day, open_numbers)
VALUES (
  $athlete::VARCHAR,
  DATE '1970-01-01' + $first_day::INTEGER,
  DATE '1970-01-01' + $through_day::INTEGER,
  $formula::VARCHAR,
  $states::VARCHAR,
  DATE '1970-01-01' + $open_first_day::INTEGER,
  $open_numbers::BLOB
);
