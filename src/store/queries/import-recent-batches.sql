-- The newest imports.
-- Grain: one row per batch. Parameters: $athlete, $limit. Order: newest first.
SELECT
  batch_id,
  epoch_ms(at)::DOUBLE AS at
FROM import_batch
WHERE athlete = $athlete::VARCHAR
ORDER BY import_batch.at DESC, batch_id
LIMIT $limit::INTEGER;
