-- The last day on which files with activities were offered by an import that holds (NULL while there were none), and whether
-- an activity was ever taken back.
-- Grain: one row. Parameters: $athlete.
SELECT
  (
    SELECT (max(import_batch.local_day) - DATE '1970-01-01')::INTEGER
    FROM import_batch
    JOIN import_file USING (batch_id)
    WHERE import_batch.athlete = $athlete::VARCHAR
      AND import_batch.undone_at IS NULL
      AND len(import_file.activity_ids) > 0
  ) AS feed_through,
  EXISTS (
    SELECT 1
    FROM activity
    WHERE athlete = $athlete::VARCHAR
      AND withdrawn
  ) AS is_any_taken_back;
