-- The last day on which files with activities were offered by an import that holds (NULL while there were none), and a second
-- row when an activity was ever taken back.
-- Grain: one or two rows. Parameters: $athlete. Order: none.
SELECT
  (max(import_batch.local_day) - DATE '1970-01-01')::INTEGER AS feed_through,
  false AS is_taken_back
FROM import_batch
JOIN import_file USING (batch_id)
WHERE import_batch.athlete = $athlete::VARCHAR
  AND import_batch.undone_at IS NULL
  AND len(import_file.activity_ids) > 0
UNION ALL
(
  SELECT NULL::INTEGER, true
  FROM activity
  WHERE athlete = $athlete::VARCHAR
    AND withdrawn
  LIMIT 1
);
