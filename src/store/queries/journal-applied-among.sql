-- Those of some journal lines that this database holds.
-- Grain: one row per journal line. Parameters: $entry_id (list).
SELECT entry_id
FROM journal_applied
WHERE entry_id IN (SELECT unnest($entry_id::VARCHAR[]));
