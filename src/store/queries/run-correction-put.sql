-- Writes what a person says about a field of a run in place of its sources; both values NULL takes it back.
-- Grain: one row per activity and field. Parameters: $athlete, $activity_id, $field, $text_value, $number_value,
-- $said_at (ms since 1970).
MERGE INTO run_correction
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    $activity_id::VARCHAR AS activity_id,
    $field::VARCHAR AS field,
    $text_value::VARCHAR AS text_value,
    $number_value::DOUBLE AS number_value,
    epoch_ms($said_at::BIGINT) AS said_at
) AS new
ON run_correction.athlete = new.athlete
  AND run_correction.activity_id = new.activity_id
  AND run_correction.field = new.field
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
