-- The newest imports.
-- Grain: one row per batch. Parameters: $athlete, $limit. Order: newest first.
SELECT
  batch_id,
  epoch_ms(offered_at)::DOUBLE AS offered_at,
  undone_at IS NOT NULL AS undone
FROM import_batch
WHERE athlete = $athlete::VARCHAR
ORDER BY import_batch.offered_at DESC, batch_id
LIMIT $limit::INTEGER;
