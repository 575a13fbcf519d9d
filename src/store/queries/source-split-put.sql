-- Writes that two activities are two sessions.
-- Grain: one row per pair. Parameters: $athlete, $first_id, $second_id.
MERGE INTO source_split
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    $first_id::VARCHAR AS first_id,
    $second_id::VARCHAR AS second_id
) AS new
ON source_split.athlete = new.athlete
  AND source_split.first_id = new.first_id
  AND source_split.second_id = new.second_id
WHEN NOT MATCHED THEN INSERT BY NAME;
