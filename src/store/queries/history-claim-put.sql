-- Writes the runner's word that the files hold every run; a claim from the same day replaces the older one.
-- Grain: one row per first day. Parameters: $athlete, $from_day and $to_day (day numbers; no last day is "until further
-- notice"), $said_at (ms since 1970).
MERGE INTO history_claim
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $from_day::INTEGER AS from_day,
    DATE '1970-01-01' + $to_day::INTEGER AS to_day,
    epoch_ms($said_at::BIGINT) AS said_at
) AS new
ON history_claim.athlete = new.athlete
  AND history_claim.from_day = new.from_day
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
