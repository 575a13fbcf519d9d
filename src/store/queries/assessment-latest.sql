-- The newest assessment about the newest day.
-- Grain: at most one row. Parameters: $athlete.
SELECT
  (as_of - DATE '1970-01-01')::INTEGER AS as_of,
  epoch_ms(issued_at)::DOUBLE AS issued_at,
  rule_set,
  data_version,
  assessment_json
FROM assessment_log
WHERE athlete = $athlete::VARCHAR
ORDER BY assessment_log.as_of DESC, assessment_log.issued_at DESC, data_version DESC, assessment_sha256
LIMIT 1;
