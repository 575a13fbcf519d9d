-- Everything that was ever said, oldest first.
-- Grain: one row per day it is about, instant of issue and content. Parameters: $athlete. Order: instant of issue.
SELECT
  (as_of - DATE '1970-01-01')::INTEGER AS as_of,
  epoch_ms(issued_at)::DOUBLE AS issued_at,
  rule_set,
  data_version,
  assessment_json
FROM assessment_log
WHERE athlete = $athlete::VARCHAR
ORDER BY assessment_log.issued_at, data_version, assessment_log.as_of, assessment_sha256;
