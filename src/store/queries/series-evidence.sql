-- What the daily series is made from beside the runs, in one look: the word about days, the history claims that were made, the
-- last day on which files with activities were offered by an import that holds, every setting with the day it holds from, and
-- a row when an activity was taken back, so that the claims have to be read one by one.
-- Grain: one row per kind, day and name. Parameters: $athlete. Order: none.
SELECT
  'mark' AS kind,
  (local_day - DATE '1970-01-01')::INTEGER AS from_day,
  NULL::INTEGER AS to_day,
  NULL::VARCHAR AS name,
  state AS text_value,
  NULL::DOUBLE AS number_value
FROM day_mark
WHERE athlete = $athlete::VARCHAR
UNION ALL
SELECT 'claim', (from_day - DATE '1970-01-01')::INTEGER, (to_day - DATE '1970-01-01')::INTEGER, NULL, NULL, NULL
FROM history_claim
WHERE athlete = $athlete::VARCHAR
UNION ALL
SELECT 'setting', (from_day - DATE '1970-01-01')::INTEGER, NULL, name, text_value, number_value
FROM athlete_setting
WHERE athlete = $athlete::VARCHAR
UNION ALL
SELECT 'feed', (max(import_batch.local_day) - DATE '1970-01-01')::INTEGER, NULL, NULL, NULL, NULL
FROM import_batch
JOIN import_file USING (batch_id)
WHERE import_batch.athlete = $athlete::VARCHAR
  AND import_batch.undone_at IS NULL
  AND len(import_file.activity_ids) > 0
UNION ALL
SELECT DISTINCT 'taken-back', NULL::INTEGER, NULL, NULL, NULL, NULL
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND withdrawn;
