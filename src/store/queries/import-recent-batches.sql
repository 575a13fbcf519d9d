-- The newest imports, from the newest or behind one of them.
-- Grain: one row per batch. Parameters: $athlete, $limit, $before (null: from the newest). Order: newest first.
WITH mark AS (
  SELECT offered_at, batch_id
  FROM import_batch
  WHERE athlete = $athlete::VARCHAR AND batch_id = $before::VARCHAR
)
SELECT
  import_batch.batch_id,
  epoch_ms(import_batch.offered_at)::DOUBLE AS offered_at,
  import_batch.undone_at IS NOT NULL AS undone
FROM import_batch
LEFT JOIN mark ON TRUE
WHERE import_batch.athlete = $athlete::VARCHAR
  AND (
    $before::VARCHAR IS NULL
    OR import_batch.offered_at < mark.offered_at
    OR (import_batch.offered_at = mark.offered_at AND import_batch.batch_id > mark.batch_id)
  )
ORDER BY import_batch.offered_at DESC, import_batch.batch_id
LIMIT $limit::INTEGER;
