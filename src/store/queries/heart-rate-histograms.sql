-- The heart rate of every source that counts, in bands.
-- Grain: one row per activity that is not withdrawn and has one. Parameters: $athlete. Order: activity.
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
ORDER BY histogram.activity_id;
