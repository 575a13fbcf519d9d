-- Says that an athlete's daily series is written up to a day of the block that is still filling, with what changed in it alone.
-- Grain: one row per athlete. Parameters: $athlete, $through_day (day number), $open_numbers.
UPDATE series_state
SET
  through_day = DATE '1970-01-01' + $through_day::INTEGER,
  stale_from = NULL,
  open_numbers = $open_numbers::BLOB
WHERE athlete = $athlete::VARCHAR;
