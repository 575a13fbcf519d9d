-- Remembers what became of files. The first outcome stands: the same bytes under the same name in the same batch are one
-- file, and offering them again after a crash must not turn "imported" into "duplicate".
-- Grain: one row per batch, path and content. Parameters: $batch_id, $athlete, $path, $outcome, $reason, $detail, $sha256,
-- $size_b, $entries, $activity_ids (lists), $offered_at (ms since 1970); each a list, in the order offered.
MERGE INTO import_file
USING (
  WITH offered AS (
    SELECT
      unnest($athlete::VARCHAR[]) AS athlete,
      unnest($batch_id::VARCHAR[]) AS batch_id,
      unnest(range(len($path::VARCHAR[])))::INTEGER AS place,
      unnest($path::VARCHAR[]) AS path,
      unnest($outcome::VARCHAR[]) AS outcome,
      unnest($reason::VARCHAR[]) AS reason,
      unnest($detail::VARCHAR[]) AS detail,
      unnest($sha256::VARCHAR[]) AS sha256,
      unnest($size_b::BIGINT[]) AS size_b,
      unnest($entries::INTEGER[]) AS entries,
      unnest($activity_ids::VARCHAR[][]) AS activity_ids,
      epoch_ms(unnest($offered_at::BIGINT[])) AS offered_at
  ),
  once AS (
    SELECT * FROM offered
    QUALIFY row_number() OVER (PARTITION BY batch_id, path, sha256 ORDER BY place) = 1
  ),
  held AS (
    SELECT batch_id, max(file_index) + 1 AS next_index FROM import_file GROUP BY batch_id
  )
  SELECT
    once.athlete,
    once.batch_id,
    (coalesce(held.next_index, 0) + once.place)::INTEGER AS file_index,
    once.path,
    once.outcome,
    once.reason,
    once.detail,
    once.sha256,
    once.size_b,
    once.entries,
    once.activity_ids,
    once.offered_at
  FROM once
  LEFT JOIN held ON held.batch_id = once.batch_id
) AS new
ON import_file.batch_id = new.batch_id
  AND import_file.path = new.path
  AND import_file.sha256 IS NOT DISTINCT FROM new.sha256
WHEN NOT MATCHED THEN INSERT BY NAME;
