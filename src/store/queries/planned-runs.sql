-- Every run that was planned, those of days gone by included.
-- Grain: one row per day and slot. Parameters: $athlete. Order: day, slot.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  slot,
  distance_m,
  duration_s,
  kind,
  title
FROM planned_run
WHERE athlete = $athlete::VARCHAR
ORDER BY planned_run.local_day, slot;
