-- Removes an athlete's blocks of the daily series from a day on, before they are written again.
-- Grain: one row per part and block. Parameters: $athlete, $from_day (day number, NULL for all).
DELETE FROM series_block
WHERE athlete = $athlete::VARCHAR
  AND ($from_day::INTEGER IS NULL OR first_day >= DATE '1970-01-01' + $from_day::INTEGER);
