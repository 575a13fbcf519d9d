-- Forgets some journal lines about people, and that they were read.
-- Grain: one row per journal line. Parameters: $entry_id (list).
DELETE FROM people_fact
WHERE entry_id IN (SELECT unnest($entry_id::VARCHAR[]));
DELETE FROM journal_applied
WHERE entry_id IN (SELECT unnest($entry_id::VARCHAR[]));
