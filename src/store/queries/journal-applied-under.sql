-- Those journal lines of this database whose id begins with a text.
-- Grain: one row per journal line. Parameters: $prefix.
SELECT entry_id
FROM journal_applied
WHERE starts_with(entry_id, $prefix::VARCHAR);
