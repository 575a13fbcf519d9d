-- Keeps a journal line about people behind those that are there; a line that is there stays as it is.
-- Grain: one row per journal line. Parameters: $entry_id, $athlete, $entry (the line).
INSERT INTO people_fact
SELECT
  $entry_id::VARCHAR AS entry_id,
  (SELECT coalesce(max(position), 0) + 1 FROM people_fact)::INTEGER AS position,
  $athlete::VARCHAR AS athlete,
  $entry::VARCHAR AS entry
WHERE NOT EXISTS (SELECT 1 FROM people_fact WHERE people_fact.entry_id = $entry_id::VARCHAR);
