-- What the recordings of a few activities say beside their totals.
-- Grain: one row per activity that has one. Parameters: $athlete, $activity_id (list). Order: none.
SELECT run_summary.* EXCLUDE (athlete)
FROM run_summary
WHERE run_summary.athlete = $athlete::VARCHAR
  AND list_contains($activity_id::VARCHAR[], run_summary.activity_id);
