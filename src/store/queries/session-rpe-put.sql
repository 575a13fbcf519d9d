-- Writes how hard a run, or the day's only run, felt; saying it again corrects it.
-- Grain: one row per day and activity. Parameters: $athlete, $local_day (day number), $activity_id, $rpe_0_to_10.
MERGE INTO session_rpe
USING (
  SELECT
    $athlete::VARCHAR AS athlete,
    DATE '1970-01-01' + $local_day::INTEGER AS local_day,
    $activity_id::VARCHAR AS activity_id,
    $rpe_0_to_10::DOUBLE AS rpe_0_to_10
) AS new
ON session_rpe.athlete = new.athlete
  AND session_rpe.activity_id IS NOT DISTINCT FROM new.activity_id
  AND (session_rpe.local_day = new.local_day OR new.activity_id IS NOT NULL)
WHEN MATCHED THEN UPDATE BY NAME
WHEN NOT MATCHED THEN INSERT BY NAME;
