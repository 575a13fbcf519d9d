-- Remembers what became of one file. The first outcome stands: the same bytes under the same name in the same batch are
-- one file, and offering them again after a crash must not turn "imported" into "duplicate".
-- Grain: one row per batch, path and content. Parameters: $batch_id, $athlete, $path, $outcome, $reason, $detail,
-- $sha256, $size_b, $entries, $activity_ids (list), $offered_at (ms since 1970).
MERGE INTO import_file
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    $batch_id::VARCHAR AS batch_id,
    (SELECT count(*) FROM import_file WHERE batch_id = $batch_id::VARCHAR)::INTEGER AS file_index,
    $path::VARCHAR AS path,
    $outcome::VARCHAR AS outcome,
    $reason::VARCHAR AS reason,
    $detail::VARCHAR AS detail,
    $sha256::VARCHAR AS sha256,
    $size_b::BIGINT AS size_b,
    $entries::INTEGER AS entries,
    $activity_ids::VARCHAR[] AS activity_ids,
    epoch_ms($offered_at::BIGINT) AS offered_at
) AS new
ON import_file.batch_id = new.batch_id
  AND import_file.path = new.path
  AND import_file.sha256 IS NOT DISTINCT FROM new.sha256
WHEN NOT MATCHED THEN INSERT BY NAME;
