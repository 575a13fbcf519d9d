-- Says when an import was undone; NULL says that it holds.
-- Grain: one row per batch. Parameters: $athlete, $batch_id, $undone_at (ms since 1970).
UPDATE import_batch
SET undone_at = epoch_ms($undone_at::BIGINT)
WHERE athlete = $athlete::VARCHAR
  AND batch_id = $batch_id::VARCHAR;
