-- Takes the runner's word about a day back: the day is unknown again.
-- Grain: one row per day. Parameters: $athlete, $local_day (day number).
DELETE FROM day_mark
WHERE athlete = $athlete::VARCHAR
  AND local_day = DATE '1970-01-01' + $local_day::INTEGER;
