-- The heart rate of every source that counts, in bands.
-- Grain: one row per activity that is not withdrawn and has one. Parameters: $athlete,
-- $from_day (day number, NULL for all). Order: none.
SELECT
  histogram.activity_id,
  histogram.kind,
  histogram.lowest,
  histogram.width,
  histogram.seconds_s
FROM histogram
JOIN activity ON activity.id = histogram.activity_id
WHERE histogram.athlete = $athlete::VARCHAR
  AND histogram.kind = 'heartRateBpm'
  AND NOT activity.withdrawn
  AND ($from_day::INTEGER IS NULL OR activity.local_day >= DATE '1970-01-01' + $from_day::INTEGER);
