-- What a person said about fields of runs, withdrawals of it included.
-- Grain: one row per activity and field. Parameters: $athlete. Order: activity, field.
SELECT
  activity_id,
  field,
  text_value,
  number_value,
  epoch_ms(said_at)::DOUBLE AS said_at
FROM run_correction
WHERE athlete = $athlete::VARCHAR
ORDER BY activity_id, field;
