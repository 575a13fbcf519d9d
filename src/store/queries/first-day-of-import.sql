-- The earliest day of the activities of an import's files and of the ones that count instead of them; NULL when it has none.
-- Grain: one row. Parameters: $athlete, $batch_id.
WITH
offered AS (
  SELECT activity.id, activity.superseded_by
  FROM activity
  JOIN import_file ON import_file.athlete = activity.athlete AND import_file.sha256 = activity.source_sha256
  WHERE activity.athlete = $athlete::VARCHAR
    AND import_file.batch_id = $batch_id::VARCHAR
)
SELECT (min(local_day) - DATE '1970-01-01')::INTEGER AS first_day
FROM activity
WHERE athlete = $athlete::VARCHAR
  AND (id IN (SELECT id FROM offered) OR id IN (SELECT superseded_by FROM offered));
