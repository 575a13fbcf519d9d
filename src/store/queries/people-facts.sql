-- Every journal line about people.
-- Grain: one row per journal line. Parameters: none. Order: that of the journal.
SELECT
  entry_id,
  entry
FROM people_fact
ORDER BY position;
