-- Writes that a red flag was taken to a clinician.
-- Grain: one row per rule and day. Parameters: $athlete, $rule, $local_day (day number).
MERGE INTO red_flag_seen
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    $rule::VARCHAR AS rule,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day
) AS new
ON red_flag_seen.athlete = new.athlete
  AND red_flag_seen.rule = new.rule
  AND red_flag_seen.local_day = new.local_day
WHEN NOT MATCHED THEN INSERT BY NAME;
