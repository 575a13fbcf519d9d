-- What the recordings of a runner say beside their totals.
-- Grain: one row per activity that is not withdrawn and has one. Parameters: $athlete,
-- $from_day (day number, NULL for all). Order: none.
SELECT
  run_summary.* EXCLUDE (athlete)
FROM run_summary
JOIN activity ON activity.id = run_summary.activity_id
WHERE run_summary.athlete = $athlete::VARCHAR
  AND NOT activity.withdrawn
  AND ($from_day::INTEGER IS NULL OR activity.local_day >= DATE '1970-01-01' + $from_day::INTEGER);
