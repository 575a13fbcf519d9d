-- The files that hold entries of a diary, as often as they were offered by an import that holds.
-- Grain: one row per batch and content. Parameters: $athlete. Order: batch, content.
SELECT DISTINCT
  import_file.batch_id,
  import_file.sha256
FROM import_file
JOIN import_batch USING (batch_id)
WHERE import_file.athlete = $athlete::VARCHAR
  AND import_file.entries > 0
  AND import_file.sha256 IS NOT NULL
  AND import_batch.undone_at IS NULL
ORDER BY import_file.batch_id, import_file.sha256;
