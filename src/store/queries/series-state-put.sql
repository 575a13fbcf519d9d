-- Says that an athlete's daily series is written up to a day and nothing of it is stale.
-- Grain: one row per athlete. Parameters: $athlete, $through_day (day number), $formula.
MERGE INTO series_state
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $through_day::INTEGER AS through_day,
    NULL::DATE AS stale_from,
    $formula::VARCHAR AS formula
) AS new
ON series_state.athlete = new.athlete
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
