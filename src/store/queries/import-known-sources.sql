-- When these bytes were first accepted. Files that were refused are not among them: they may be offered again.
-- Grain: one row per content. Parameters: $athlete, $sha256 (list).
SELECT
  sha256,
  batch_id,
  path,
  epoch_ms(offered_at)::DOUBLE AS offered_at,
  outcome,
  entries
FROM import_file
WHERE athlete = $athlete::VARCHAR
  AND sha256 IN (SELECT unnest($sha256::VARCHAR[]))
  AND outcome IN ('imported', 'merged', 'duplicate')
QUALIFY row_number() OVER (PARTITION BY sha256 ORDER BY import_file.offered_at, batch_id, file_index) = 1
ORDER BY sha256;
