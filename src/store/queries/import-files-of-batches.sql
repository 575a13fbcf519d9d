-- What became of the files of some imports.
-- Grain: one row per file of a batch. Parameters: $athlete, $batch_ids (list). Order: batch, place in it.
SELECT
  batch_id,
  file_index,
  path,
  outcome,
  reason,
  detail,
  sha256,
  entries
FROM import_file
WHERE athlete = $athlete::VARCHAR
  AND batch_id IN (SELECT unnest($batch_ids::VARCHAR[]))
ORDER BY batch_id, file_index;
