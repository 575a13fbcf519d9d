-- Remembers journal lines whose facts this database now holds.
-- Grain: one row per journal line. Parameters: $entry_id, $athlete, $month (lists of one length).
MERGE INTO journal_applied
USING (
  SELECT
    unnest($entry_id::VARCHAR[]) AS entry_id,
    unnest($athlete::VARCHAR[]) AS athlete,
    unnest($month::VARCHAR[]) AS month
) AS new
ON journal_applied.entry_id = new.entry_id
WHEN NOT MATCHED THEN INSERT BY NAME;
