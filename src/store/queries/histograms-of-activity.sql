-- The histograms of one activity.
-- Grain: one row per kind. Parameters: $athlete, $activity_id. Order: kind.
SELECT
  kind,
  lowest,
  width,
  seconds_s
FROM histogram
WHERE athlete = $athlete::VARCHAR
  AND activity_id = $activity_id::VARCHAR
ORDER BY kind;
