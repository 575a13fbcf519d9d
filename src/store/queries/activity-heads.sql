-- What is needed to tell whether two activities are one session: those of some days that count, superseded ones included,
-- and some by their id with those that stand behind them, withdrawn or not.
-- Grain: one row per activity. Parameters: $athlete, $days (list of day numbers), $ids (list). Order: day, id.
WITH
corrected AS (
  SELECT activity_id, text_value
  FROM run_correction
  WHERE athlete = $athlete::VARCHAR AND field = 'sport'
)
SELECT
  activity.id,
  activity.source_sha256,
  activity.index_in_file,
  activity.format,
  activity.sport,
  list_contains(activity.flags, 'SPORT_ASSUMED') AS is_sport_assumed,
  corrected.text_value AS corrected_sport,
  epoch_ms(activity.started_at)::DOUBLE AS started_at,
  activity.utc_offset_min,
  activity.zone_source,
  (activity.local_day - DATE '1970-01-01')::INTEGER AS local_day,
  activity.duration_s,
  activity.elapsed_s,
  activity.distance_m,
  activity.samples,
  activity.measures,
  activity.superseded_by,
  activity.withdrawn
FROM activity
LEFT JOIN corrected ON corrected.activity_id = activity.id
WHERE activity.athlete = $athlete::VARCHAR
  AND (
    (NOT activity.withdrawn AND activity.local_day IN (SELECT DATE '1970-01-01' + unnest($days::INTEGER[])))
    OR activity.id IN (SELECT unnest($ids::VARCHAR[]))
    OR activity.superseded_by IN (SELECT unnest($ids::VARCHAR[]))
  )
ORDER BY activity.local_day, activity.id;
