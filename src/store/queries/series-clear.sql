-- Removes an athlete's daily series from a day on, before it is written again.
-- Grain: one row per day, and per load method and day. Parameters: $athlete, $from_day (day number).
DELETE FROM day_total
WHERE athlete = $athlete::VARCHAR AND local_day >= DATE '1970-01-01' + $from_day::INTEGER;
DELETE FROM day_ratio
WHERE athlete = $athlete::VARCHAR AND local_day >= DATE '1970-01-01' + $from_day::INTEGER;
DELETE FROM series_carry
WHERE athlete = $athlete::VARCHAR AND local_day >= DATE '1970-01-01' + $from_day::INTEGER;
