-- All pain that was logged.
-- Grain: one row per day, region, side, moment and activity. Parameters: $athlete. Order: day, region, side, moment.
SELECT
  (local_day - DATE '1970-01-01')::INTEGER AS local_day,
  region,
  side,
  moment,
  nrs,
  quality,
  altered_gait,
  night_pain,
  note,
  activity_id
FROM pain_entry
WHERE athlete = $athlete::VARCHAR
ORDER BY pain_entry.local_day, region, side, moment, activity_id;
