-- Keeps an assessment unless it says what the newest one about the same day says.
-- Grain: one row per day it is about, instant of issue and content. Parameters: $athlete, $as_of (day number),
-- $issued_at (ms since 1970), $assessment_sha256, $rule_set, $data_version, $assessment_json.
WITH
new AS (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $as_of::INTEGER AS as_of,
    epoch_ms($issued_at::BIGINT) AS issued_at,
    $assessment_sha256::VARCHAR AS assessment_sha256,
    $rule_set::VARCHAR AS rule_set,
    $data_version::INTEGER AS data_version,
    $assessment_json::VARCHAR AS assessment_json
),
same_day AS (
  SELECT assessment_log.issued_at, assessment_log.assessment_sha256
  FROM assessment_log
  JOIN new USING (athlete, as_of)
),
said_already AS (
  SELECT assessment_sha256 FROM same_day WHERE issued_at = (SELECT max(issued_at) FROM same_day)
  UNION ALL
  SELECT same_day.assessment_sha256 FROM same_day JOIN new USING (issued_at)
)
INSERT INTO assessment_log BY NAME
SELECT *
FROM new
WHERE assessment_sha256 NOT IN (SELECT assessment_sha256 FROM said_already);
