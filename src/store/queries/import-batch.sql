-- One import: whether it was undone, which activities its files hold, and how many entries beside them.
-- Grain: one row per batch. Parameters: $athlete, $batch_id.
WITH
held AS (
  SELECT
    coalesce(flatten(list(activity_ids)), []) AS activity_ids,
    coalesce(sum(entries), 0) AS entries
  FROM import_file
  WHERE athlete = $athlete::VARCHAR AND batch_id = $batch_id::VARCHAR
)
SELECT
  import_batch.batch_id,
  import_batch.undone_at IS NOT NULL AS undone,
  list_distinct(held.activity_ids) AS activity_ids,
  held.entries::INTEGER AS entries
FROM import_batch, held
WHERE import_batch.athlete = $athlete::VARCHAR
  AND import_batch.batch_id = $batch_id::VARCHAR;
