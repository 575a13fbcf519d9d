-- The journal lines that this database holds.
-- Grain: one row per journal line. Parameters: none.
SELECT entry_id
FROM journal_applied;
