-- Keeps an assessment unless it says what the newest one for the same day says.
-- Grain: one row per day it is about, instant of issue and content. Parameters: $athlete, $as_of (day number),
-- $issued_at (ms since 1970), $assessment_sha256, $rule_set, $data_version, $assessment_json.
MERGE INTO assessment_log
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $as_of::INTEGER AS as_of,
    epoch_ms($issued_at::BIGINT) AS issued_at,
    $assessment_sha256::VARCHAR AS assessment_sha256,
    $rule_set::VARCHAR AS rule_set,
    $data_version::INTEGER AS data_version,
    $assessment_json::VARCHAR AS assessment_json
) AS new
ON assessment_log.athlete = new.athlete
  AND assessment_log.as_of = new.as_of
  AND assessment_log.assessment_sha256 = new.assessment_sha256
  AND (
    assessment_log.issued_at = new.issued_at
    OR assessment_log.issued_at = (
      SELECT max(newest.issued_at)
      FROM assessment_log AS newest
      WHERE newest.athlete = $athlete::VARCHAR
        AND newest.as_of = DATE '1970-01-01' + $as_of::INTEGER
    )
  )
WHEN NOT MATCHED THEN INSERT BY NAME;
