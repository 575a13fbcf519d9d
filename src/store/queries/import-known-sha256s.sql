-- The contents that imports which hold have accepted: those of import-known-sources, all of them, without their story.
-- Grain: one row per content. Parameters: $athlete.
SELECT DISTINCT import_file.sha256
FROM import_file
JOIN import_batch USING (batch_id)
WHERE import_file.athlete = $athlete::VARCHAR
  AND import_file.sha256 IS NOT NULL
  AND import_file.outcome IN ('imported', 'merged', 'duplicate')
  AND import_batch.undone_at IS NULL;
