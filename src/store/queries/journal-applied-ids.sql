-- The journal lines of one month that this database holds.
-- Grain: one row per journal line. Parameters: $month.
SELECT entry_id
FROM journal_applied
WHERE month = $month::VARCHAR;
