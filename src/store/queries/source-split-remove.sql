-- Takes back that two activities are two sessions.
-- Grain: one row per pair. Parameters: $athlete, $first_id, $second_id.
DELETE FROM source_split
WHERE athlete = $athlete::VARCHAR
  AND first_id = $first_id::VARCHAR
  AND second_id = $second_id::VARCHAR;
