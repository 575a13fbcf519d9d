-- Takes back what was said of one place at one moment.
-- Grain: one row per day, region, side, moment and activity. Parameters: $athlete, $local_day (day number), $region, $side,
-- $moment, $activity_id.
DELETE FROM pain_entry
WHERE athlete = $athlete::VARCHAR
  AND local_day = DATE '1970-01-01' + $local_day::INTEGER
  AND region = $region::VARCHAR
  AND side IS NOT DISTINCT FROM $side::VARCHAR
  AND moment = $moment::VARCHAR
  AND activity_id IS NOT DISTINCT FROM $activity_id::VARCHAR;
