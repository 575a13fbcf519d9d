-- The pairs of activities that a person called two sessions.
-- Grain: one row per pair. Parameters: $athlete. Order: pair.
SELECT
  first_id,
  second_id
FROM source_split
WHERE athlete = $athlete::VARCHAR
ORDER BY first_id, second_id;
