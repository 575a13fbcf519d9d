-- Withdraws the activities of one import's files that no import brings any more which still holds, and brings back the others.
-- Grain: one row per activity. Parameters: $athlete, $batch_id.
UPDATE activity
SET withdrawn = activity.source_sha256 NOT IN (
  SELECT import_file.sha256
  FROM import_file
  JOIN import_batch USING (batch_id)
  WHERE import_file.athlete = $athlete::VARCHAR
    AND import_file.sha256 IS NOT NULL
    AND import_file.outcome IN ('imported', 'merged', 'duplicate')
    AND import_batch.undone_at IS NULL
)
WHERE activity.athlete = $athlete::VARCHAR
  AND activity.source_sha256 IN (
    SELECT sha256 FROM import_file WHERE athlete = $athlete::VARCHAR AND batch_id = $batch_id::VARCHAR
  );
