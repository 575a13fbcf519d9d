-- When these bytes were first accepted by an import that holds. Files that were refused are not among them: they may be
-- offered again, and so may files whose imports were all undone.
-- Grain: one row per content. Parameters: $athlete, $sha256 (list).
SELECT
  import_file.sha256,
  import_file.batch_id,
  import_file.path,
  epoch_ms(import_file.offered_at)::DOUBLE AS offered_at,
  import_file.outcome,
  import_file.entries
FROM import_file
JOIN import_batch USING (batch_id)
WHERE import_file.athlete = $athlete::VARCHAR
  AND import_file.sha256 IN (SELECT unnest($sha256::VARCHAR[]))
  AND import_file.outcome IN ('imported', 'merged', 'duplicate')
  AND import_batch.undone_at IS NULL
QUALIFY row_number() OVER (
  PARTITION BY import_file.sha256
  ORDER BY import_file.offered_at, import_file.batch_id, import_file.file_index
) = 1
ORDER BY import_file.sha256;
