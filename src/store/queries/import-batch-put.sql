-- Remembers one call of import.
-- Grain: one row per batch. Parameters: $batch_id, $athlete, $offered_at (ms since 1970), $local_day (day number).
MERGE INTO import_batch
USING (
  SELECT
    $batch_id::VARCHAR AS batch_id,
    $athlete::VARCHAR AS athlete,
    epoch_ms($offered_at::BIGINT) AS offered_at,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day
) AS new
ON import_batch.batch_id = new.batch_id
WHEN NOT MATCHED THEN INSERT BY NAME;
