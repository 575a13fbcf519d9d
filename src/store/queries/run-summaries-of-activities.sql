-- What the recordings of some activities say beside their totals.
-- Grain: one row per activity that has one. Parameters: $athlete, $activity_id (list). Order: activity.
SELECT run_summary.* EXCLUDE (athlete)
FROM run_summary
WHERE run_summary.athlete = $athlete::VARCHAR
  AND run_summary.activity_id IN (SELECT unnest($activity_id::VARCHAR[]))
ORDER BY run_summary.activity_id;
