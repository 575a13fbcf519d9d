-- All sessions of care.
-- Grain: one row per day and kind. Parameters: $athlete. Order: day, kind.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  kind,
  regions,
  nrs_before,
  nrs_after,
  nrs_24h,
  nrs_48h,
  therapist,
  note
FROM therapy_session
WHERE athlete = $athlete::VARCHAR
ORDER BY therapy_session.local_day, kind;
