-- When these bytes were first accepted.
-- Grain: at most one row. Parameters: $athlete, $sha256.
SELECT
  batch_id,
  path,
  epoch_ms(offered_at)::DOUBLE AS offered_at,
  outcome,
  entries
FROM import_file
WHERE athlete = $athlete::VARCHAR
  AND sha256 = $sha256::VARCHAR
  AND outcome IN ('imported', 'merged', 'duplicate')
ORDER BY import_file.offered_at, batch_id, file_index
LIMIT 1;
