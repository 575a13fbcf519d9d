-- The written numbers of some parts of the daily series, in blocks of days; a part is 'days' or a load method.
-- Grain: one row per part and block. Parameters: $athlete, $parts (list), $from_day, $through_day (day numbers, of the first
-- day of a block). Order: none.
SELECT
  part,
  (first_day - DATE '1970-01-01')::INTEGER AS first_day,
  numbers
FROM series_block
WHERE athlete = $athlete::VARCHAR
  AND list_contains($parts::VARCHAR[], part)
  AND first_day BETWEEN DATE '1970-01-01' + $from_day::INTEGER AND DATE '1970-01-01' + $through_day::INTEGER;
